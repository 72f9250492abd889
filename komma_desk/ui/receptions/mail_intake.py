"""Mails one after the other: each begins an entry of its own, and what became of it is said."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.mail_told import MailTold, name_to_keep
from komma_desk.ui.bridge.background import Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.inbox.post_intake import FileResult
from komma_desk.ui.parts.dropped_mails import DroppedMail
from komma_desk.ui.reporting.given_file import shown_name
from komma_desk.usecases.commands.begin_from_mail import BeginFromMail, MailBegun
from komma_desk.words import _, n_


class MailIntake(QObject):
    """Beside everything else: whoever types elsewhere goes on typing."""

    progressed = Signal(int)
    """How many are left, the one being read included; 0 at the end."""
    read = Signal(object)
    """The tuple of `FileResult`, when the last one is done."""
    begun = Signal(object)
    """The id of the first that began something, when the last one is done."""

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._waiting: deque[DroppedMail] = deque()
        self._results: list[FileResult] = []
        self._mail: DroppedMail | None = None
        self._first: object | None = None
        self._stop = Event()

    def take(self, mails: Iterable[DroppedMail]) -> None:
        idle = self._mail is None and not self._waiting
        self._waiting.extend(mails)
        if idle and self._waiting:
            self._results, self._first = [], None
            self._stop = Event()
            self._next()

    def stop(self) -> None:
        """What was begun stays; of the one being read nothing is kept."""
        self._waiting.clear()
        self._stop.set()

    def _next(self) -> None:
        if self._mail is not None:
            # Neither begun nor refused: the trouble was spoken in a window of its own.
            self._say(_("This mail could not be taken over. It was left as it is."))
        if not self._waiting:
            self.progressed.emit(0)
            self.read.emit(tuple(self._results))
            if self._first is not None:
                self.begun.emit(self._first)
            return
        self._mail = self._waiting.popleft()
        stop = self._stop
        self.progressed.emit(len(self._waiting) + 1)
        self._counter.hand_over(
            BeginFromMail(
                self._mail,
                goes_on=lambda: not stop.is_set() and not self._counter.is_stopping(),
            ),
            self._taken,
            refused=self._refused,
            finally_=self._go_on,
            lane=Lane.SEALING,
            saying=_("A mail is being read …"),
        )

    def _go_on(self) -> None:
        """After the answer for the present one has been noted."""
        QTimer.singleShot(0, self, self._next)

    def _taken(self, changes: Changes) -> None:
        receipt = changes.receipt
        assert isinstance(receipt, MailBegun)
        self._first = self._first or receipt.begun
        self._say(taken_said(receipt.told), taken=True)

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.spoken())

    def _say(self, sentence: str, *, taken: bool = False) -> None:
        assert self._mail is not None
        name = shown_name(name_to_keep(self._mail.name))
        self._results.append(FileResult(name, sentence, taken))
        self._mail = None


def taken_said(told: MailTold) -> str:
    """What was taken over, and what could not be."""
    said = [
        n_(
            "Taken over with {n} file; the mail itself is attached too.",
            "Taken over with {n} files; the mail itself is attached too.",
            told.taken,
        )
    ]
    if told.left_in_mail:
        words = n_(
            "{n} file is empty or one too many: it is in the attached mail only.",
            "{n} files are empty or too many: they are in the attached mail only.",
            told.left_in_mail,
        )
        said.append(words)
    if told.is_cut:
        said.append(_("The text is very long: its end is in the attached mail only."))
    if not told.is_dated:
        said.append(_("The mail does not say credibly when it was sent; please check the day."))
    return " ".join(said)
