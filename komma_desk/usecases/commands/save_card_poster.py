"""A poster to hang up: by its words people recognise the office card, and by it they find it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.card_papers import CardPoster
from komma_desk.domain.changes import Changes
from komma_desk.domain.report_paper import PaperHead
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.signed_office import require_signed_office
from komma_desk.usecases.queries.office_card import OfficeCard, office_card
from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCardPoster:
    """`place` says where the card lies, in the office's own words."""

    target: Path
    place: str
    language: Language = Language.GERMAN


def save_card_poster(command: SaveCardPoster, context: Context) -> Changes:
    """Raises TextMissing, TextTooLong, or OfficeByHand for an address clearing has not signed."""
    require_text(command.place, LONGEST_REASON)
    if context.work.has_cases:  # else it is whoever signs the office herself
        require_signed_office(context)
    office = office_card(OfficeCard(), context)
    told = (*office.address.splitlines(), office.phone, office.email)
    poster = CardPoster(
        head=PaperHead(
            municipality=office.municipality,
            office=office.name,
            ways=tuple(line for line in told if line.strip()),
            dated_on=context.clock.today(),
            language=command.language,
        ),
        place=command.place.strip(),
        words=context.keys.card_words(),
    )
    context.leave(command.target, context.tools.papers.card_poster(poster))
    return Changes().with_receipt(command.target)
