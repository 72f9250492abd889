"""The tab of deadlines, open in a page, on a view that a test has made."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import Clock
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.clock_rows import key_of
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.deadlines_tab import DeadlinesTab
from komma_desk.ui.cases.deed_form import DeedForm
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from tests.ui.clearing_desk import ClearingDoorway


class Bench:
    """One window; `open` shows a view in it, or another one afterwards."""

    def __init__(
        self, qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
    ) -> None:
        self.qtbot, self.counter, self.questions = qtbot, counter, questions
        self.doorway, self.drafts = doorway, DraftsAtHand()
        self.page: CasesPage | None = None

    def open(self, view: CaseView, **known: Any) -> DeadlinesTab:
        self.doorway.answers[CaseDesk] = lambda _: view
        page = build_cases_page(
            self.counter, self.questions, refer=lambda _case: None, drafts=self.drafts, **known
        )
        assert isinstance(page, CasesPage)
        self.page = page
        self.qtbot.addWidget(page)
        page.resize(1146, 690)
        page.show()
        self.qtbot.waitUntil(lambda: page._list.lists is not None)
        page.open_case(view.file.case.id)
        self.qtbot.waitUntil(lambda: page.pane.header.number.text() == view.file.case.number)
        tab = page.pane.deadlines
        page.pane.tabs.setCurrentWidget(tab)
        self.qtbot.waitUntil(tab.start.isEnabled)
        return tab

    def show(self, view: CaseView) -> None:
        """What the store would answer from now on."""
        self.doorway.answers[CaseDesk] = lambda _: view
        self.counter.tell(Changes.of(Subject.CASES))

    def sent(self, kind: type) -> Any:
        """The one command of this kind that was handed over."""
        self.qtbot.waitUntil(lambda: any(isinstance(each, kind) for each in self.doorway.performed))
        (found,) = [each for each in self.doorway.performed if isinstance(each, kind)]
        return found


def form_in(tab: DeadlinesTab, way: Way, clock: Clock) -> Any:
    """The form that a button of the details opens."""
    tab.look_for(key_of(clock.id))
    tab.details.buttons[way].click()
    assert isinstance(tab.form, DeedForm)
    return tab.form


def refusing(doorway: ClearingDoorway, command: type, refusal: Refusal) -> None:
    def refuse(_command: object) -> Changes:
        raise refusal

    doorway.answers[command] = refuse


def kept(doorway: ClearingDoorway, command: type, receipt: object = None) -> None:
    doorway.answers[command] = lambda _: Changes.of(Subject.CASES).with_receipt(receipt)


def texts(part: QWidget) -> str:
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())
