"""Draws the letter as it would leave: asked for and drawn off the UI thread, newest wish only."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.referrals.chosen import Chosen
from komma_desk.ui.referrals.pictures import (
    DRAWN_AT,
    MOST_PAGES,
    CountPages,
    DrawPage,
    PagePicture,
)
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from komma_desk.words import _

WAIT_MS = 600


class LetterDrawing(QObject):
    """`nothing` says in words why there is no letter to see yet."""

    nothing = Signal(str)
    waiting = Signal()
    pages_counted = Signal(int)
    page_drawn = Signal(int, object)

    def __init__(
        self,
        questions: Questions,
        background: Background,
        render: DrawPage,
        page_count: CountPages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions, self._background = questions.for_page(self), background
        self._render, self._page_count = render, page_count
        self._wish: ReferralPreview | None = None
        self._letter, self._pages, self._generation = b"", 0, 0
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)

    def show_chosen(self, chosen: Chosen) -> None:
        """Draw what is chosen now, a moment after the last change."""
        if why_not := _why_not(chosen):
            self._stop()
            self.nothing.emit(why_not)
            return
        assert chosen.case is not None
        assert chosen.partner is not None
        wish = ReferralPreview(
            case=chosen.case.file.case.id,
            partner=chosen.partner.id,
            parts=chosen.parts + chosen.files.keys,
            purpose=chosen.purpose,
            answer_by_on=chosen.answer_by_on,
            originals=chosen.files.originals,
        )
        if wish != self._wish:
            self._wish = wish
            self.waiting.emit()
            self._timer.start()

    def draw_again(self) -> None:
        """The case or the sender changed: the same wish gives another letter."""
        if self._wish is not None:
            self._timer.start()

    def _stop(self) -> None:
        self._timer.stop()
        self._wish = None
        self._generation += 1
        self._questions.forget()

    def _ask(self) -> None:
        self._generation += 1
        if self._wish is not None:
            self._questions.ask(self._wish, self._count, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.nothing.emit(refusal.spoken())

    def _count(self, letter: bytes) -> None:
        self._letter, generation = letter, self._generation
        self._background.run(
            lambda: (generation, self._page_count(letter)),
            then=self._counted,
            otherwise=self._not_drawn,
        )

    def _counted(self, answer: tuple[int, int]) -> None:
        generation, number = answer
        if generation == self._generation:
            self._pages = min(number, MOST_PAGES)
            self.pages_counted.emit(number)
            self._draw(0)

    def _draw(self, page: int) -> None:
        """One page after the other, so that the first is there soon and a newer wish ends it."""
        letter, generation = self._letter, self._generation
        self._background.run(
            lambda: (generation, page, self._render(letter, page, DRAWN_AT)),
            then=self._drawn,
            otherwise=self._not_drawn,
        )

    def _drawn(self, answer: tuple[int, int, PagePicture]) -> None:
        generation, page, picture = answer
        if generation == self._generation:
            self.page_drawn.emit(page, picture)
            if page + 1 < self._pages:
                self._draw(page + 1)
            else:
                self._letter = b""

    def _not_drawn(self, _problem: Exception) -> None:
        self.nothing.emit(_("The letter cannot be shown here; it can be saved all the same."))


def _why_not(chosen: Chosen) -> str:
    if chosen.case is None:
        return _("As soon as you have chosen a case and a partner, you see the letter here.")
    if chosen.partner is None or chosen.consent is None:
        return _("As soon as you have chosen a partner, you see the letter here.")
    if not chosen.consent.allows:
        return _("Without consent there is no letter.")
    if not chosen.parts:
        return _("Choose what the letter is to say.")
    return chosen.files.problem
