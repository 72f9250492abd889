"""The office card leaves the house: from now on reports can be sealed to it without an account."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.present_card import present_card
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
    card = context.keys.signed_card(present_card(context, command.language))
    context.leave(command.target, card)
    return Changes().with_receipt(CardSaved(command.target, context.keys.card_words()))
