"""The first question of a hand-over: which case. A search, then one line that says it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from komma_desk.domain.case import CaseLine
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.home_time import local_day
from komma_desk.domain.procedure.definition import StateId
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.referrals.case_finding import CaseFinding
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_ID = Qt.ItemDataRole.UserRole
_ROW = 34


class FoundCases(QListWidget):
    """A few cases as lines; Enter or a click takes one."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Open cases found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget::item { padding: 0 10px; }")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._take)

    def show_lines(self, lines: tuple[CaseLine, ...], lists: CodeLists | None) -> None:
        self.clear()
        for line in lines:
            form = ""
            if lists and line.main_form:
                form = lists["form"].label_of(line.main_form).spoken()
            elif not line.readable:
                form = _("Restricted to a circle")
            words = (line.number, day_in_digits(line.received_on), form)
            item = QListWidgetItem(" · ".join(word for word in words if word))
            item.setData(_ID, line.id)
            item.setSizeHint(QSize(0, _ROW))
            self.addItem(item)
        self.setFixedHeight(max(1, len(lines)) * _ROW + 10)
        self.setVisible(bool(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self._take(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(_ID))


class CaseChoice(Card):
    """`opened` carries the id of the case taken; `another` that the choice is open again."""

    opened = Signal(object)
    another = Signal()

    def __init__(self, finding: CaseFinding) -> None:
        super().__init__(_("1  Which case?"))
        self.field = QLineEdit()
        self.field.setObjectName("case")
        self.field.setPlaceholderText(_("2026-0042 or a word"))
        self.field.setClearButtonEnabled(True)
        self.row = FieldRow(
            _("Case &number or a word from the case"),
            self.field,
            help_text=_("Enter opens the case with this number. Only open cases are listed."),
        )
        self.results = FoundCases()
        self.results.hide()
        self.summary = PlainLabel("", TextKind.STRONG)
        self.details = PlainLabel("", TextKind.SMALL)
        self.change = Button(_("Choose another case"), ButtonKind.QUIET)
        for part in (self.row, self.results, self.summary, self.details):
            self.add(part)
        self.add_action(self.change)
        self.body.setSpacing(8)
        self.field.textEdited.connect(finding.type)
        self.field.returnPressed.connect(lambda: finding.take(self.field.text()))
        self.results.taken.connect(self.opened)
        finding.opened.connect(self.opened)
        finding.not_found.connect(self.row.show_error)
        self.change.clicked.connect(self.another)
        self._lists: CodeLists | None = None
        self._found: tuple[CaseLine, ...] = ()
        finding.found.connect(self._show_found)
        self.show_case(None)

    def show_lists(self, lists: CodeLists) -> None:
        """The words for what the cases are about; they may come after the first cases."""
        self._lists = lists
        if self._found:
            self._show_found(self._found)

    def show_case(self, view: CaseView | None) -> None:
        open_choice = view is None
        self.row.setVisible(open_choice)
        self.results.setVisible(open_choice and self.results.count() > 0)
        for part in (self.summary, self.details, self.change):
            part.setVisible(not open_choice)
        if view is None:
            return
        case = view.file.case
        lists = self._lists
        form = lists["form"].label_of(case.main_form).spoken() if lists else ""
        self.summary.setText(" · ".join(word for word in (case.number, form) if word))
        state = view.procedure.title_of(StateId(case.state)).spoken()
        day = _("received {day}").format(day=day_in_digits(local_day(case.received_at)))
        self.details.setText(one_line(f"{day} · {state}"))
        self.row.show_error("")
        self.field.clear()

    def ask(self) -> None:
        """Put the cursor into the search, or on the way to it while a case is chosen."""
        place = self.field if self.row.isVisibleTo(self) else self.change
        place.setFocus()

    def _show_found(self, lines: tuple[CaseLine, ...]) -> None:
        self._found = lines
        self.row.show_error("")
        self.results.show_lines(lines, self._lists)
        self.results.setVisible(bool(lines) and self.row.isVisibleTo(self))
