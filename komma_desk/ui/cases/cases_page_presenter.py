"""Rules of the case list: which page of which view is asked, and when it is asked anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.case import Case, CaseLine, CaseListing
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.listing import OPEN, SavedView, listing_of, saved_views, shows
from komma_desk.ui.parts.paged_table_model import Deliver, Order
from komma_desk.usecases.queries.case_list import CaseCount, CasePage, CaseStates, StateCounts
from komma_desk.usecases.queries.circle_names import CircleNames
from komma_desk.usecases.queries.desk_counts import DeskCounts, Waiting
from komma_desk.usecases.queries.vocabulary import Vocabulary

SEARCH_AFTER_MS = 200


class CasesPagePresenter(QObject):
    """Asks for counts, views and rows; the widgets only show them."""

    views_changed = Signal(object)
    """The tuple of `SavedView`."""
    list_wanted = Signal()
    """The rows shown are no longer the ones wanted: the table asks again."""
    vocabulary_came = Signal(object)

    names_came = Signal()
    """Whom to ask about the restricted cases shown is known now."""

    def __init__(self, questions: Questions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = questions
        self.lists: CodeLists | None = None
        self.procedure: Procedure | None = None
        self.views: tuple[SavedView, ...] = ()
        self.chosen = OPEN
        self.search = ""
        self._states: StateCounts | None = None
        self._count = 0
        self.circles: dict[CaseId, tuple[str, ...]] = {}
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.list_wanted)

    def refresh(self) -> None:
        """Ask for everything anew; the lists too, for the administration may extend them."""
        self._questions.ask(Vocabulary(), self._take_vocabulary)
        self._questions.ask(CaseStates(), self._take_states)
        self._questions.ask(DeskCounts(), self._take_waiting)

    def choose(self, key: str) -> None:
        """Show another saved view."""
        if key != self.chosen:
            self.chosen = key
            self.list_wanted.emit()

    def search_for(self, text: str) -> None:
        """Wait until the typing rests, then ask."""
        self.search = text.strip()
        self._timer.start()

    def view(self) -> SavedView | None:
        return next((each for each in self.views if each.key == self.chosen), None)

    def gone_to(self, case: Case) -> SavedView | None:
        """Where a case lies that the chosen view does not show: its state, else the ended ones."""
        chosen = self.view()
        if chosen is None or shows(chosen.listing, case):
            return None
        return next((each for each in self.views if _is_for(each, case)), None)

    def is_empty(self) -> bool:
        """Whether the office has no case at all."""
        return not any(each.count for each in self.views)

    def fetch(self, offset: int, limit: int, order: Order | None, deliver: Deliver) -> None:
        """The rows of the list as the table wants them."""
        view = self.view()
        listing = listing_of(view.listing if view else CaseListing(), self.search, order)

        def take_rows(rows: Sequence[CaseLine]) -> None:
            deliver(rows, self._count)
            closed = tuple(each.id for each in rows if each.restricted)
            if closed:
                topic = ("circle names", offset)
                self._questions.ask(CircleNames(closed), self._take_names, topic=topic)

        if offset == 0:
            self._questions.ask(CaseCount(listing), self._take_count)
        self._questions.ask(
            CasePage(listing, offset, limit), take_rows, topic=("case page", offset)
        )

    def _take_names(self, names: Mapping[CaseId, tuple[str, ...]]) -> None:
        self.circles.update(names)
        self.names_came.emit()

    def _take_count(self, count: int) -> None:
        self._count = count

    def _take_vocabulary(self, lists: CodeLists) -> None:
        if lists != self.lists:
            self.lists = lists
            self.vocabulary_came.emit(lists)

    def _take_states(self, states: StateCounts) -> None:
        self._states = states
        self.procedure = states.procedure

    def _take_waiting(self, waiting: Waiting) -> None:
        if self._states is None:
            return
        first = not self.views
        self.views = saved_views(self._states, waiting)
        if first:
            filled = (each.key for each in self.views if each.count and not each.within)
            self.chosen = next(filled, OPEN)
        self.views_changed.emit(self.views)
        self.list_wanted.emit()


def _is_for(view: SavedView, case: Case) -> bool:
    return bool(view.listing.states) and shows(view.listing, case)
