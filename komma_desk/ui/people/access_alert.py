"""A notice above every page: somebody holds a key who should not; it stays until that is mended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.access import AccessReport
from komma_desk.domain.access_words import alarm_said
from komma_desk.domain.changes import Changes, Subject
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.words import _


class AccessAlert(Alert):
    """Looks through all grants when a desk is opened, and again when people changed."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(Tone.DANGER, "", parent=parent, copyable=True)
        self.hide()
        self._questions = questions.for_page(self)
        counter.changed.connect(self._hear)
        self.look_through()

    def look_through(self) -> None:
        self._questions.ask(AccessList(), self._show)

    def _hear(self, changes: Changes) -> None:
        if Subject.PEOPLE in changes.subjects:
            self.look_through()

    def _show(self, report: AccessReport) -> None:
        self.setVisible(report.is_alarming)
        if report.is_alarming:
            advice = _(
                "The page “People” says what each person can open. Please tell your data "
                "protection officer."
            )
            self.show_notice(
                Tone.DANGER,
                f"{alarm_said(report)} {advice}",
                _("Somebody may be able to read what is not theirs"),
            )
            self.speak()
