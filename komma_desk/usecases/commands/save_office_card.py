"""The office card leaves the house: from now on reports can be sealed to it without an account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.clearing_card import CardReader, ClearingCard
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.card_lists import own_part
from komma_desk.usecases.effects.circle_people import officers
from komma_desk.usecases.office_recovery import recipients_of_new_epoch
from komma_desk.usecases.queries.office_card import OfficeCard, office_card
from komma_desk.usecases.queries.possible_readers import PossibleReaders, possible_readers
from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOfficeCard:
    """`language` is the one the form opens in; whoever writes can change it."""

    target: Path
    language: Language = Language.GERMAN


@dataclass(frozen=True, slots=True)
class CardSaved:
    """`words` are those people compare; they stay the same for every card of the office."""

    target: Path
    words: str


def save_office_card(command: SaveOfficeCard, context: Context) -> Changes:
    """Raises KeyNotYours off clearing, or what a file that leaves raises."""
    ground = context.keys.card_ground()
    recovery = recipients_of_new_epoch(context)
    card = ClearingCard(
        office=office_card(OfficeCard(), context),
        directory=ground.directory,
        epoch=ground.epoch,
        sealing=ground.sealing,
        generation=ground.generation,
        readers=tuple(_readers(context)),
        recovery=recovery[0].sealing if recovery else b"",
        language=command.language,
        made_on=context.clock.today(),
        own_lists=own_part(context),
    )
    context.leave(command.target, context.keys.signed_card(card))
    return Changes().with_receipt(CardSaved(command.target, context.keys.card_words()))


def _readers(context: Context) -> Iterator[CardReader]:
    """Keys only of those the office vouches for; the others can be named, not sealed to."""
    keys = {each.id: each for each in officers(context)}
    for each in possible_readers(PossibleReaders(), context):
        person = keys.get(each.person)
        yield CardReader(
            person=each.person,
            name=each.name,
            role=each.role,
            reads_cases=each.reads_cases,
            sealing=person.sealing if person else b"",
            signing=person.signing if person else b"",
        )
