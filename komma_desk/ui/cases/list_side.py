"""The left of the clearing page: saved views and the case list, or a word where nothing is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.case import Case, CaseLine
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.cases.case_columns import CaseColumns
from komma_desk.ui.cases.cases_page_presenter import CasesPagePresenter
from komma_desk.ui.cases.listing import ALL, NEWEST_FIRST, SOONEST_FIRST, UNANSWERED
from komma_desk.ui.cases.text_scale import wide
from komma_desk.ui.cases.views_list import ViewsList
from komma_desk.ui.cases.whereabouts import Whereabouts
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.paged_table import PagedTable
from komma_desk.ui.parts.paged_table_model import PagedTableModel
from komma_desk.words import _, n_

VIEWS_WIDTH = 210
_URGENCY_COLUMN = 1


class ListSide(QWidget):
    """A click or Enter opens a case; the arrow keys only move, since each reading is logged."""

    opened = Signal(object)
    """The id of the case."""
    closed = Signal(object)
    """The id of a case that is restricted to others."""

    def __init__(self, presenter: CasesPagePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.views = ViewsList()
        self.views.setFixedWidth(wide(VIEWS_WIDTH))
        columns = self._columns = CaseColumns(presenter)
        self.model = PagedTableModel(columns.all(), presenter.fetch, self)
        self.model.set_order(NEWEST_FIRST)
        self.table = PagedTable(
            self.model,
            _("Cases"),
            remembered_as="cases",
            identity=_identity,
            fits=columns.fits(),
        )
        columns.urgency_shown = self._urgency_shown
        self.table.setMinimumWidth(260)
        self.heading = PlainLabel("", TextKind.SMALL, wrap=False)
        self.whereabouts = Whereabouts()
        self._open_case: Case | None = None
        self.nothing = EmptyState(
            "inbox", _("No cases yet."), _("Reports appear here as soon as they come in.")
        )
        self.not_here = EmptyState("inbox", _("No case in this view."))
        self.not_found = EmptyState(
            "search",
            _("Nothing found in this view."),
            _("The search looks for every word in number, report, people and notes."),
            _("Search in all cases"),
        )
        self.not_found.wanted.connect(self._search_everywhere)
        self._stack = QStackedWidget()
        for part in (self.table, self.nothing, self.not_here, self.not_found):
            self._stack.addWidget(part)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(self.heading)
        middle.addWidget(self.whereabouts)
        middle.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.views)
        row.addLayout(middle, 1)
        self._connect()

    def _connect(self) -> None:
        self._presenter.views_changed.connect(self._show_views)
        self._presenter.list_wanted.connect(self.model.refresh)
        self._presenter.vocabulary_came.connect(self._paint_again)
        self._presenter.names_came.connect(self._paint_again)
        self.views.wanted.connect(self._choose)
        self.whereabouts.wanted.connect(self._go_after)
        self.model.arrived.connect(self._settle)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(self._open_chosen)
        self.table.menu_wanted.connect(self._show_menu)

    def _urgency_shown(self) -> bool:
        return not self.table.isColumnHidden(_URGENCY_COLUMN)

    def _show_views(self) -> None:
        self.views.show_views(self._presenter.views, self._presenter.chosen)

    def _paint_again(self) -> None:
        self.table.viewport().update()

    def _settle(self, count: int) -> None:
        view = self._presenter.view()
        title = view.title if view else ""
        self.heading.setText(f"{title} · " + n_("{n} case", "{n} cases", count))
        if count:
            shown: QWidget = self.table
        elif self._presenter.search:
            shown = self.not_found
        elif self._presenter.is_empty():
            shown = self.nothing
        else:
            shown = self.not_here
        self._stack.setCurrentWidget(shown)
        if self.table.hasFocus():
            self.table.begin_again()
        self._say_where()

    def show_open_case(self, case: Case | None) -> None:
        """Which case stands beside the list; None when none does."""
        self._open_case = case
        self._say_where()

    def _say_where(self) -> None:
        case = self._open_case
        gone_to = self._presenter.gone_to(case) if case is not None else None
        self.whereabouts.show_view(case.number if case else "", gone_to)

    def _go_after(self, key: str) -> None:
        if self._open_case is not None:
            self.table.look_for(self._open_case.id)
        self._choose(key)

    def _search_everywhere(self) -> None:
        self._choose(ALL)

    def _choose(self, key: str) -> None:
        # Who is to hear first comes first there, with the day; in the other views nobody is.
        if UNANSWERED in {key, self._presenter.chosen} and key != self._presenter.chosen:
            waiting = key == UNANSWERED
            self.model.set_order(SOONEST_FIRST if waiting else NEWEST_FIRST)
            self.table.use_fits(self._columns.fits(waiting=waiting))
        self._presenter.choose(key)
        self._show_views()

    def _open(self, line: CaseLine) -> None:
        (self.opened if line.readable else self.closed).emit(line.id)

    def _open_chosen(self) -> None:
        line = self.table.chosen_row()
        if line is not None:
            self._open(line)

    def _show_menu(self, line: CaseLine, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Open the case"), lambda: self._open(line))
        menu.addAction(
            _("Copy the &number"), lambda: QGuiApplication.clipboard().setText(line.number)
        )
        menu.addAction(_("Copy the &row"), self.table.copy_row)
        menu.popup(place)

    def focus_list(self) -> None:
        """Back to the row one came from; where its case has left the list, to the next one."""
        if self._stack.currentWidget() is self.table:
            self.table.begin_again()
            self.table.setFocus()
        else:
            self.views.setFocus()


def _identity(line: CaseLine) -> CaseId:
    return line.id
