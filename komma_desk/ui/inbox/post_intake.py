"""Rules of the post: taken in by itself, and sealed files one after the other, each result said."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.background import Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.usecases.commands.reseal_circles import ResealCircles, Resealed
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.effects.reporters_letters import Heard
from komma_desk.words import _, n_


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one sealed file."""

    name: str
    sentence: str
    taken: bool


class PostIntake(QObject):
    """Takes the post box in when the page is shown and when post has come."""

    taken = Signal(int)
    """How many new cases came out of the post box."""
    unreadable = Signal(int)
    """How many envelopes stayed in the post box because nobody can read them; 0 takes it back."""
    resealed = Signal(int)
    """How many restricted cases were sealed anew, since somebody of their circle is out."""
    heard = Signal(object)
    """The tuple of what reporting persons wrote later."""
    answered = Signal(object)
    """The tuple of `Answered`: what came back to extracts, also what was not believed."""
    files_read = Signal(object)
    """The tuple of `FileResult`, when the last file is done."""

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._under_way = False
        self._waiting: deque[Path] = deque()
        self._results: list[FileResult] = []
        self._file: Path | None = None
        self._resealed = 0
        counter.changed.connect(self._hear)

    def take_in(self) -> None:
        """Once at a time: what comes meanwhile is news of its own."""
        if self._under_way:
            return
        self._under_way = True
        self._counter.hand_over(
            TakeIn(), self._taken, finally_=self._rest, saying=_("Taking the post in …")
        )

    def read_files(self, paths: Iterable[Path]) -> None:
        """Take sealed files in, one after the other."""
        idle = not self._waiting and self._file is None
        self._waiting.extend(paths)
        if idle and self._waiting:
            self._results = []
            self._next_file()

    def _hear(self, changes: Changes) -> None:
        ours = isinstance(changes.receipt, TakenIn)
        if Subject.POST in changes.subjects and not ours:
            self.take_in()

    def _rest(self) -> None:
        self._under_way = False

    def _taken(self, changes: Changes) -> None:
        receipt = changes.receipt
        if isinstance(receipt, TakenIn):
            if receipt.numbers:
                self.taken.emit(len(receipt.numbers))
            self.unreadable.emit(len(receipt.unreadable))
            if receipt.letters:
                self.heard.emit(receipt.letters)
            if receipt.answers:
                self.answered.emit(receipt.answers)
            self._reseal()

    def _reseal(self, left: int = 0) -> None:
        """Some at a time, so that a lock in between leaves the others for the next time."""
        saying = n_(
            "Sealing restricted cases anew, {n} left …",
            "Sealing restricted cases anew, {n} left …",
            left,
        )
        self._counter.hand_over(ResealCircles(), self._sealed_anew, saying=saying if left else "")

    def _sealed_anew(self, changes: Changes) -> None:
        receipt = changes.receipt
        if not isinstance(receipt, Resealed):
            return
        self._resealed += len(receipt.done)
        if receipt.left:
            self._reseal(receipt.left)
        elif self._resealed:
            self.resealed.emit(self._resealed)
            self._resealed = 0

    def _next_file(self) -> None:
        if self._file is not None:
            # Neither taken in nor refused: the trouble was spoken in a window of its own.
            self._say(_("This file is damaged or could not be taken in. It was left as it is."))
        if not self._waiting:
            self.files_read.emit(tuple(self._results))
            return
        self._file = self._waiting.popleft()
        self._counter.hand_over(
            TakeInFile(self._file),
            self._file_taken,
            refused=self._file_refused,
            finally_=self._next_later,
            lane=Lane.SEALING,
            saying=_("Reading a sealed file …"),
        )

    def _next_later(self) -> None:
        """After the answer for the present file has been noted."""
        QTimer.singleShot(0, self, self._next_file)

    def _file_taken(self, changes: Changes) -> None:
        self._say(taken_said(changes), taken=True)

    def _file_refused(self, refusal: Refusal) -> None:
        self._say(refusal.spoken())

    def _say(self, sentence: str, *, taken: bool = False) -> None:
        assert self._file is not None
        self._results.append(FileResult(self._file.name, sentence, taken))
        self._file = None


def taken_said(changes: Changes) -> str:
    """What became of a file that was taken in: a case, or a letter to one."""
    receipt = changes.receipt
    if isinstance(receipt, Heard):
        return _("Added to case {number}.").format(number=receipt.number)
    return _("Taken in as case {number}.").format(number=receipt)
