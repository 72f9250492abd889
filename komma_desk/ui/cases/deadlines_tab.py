"""Everything that falls due in a case, its possible offences, and what is done about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.errors import Refusal
from komma_desk.domain.offences import NOT_A_VERDICT, OFFENCE_LIST, chosen_in, entries_of
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.clock_details import ClockDetails
from komma_desk.ui.cases.clock_forms import form_for, key_in
from komma_desk.ui.cases.clock_rows import ClockRow, columns, fits, lacks_calendar, rows_of
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.deed_form import DeedForm
from komma_desk.ui.cases.drafts_at_hand import DEADLINE
from komma_desk.ui.cases.offence_form import OffenceForm
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.paged_table import ROW_HEIGHT, PagedTable
from komma_desk.ui.parts.paged_table_model import Deliver, Order, PagedTableModel
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_ROWS_AT_MOST = 5


class DeadlinesTab(QStackedWidget):
    """The list with its details, or in its place a form; what is typed stays when news comes.

    Esc and “Cancel” leave a form; what was typed into it is there when it is opened again.
    """

    steps_wanted = Signal()

    def __init__(
        self,
        presenter: CasePresenter,
        enter_land: Callable[[], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._view: CaseView | None = None
        self._lists = CodeLists(())
        self._rules: DeadlineRules | None = None
        self._looked_for = ""
        self.rows: tuple[ClockRow, ...] = ()
        self.form: DeedForm | None = None
        self.calendar = Alert(Tone.WARNING)
        self.calendar.hide()
        self._may_enter = enter_land is not None
        if enter_land is not None:
            self.enter = Button(_("Enter the Land …"))
            self.enter.clicked.connect(enter_land)
            self.calendar.add(self.enter)
        self.offences = Button(_("&Possible offences …"))
        self.offences.clicked.connect(self.choose_offences)
        self.start = Button(_("Start a &deadline …"), icon_name="plus")
        self.start.clicked.connect(self.start_another)
        self.start.setEnabled(False)
        self.chosen = PlainLabel("", TextKind.SMALL, copyable=True)
        self.chosen.setAccessibleName(_("Possible offences"))
        self.model = PagedTableModel(columns(), self._fetch, self)
        self.table = PagedTable(
            self.model,
            _("Deadlines of the case"),
            remembered_as="case_deadlines",
            identity=_identity,
            fits=fits(),
        )
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.nothing = PlainLabel(_("Nothing falls due in this case."), TextKind.MUTED)
        self.details = ClockDetails()
        self._lay_out()
        self.model.arrived.connect(self._settle)
        self.table.chosen.connect(self.details.show_row)
        self.table.opened.connect(self._go_to_details)
        self.details.wanted.connect(self.begin)
        presenter.rules_came.connect(self._take_rules)

    def _lay_out(self) -> None:
        self._list = TabBody()
        deeds = WrapRow()
        deeds.addWidget(self.offences)
        deeds.addWidget(self.start)
        column = self._list.column
        column.setSpacing(10)
        column.addWidget(self.calendar)
        column.addLayout(deeds)
        for part in (self.table, self.nothing, self.details, self.chosen):
            column.addWidget(part)
        column.addStretch(1)
        self._form_area = QScrollArea()
        self._form_area.setWidgetResizable(True)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form_area.viewport().setAutoFillBackground(False)
        self.addWidget(self._list)
        self.addWidget(self._form_area)

    def minimumSizeHint(self) -> QSize:
        """The tab scrolls; a tall form must not make the window taller."""
        return QSize(0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._rules is None:
            self._presenter.ask_for_rules()

    # -- what is shown --------------------------------------------------------------------------

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        self._view, self._lists = view, lists
        if other_case:
            self.leave_form()
        self.rows = rows_of(view)
        self._show_calendar(lacks_calendar(view))
        self._show_offences()
        self.model.refresh()

    def look_for(self, key: str) -> None:
        """Put the cursor on this deadline, now or as soon as it is there."""
        self._looked_for = key
        self.model.refresh()

    def begin_at_list(self) -> None:
        (self.table if self.rows else self.offences).setFocus()

    def _go_to_details(self, _row: ClockRow) -> None:
        self._list.ensureWidgetVisible(self.details.begin())

    def _fetch(self, offset: int, limit: int, _order: Order | None, deliver: Deliver) -> None:
        deliver(self.rows[offset : offset + limit], len(self.rows))

    def _settle(self, count: int) -> None:
        self.table.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        rows = min(count, _ROWS_AT_MOST)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + rows * ROW_HEIGHT + 2 * self.table.frameWidth() + 2)
        keys = [row.key for row in self.rows]
        if self._looked_for in keys:
            self.table.choose(keys.index(self._looked_for))
            self._looked_for = ""
        elif self.table.chosen_row() is None and count:
            self.table.choose(0)
        self.details.show_row(self.table.chosen_row())

    def _show_calendar(self, lacking: bool) -> None:
        self.calendar.setVisible(lacking)
        if not lacking:
            return
        text = _(
            "It is not entered, or not signed, in which Land your office lies; holidays differ "
            "between the Länder."
        )
        if not self._may_enter:
            text += " " + _("Please ask your administrator to do so under “People”.")
        self.calendar.show_notice(Tone.WARNING, text, _("No day can be reckoned yet"))

    def _show_offences(self) -> None:
        view = self._view
        known = OFFENCE_LIST in self._lists
        self.offences.setEnabled(known)
        codes = () if view is None else chosen_in(view.file.case.facts)
        self.chosen.setVisible(bool(codes) and known)
        if codes and known:
            entries = entries_of(codes, self._lists[OFFENCE_LIST])
            named = " · ".join(each.label.spoken() for each in entries)
            told = _("Chosen: {what}").format(what=named)
            self.chosen.setText(f"{told}\n{_(NOT_A_VERDICT)}")

    def _take_rules(self, rules: DeadlineRules) -> None:
        self._rules = rules
        self.start.setEnabled(True)

    # -- forms ----------------------------------------------------------------------------------

    def choose_offences(self) -> None:
        if self._view is not None:
            self._open(OffenceForm(self._view, self._lists[OFFENCE_LIST]))

    def start_another(self) -> None:
        self._begin(Way.BEGINNING, None)

    def begin(self, way: Way, row: ClockRow) -> None:
        if way is Way.STEPS:
            self.steps_wanted.emit()
        else:
            self._begin(way, row)

    def _begin(self, way: Way, row: ClockRow | None) -> None:
        if self._view is not None:
            form = form_for(way, self._view, row, self._rules)
            if form is not None:
                self._open(form)

    def _open(self, form: DeedForm) -> None:
        view = self._view
        if view is None:
            return
        self.leave_form()
        form.show_typed(self._presenter.drafts.text(view.file.case.id, self._place(form)))
        form.wanted.connect(self._hand_over)
        form.left.connect(self.leave_form)
        form.typed.connect(self._keep)
        form.wrong.connect(self._form_area.ensureWidgetVisible)
        self.form = form
        self._form_area.setWidget(form)
        form.setAutoFillBackground(False)
        self.setCurrentWidget(self._form_area)
        form.setFocus()

    def leave_form(self) -> None:
        had, self.form = self.form, None
        held_focus = had is not None and self.currentWidget() is self._form_area
        self.setCurrentWidget(self._list)
        if (gone := self._form_area.takeWidget()) is not None:
            gone.hide()
            gone.deleteLater()
        if held_focus:
            self.begin_at_list()

    def form_open(self) -> bool:
        return self.form is not None

    def show_busy(self, busy: bool) -> None:
        if self.form is not None:
            self.form.show_busy(busy)

    def _place(self, form: DeedForm) -> str:
        return f"{DEADLINE} {form.place}"

    def _keep(self, typed: str) -> None:
        if self._presenter.case is not None and self.form is not None:
            self._presenter.drafts.keep(self._presenter.case, self._place(self.form), typed)

    def _hand_over(self, command: object) -> None:
        if self.form is not None:
            place = self._place(self.form)
            self._presenter.hand_over(command, self._done, self._refused, empties=place)

    def _done(self, changes: Changes) -> None:
        self.leave_form()
        say(self, _("It stands in the case."))
        if key := key_in(changes.receipt):
            self.look_for(key)

    def _refused(self, refusal: Refusal) -> None:
        if self.form is not None:
            self.form.show_refusal(refusal)
        else:
            self._presenter.refused_elsewhere.emit(refusal.spoken())


def _identity(row: ClockRow) -> str:
    return row.key
