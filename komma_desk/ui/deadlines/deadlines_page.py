"""The deadline radar: what falls due in all cases; Enter opens the case where it is settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.deadlines.due_pane import DuePane
from komma_desk.ui.deadlines.radar_columns import RadarColumns
from komma_desk.ui.deadlines.radar_notices import RadarNotices
from komma_desk.ui.deadlines.radar_paper import print_radar, radar_paper, radar_text
from komma_desk.ui.deadlines.radar_presenter import RadarPresenter
from komma_desk.ui.deadlines.radar_words import VIEW_WORDS, paper_title
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.paged_table import PagedTable
from komma_desk.ui.parts.paged_table_model import PagedTableModel
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.effects.office_calendar import CalendarStanding
from komma_desk.usecases.queries.deadline_radar import Radar, RadarLine, RadarView
from komma_desk.words import _, n_

_ROOM_FOR_DETAILS = 900  # pixels; with less the list has the page for itself
_SUGGESTED = "fristen.ics"


class DeadlinesPage(Page):
    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        open_line: Callable[[RadarLine], None],
        enter_land: Callable[[], None] | None,
    ) -> None:
        super().__init__(
            _("Deadlines"),
            _("Everything that falls due, by its safe day: the last day on which nothing is late."),
            scrolling=False,
        )
        self._open_line = open_line
        self.presenter = RadarPresenter(counter, questions.for_page(self), self)
        self.columns = RadarColumns()
        self.notices = RadarNotices(enter_land)
        self.model = PagedTableModel(self.columns.all(), self.presenter.fetch, self)
        self.table = PagedTable(
            self.model,
            _("Deadlines"),
            remembered_as="deadlines",
            identity=_identity,
            fits=self.columns.fits(),
        )
        self.pane = DuePane(self.columns.responsible)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.copy = Button(_("&Copy the list"))
        self.print_it = Button(_("Print …"))
        self.export = Button(_("Calendar file …"), icon_name="calendar")
        self.export.setAccessibleDescription(
            _("For your diary: number, title and day of each deadline, no names")
        )
        for deed in (self.copy, self.print_it, self.export):
            self.header.add_action(deed)
        self.views = QTabBar()
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.views.setAccessibleName(_("Which deadlines are shown"))
        for view, words in VIEW_WORDS.items():
            self.views.setTabData(self.views.addTab(_(words)), str(view))
        self.nothing = EmptyState(
            "calendar",
            _("Nothing falls due."),
            _("Deadlines appear here as soon as there are open cases."),
        )
        self.not_here = EmptyState("calendar", _("No deadline in this view."))
        self._stack = QStackedWidget()
        for part in (self.table, self.nothing, self.not_here):
            self._stack.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stack, 1)
        row.addWidget(self.pane)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.views)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.answered.connect(self._show)
        presenter.view_changed.connect(self.model.refresh)
        presenter.exported.connect(self._say_exported)
        presenter.refused.connect(self._say_refused)
        presenter.busy.connect(self.export.setDisabled)
        self.model.arrived.connect(self._settle)
        self.views.currentChanged.connect(self._choose_view)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.pane.show_line)
        self.pane.open_wanted.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.print_it.clicked.connect(self._ask_for_printer)
        self.export.clicked.connect(self._ask_for_target)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.table.setFocus()

    def refresh(self) -> None:
        self.presenter.refresh()

    def shown_text(self) -> str:
        """The rows of the view, as they go into the clipboard."""
        return radar_text(self.columns.all(), self.presenter.lines())

    def _show(self, radar: Radar) -> None:
        self.columns.names = radar.names
        self.notices.show_radar(radar)
        for number in range(self.views.count()):
            view = RadarView(self.views.tabData(number))
            count = len(self.presenter.lines(view))
            self.views.setTabText(number, f"{_(VIEW_WORDS[view])} ({count})")
        self.model.refresh()

    def _settle(self, count: int) -> None:
        empty = not self.presenter.lines(RadarView.ALL)
        shown = self.table if count else self.nothing if empty else self.not_here
        self._stack.setCurrentWidget(shown)
        for deed in (self.copy, self.print_it):
            deed.setEnabled(count > 0)
        radar = self.presenter.radar
        dated = radar is not None and radar.calendar is CalendarStanding.SET
        self.export.setEnabled(count > 0 and dated)
        if not count:
            self.pane.show_line(None)
        elif self.table.chosen_row() is None:
            self.table.choose(0)
        else:
            self.pane.show_line(self.table.chosen_row())

    def _choose_view(self, number: int) -> None:
        self.presenter.choose(RadarView(self.views.tabData(number)))

    def _open(self, line: RadarLine) -> None:
        self._open_line(line)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown_text())
        count = len(self.presenter.lines())
        say(self, n_("{n} deadline copied.", "{n} deadlines copied.", count))

    def _ask_for_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_to(self, printer: QPrinter) -> None:
        radar = self.presenter.radar
        if radar is not None:
            title = paper_title(self.presenter.view, radar.today)
            lines = self.presenter.lines()
            print_radar(radar_paper(title, self.columns.all(), lines), printer)

    def _ask_for_target(self) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(place)
        dialog = QFileDialog(self, _("Save the deadlines for a diary"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Calendar file (*.ics)"))
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(_SUGGESTED)
        dialog.fileSelected.connect(lambda name: self.presenter.export(Path(name)))
        dialog.open()

    def _say_exported(self, count: int) -> None:
        words = n_("{n} deadline saved for a diary.", "{n} deadlines saved for a diary.", count)
        say(self, words)

    def _say_refused(self, sentence: str) -> None:
        say(self, sentence, None, Tone.WARNING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self.width() >= _ROOM_FOR_DETAILS)


def build_deadlines_page(
    counter: Counter,
    questions: Questions,
    *,
    open_line: Callable[[RadarLine], None],
    enter_land: Callable[[], None] | None = None,
) -> QWidget:
    """`open_line` shows where it is settled; `enter_land` is None for who may not change it."""
    return DeadlinesPage(counter, questions, open_line, enter_land)


def _identity(line: RadarLine) -> tuple[CaseId, str]:
    return line.case, line.due.key
