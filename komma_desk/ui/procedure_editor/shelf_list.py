"""The shelf at the left: drafts, what waits for the second person, what is published."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from komma_desk.domain.home_time import local_day
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.procedure_editor.editor_presenter import Item, Ref, ref_of
from komma_desk.usecases.queries.procedure_shelf import (
    Shelf,
    ShelfDraft,
    ShelfProposal,
    ShelfVersion,
    VersionStanding,
)
from komma_desk.words import N_, _

_ITEM = Qt.ItemDataRole.UserRole
_STANDINGS = {
    VersionStanding.PUBLISHED: N_("published"),
    VersionStanding.REPLACED: N_("replaced"),
    VersionStanding.BY_HAND: N_("published by nobody"),
}


class ShelfList(QListWidget):
    """One stop of the tab key; the arrows walk the things, headings are passed over."""

    wanted = Signal(object)
    """The thing of the shelf somebody chose."""
    opened = Signal(object)
    """The one somebody means to work on: by Enter or a double click."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Drafts and versions"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            "QListView::item { padding: 6px 8px; } "
            "QListView::item:disabled { color: palette(text); }"
        )
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(self._open)

    def show_shelf(self, shelf: Shelf, on_desk: Ref | None) -> None:
        self.blockSignals(True)
        self.clear()
        groups: tuple[tuple[str, Sequence[Item]], ...] = (
            (_("Drafts"), shelf.drafts),
            (_("Waiting for the second person"), shelf.proposals),
            (_("Published"), shelf.versions),
        )
        for heading, items in groups:
            if items:
                self._add_heading(heading)
            for item in items:
                self._add(item)
        self.point_at(on_desk)
        self.blockSignals(False)

    def point_at(self, ref: Ref | None) -> None:
        """Show what lies on the desk, without telling anybody."""
        was_blocked = self.blockSignals(True)
        rows = (row for row in range(self.count()) if self._ref_at(row) == ref is not None)
        self.setCurrentRow(next(rows, -1))
        self.blockSignals(was_blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self._open(row)
        else:
            super().keyPressEvent(event)

    def _open(self, row: QListWidgetItem) -> None:
        item = row.data(_ITEM)
        if item is not None:
            self.opened.emit(item)

    def _ref_at(self, row: int) -> Ref | None:
        item = self.item(row).data(_ITEM)
        return ref_of(item) if item is not None else None

    def _add_heading(self, text: str) -> None:
        heading = QListWidgetItem(text)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)  # or the arrows would stop at it
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.addItem(heading)

    def _add(self, item: Item) -> None:
        text = f"{item.title.spoken()}\n{item_words(item)}"
        row = QListWidgetItem(text)
        row.setToolTip(plain_tip(text))
        row.setData(_ITEM, item)
        self.addItem(row)

    def _tell(self, row: QListWidgetItem | None) -> None:
        item = row.data(_ITEM) if row is not None else None
        if item is not None:
            self.wanted.emit(item)


def item_named(item: Item) -> str:
    title = item.title.spoken()
    if isinstance(item, ShelfDraft):
        return _("Draft: {title}").format(title=title)
    return _("{title}, version {version}").format(title=title, version=item.version)


def item_words(item: Item) -> str:
    """Version, how it stands, and who did it when."""
    match item:
        case ShelfDraft():
            day = moment_in_digits(item.changed_at)
            based = item.based_on or "–"
            text = _("Draft after {version}, {person}, {day}")
            return text.format(version=based, person=item.changed_by, day=day)
        case ShelfProposal():
            day = day_in_digits(local_day(item.proposed_at))
            text = _("{version}, proposed by {person}, {day}")
            return text.format(version=item.version, person=item.proposed_by, day=day)
        case ShelfVersion():
            words = [item.version, _(_STANDINGS[item.standing])]
            if item.is_default:
                words.append(_("new cases follow it"))
            return ", ".join(words)
