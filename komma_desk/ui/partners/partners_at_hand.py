"""What was typed for partners and not saved yet: at hand for a page that is built anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.words import _

NEW: Final = PartnerId(UUID(int=0))
BLANK: Final = Partner(id=NEW, name="", kind=Code(""), consent=Code(""))


class PartnersAtHand(QObject):
    """It outlives a page, as when the language changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drafts: dict[PartnerId, Partner] = {}
        self.chosen: PartnerId | None = None
        """The entry on the desk: a page built anew shows it again."""

    def keep(self, entry: Partner) -> None:
        self.drafts[entry.id] = entry
        self.changed.emit()

    def drop(self, partner: PartnerId) -> None:
        self.drafts.pop(partner, None)
        self.changed.emit()

    def to_keep(self) -> tuple[Partner, ...]:
        return tuple(each for each in self.drafts.values() if each != BLANK)

    def take_back(self, kept: Iterable[Partner]) -> None:
        """What was kept over a lock; what was typed since goes before it."""
        for each in kept:
            self.drafts.setdefault(each.id, each)

    def unsent(self) -> list[str]:
        """What would be lost now, one line each."""
        return sorted(
            _("Partner not saved: {name}").format(
                name=" ".join(entry.name.split()) or _("New partner")
            )
            for entry in self.drafts.values()
            if entry != BLANK
        )
