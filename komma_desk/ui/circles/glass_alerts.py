"""Above every page: an emergency opening waits for my answer, or mine was approved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.usecases.queries.glass_requests import (
    AskedByMe,
    AskedOfMe,
    GlassRequests,
    MyGlassRequests,
)
from komma_desk.words import _

_NEWS = frozenset({Subject.POST, Subject.CASES})


class GlassAskedAlert(Alert):
    """For head and data protection, as long as a request waits."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        go: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Tone.WARNING, "", parent=parent)
        self.hide()
        self._questions = questions.for_page(self)
        self.way = Button(_("Go to the request"), ButtonKind.SECONDARY)
        self.way.clicked.connect(go)
        self.add_beside(self.way)
        counter.changed.connect(self._hear)
        self._look()

    def _look(self) -> None:
        self._questions.ask(GlassRequests(), self._show)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & _NEWS:
            self._look()

    def _show(self, requests: tuple[AskedOfMe, ...]) -> None:
        waiting = [each for each in requests if each.state is GlassState.WAITING]
        self.setVisible(bool(waiting))
        if waiting:
            told = _("{name} asks to open case {number}, which is restricted to others.")
            text = told.format(name=waiting[-1].asked_by, number=waiting[-1].number)
            self.show_notice(Tone.WARNING, text, _("An emergency opening waits for your answer"))
            self.speak()


class GlassApprovedAlert(Alert):
    """For whoever asked, until the case was opened or the request ran out."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        open_case: Callable[[CaseId], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Tone.INFO, "", parent=parent)
        self.hide()
        self._questions, self._open_case = questions.for_page(self), open_case
        self._case: CaseId | None = None
        self.way = Button(_("Go to the case"), ButtonKind.SECONDARY, "cases")
        self.way.clicked.connect(self._go)
        self.add_beside(self.way)
        counter.changed.connect(self._hear)
        self._look()

    def _look(self) -> None:
        self._questions.ask(MyGlassRequests(), self._show)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & _NEWS:
            self._look()

    def _show(self, requests: tuple[AskedByMe, ...]) -> None:
        approved = [each for each in requests if each.state is GlassState.APPROVED]
        self._case = approved[0].case if approved else None
        self.setVisible(bool(approved))
        if approved:
            told = _("{name} approved that you open case {number}.")
            text = told.format(name=approved[0].answered_by, number=approved[0].number)
            self.show_notice(Tone.INFO, text, _("Your emergency opening was approved"))
            self.speak()

    def _go(self) -> None:
        if self._case is not None:
            self._open_case(self._case)
