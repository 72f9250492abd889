"""A notice above every page: who got into a case of mine in an emergency; gone once it was seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.circles.circle_words import notice_said
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.usecases.commands.dismiss_circle_notice import DismissCircleNotice
from komma_desk.usecases.queries.circle_notices import CircleNotice, CircleNotices
from komma_desk.words import _


class CircleNoticeAlert(Alert):
    """The oldest unseen one; the next comes when this was taken away."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(Tone.WARNING, "", parent=parent, copyable=True)
        self.hide()
        self._counter, self._questions = counter, questions.for_page(self)
        self._notice: CircleNotice | None = None
        self.seen = Button(_("I have seen this"))
        self.seen.clicked.connect(self._dismiss)
        self.add(self.seen)
        counter.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        self._questions.ask(CircleNotices(), self._show, refused=self._nothing)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & {Subject.CASES, Subject.SETTINGS}:
            self.look()

    def _show(self, notices: tuple[CircleNotice, ...]) -> None:
        self._notice = notices[0] if notices else None
        self.setVisible(self._notice is not None)
        if self._notice is not None:
            tone = Tone.DANGER if self._notice.excluded else Tone.WARNING
            title = _("A case of your circle was opened in an emergency")
            self.show_notice(tone, notice_said(self._notice), title)
            self.speak()

    def _dismiss(self) -> None:
        if self._notice is not None:
            self.seen.setEnabled(False)
            self._counter.hand_over(DismissCircleNotice(self._notice.key), finally_=self._rest)

    def _rest(self) -> None:
        self.seen.setEnabled(True)

    def _nothing(self, _refusal: Refusal) -> None:
        """Whoever may not read cases has no notices."""
