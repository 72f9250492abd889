"""The office card leaves the house: from now on reports can be sealed to it without an account."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.context import Context
from komma_desk.usecases.kept_card import kept_card, signed_card_of_today
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
    """Off clearing it is the card clearing signed last, as it was signed.

    Raises NoCardYet or CardIsOld there, or what a file that leaves raises.
    """
    if Permission.POST_TAKE_IN in context.actor.permissions:
        card = signed_card_of_today(context, command.language)
    else:
        card = kept_card(context)
    context.leave(command.target, card)
    return Changes().with_receipt(CardSaved(command.target, context.keys.card_words()))
