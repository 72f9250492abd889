"""One list: its entries, what can be done with them, and how the form shows them today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Extension
from komma_desk.ui.lists.list_words import offered_said, origin_said
from komma_desk.ui.lists.plain_table import PlainTable
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.words import _

_ORIGIN = 3  # the column


class EntriesPane(QWidget):
    """Each signal carries the list, and the entry chosen in it."""

    add_wanted = Signal(object)
    change_wanted = Signal(object, object)
    end_wanted = Signal(object, object)
    last_day_wanted = Signal(object, object)
    back_wanted = Signal(object, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._one: CodeList | None = None
        self.title = PlainLabel("", TextKind.SECTION)
        self.add = Button(_("Add en&try …"), ButtonKind.PRIMARY, "plus")
        self.fixed = Alert(Tone.INFO)
        self.table = PlainTable(
            _("Entries"),
            (_("German"), _("English"), _("Offered"), _("From whom")),
            stretched=(0, 1),
            optional=(1, _ORIGIN),
        )
        self.empty = EmptyState(
            "list",
            _("Nothing is to be chosen here yet"),
            _("Add what there is at your office; the form offers it at once."),
        )
        self.change = Button(_("&Change …"))
        self.end = Button(_("Offer &no more"))
        self.last_day = Button(_("Set &last day …"))
        self.bring_back = Button(_("Offer a&gain"))
        self.preview = CodeCombo((), _("Please choose"))
        self._preview_row = FieldRow(_("This is how the form offers it t&oday"), self.preview)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        self._deeds = QWidget()
        deeds = WrapRow(parent=self._deeds)
        for button in (self.change, self.end, self.last_day, self.bring_back):
            deeds.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.fixed)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._deeds)
        column.addWidget(self._preview_row)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self.add_wanted.emit(self._one))
        self.table.picked.connect(lambda _key: self._settle())
        self.table.opened.connect(lambda _key: self.change.click())
        self.change.clicked.connect(lambda: self._want(self.change_wanted.emit))
        self.end.clicked.connect(lambda: self._want(self.end_wanted.emit))
        self.last_day.clicked.connect(lambda: self._want(self.last_day_wanted.emit))
        self.bring_back.clicked.connect(lambda: self._want(self.back_wanted.emit))

    def show_list(self, one: CodeList) -> None:
        self._one = one
        today = self._today()
        self.title.setText(one.title.spoken())
        self.table.setAccessibleName(_("Entries of “{title}”").format(title=one.title.spoken()))
        self.add.setVisible(one.extension is not Extension.CLOSED)
        why = one.why_closed.spoken() if one.why_closed else ""
        closed = one.extension is Extension.CLOSED
        self.fixed.show_notice(
            Tone.INFO, why, _("This list stays as it is") if closed else _("Own forms")
        )
        self.fixed.setVisible(bool(why))
        self.table.show_rows(
            [
                (
                    each.code,
                    (
                        each.label.de,
                        each.label.en,
                        offered_said(each, today),
                        origin_said(each, one),
                    ),
                )
                for each in one.entries
            ]
        )
        self.table.stretch(_ORIGIN, on=one.extension is Extension.COUNTED)
        self.empty.setVisible(not one.entries)
        for part in (self.table, self._deeds, self._preview_row):
            part.setVisible(bool(one.entries))
        self.preview.set_choices(
            [
                Choice(
                    each.code,
                    each.label.spoken(),
                    each.meaning.spoken() if each.meaning else "",
                )
                for each in one.choosable(today)
            ]
        )
        self._settle()

    def entry(self) -> CodeEntry | None:
        return self._one.entry(Code(self.table.key())) if self._one else None

    def _want(self, wanted: Callable[[CodeList, CodeEntry], None]) -> None:
        entry = self.entry()
        if self._one is not None and entry is not None:
            wanted(self._one, entry)

    def _settle(self) -> None:
        """What can be done with the entry chosen; nothing of a list that stays as it is."""
        entry, one = self.entry(), self._one
        free = one is not None and one.extension is Extension.FREE
        ends = entry is not None and (free or entry.own)
        ended = entry is not None and entry.valid_until is not None
        for button in (self.change, self.end, self.last_day, self.bring_back):
            button.setVisible(one is not None and one.extension is not Extension.CLOSED)
        self.change.setEnabled(entry is not None and entry.own)
        self.end.setEnabled(ends and not self._is_over(entry))
        self.last_day.setEnabled(ends)
        self.bring_back.setEnabled(ends and ended)

    def _is_over(self, entry: CodeEntry | None) -> bool:
        last = entry.valid_until if entry else None
        return last is not None and last < self._today()
