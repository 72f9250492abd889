"""What was typed for partners and not saved yet; kept while the desk is open, never stored."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.words import _

NEW: Final = PartnerId(UUID(int=0))
BLANK: Final = Partner(id=NEW, name="", kind=Code(""), consent=Code(""))


class PartnersAtHand:
    """It outlives a page, as when the language changes, and goes with the lock."""

    def __init__(self) -> None:
        self.drafts: dict[PartnerId, Partner] = {}
        self.chosen: PartnerId | None = None
        """The entry on the desk: a page built anew shows it again."""

    def unsent(self) -> list[str]:
        """What would be lost now, one line each."""
        return sorted(
            _("Partner not saved: {name}").format(
                name=" ".join(entry.name.split()) or _("New partner")
            )
            for entry in self.drafts.values()
            if entry != BLANK
        )
