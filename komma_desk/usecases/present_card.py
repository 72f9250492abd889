"""The office as it is now, as a card: to hand out, and to go along with every answer."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.clearing_card import CardReader, ClearingCard
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.card_lists import own_part
from komma_desk.usecases.effects.circle_people import officers
from komma_desk.usecases.office_recovery import recipients_of_new_epoch
from komma_desk.usecases.queries.office_card import OfficeCard, office_card
from komma_desk.usecases.queries.possible_readers import PossibleReaders, possible_readers
from komma_desk.words import Language


def present_card(context: Context, language: Language = Language.GERMAN) -> ClearingCard:
    ground = context.keys.card_ground()
    recovery = recipients_of_new_epoch(context)
    return ClearingCard(
        office=office_card(OfficeCard(), context),
        directory=ground.directory,
        epoch=ground.epoch,
        sealing=ground.sealing,
        generation=ground.generation,
        readers=tuple(_readers(context)),
        recovery=recovery[0].sealing if recovery else b"",
        language=language,
        made_on=context.clock.today(),
        own_lists=own_part(context),
    )


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
