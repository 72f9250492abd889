"""What happens with files given to a report: sealed at once one by one, taken off, brought back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from komma_desk.domain.attachment import (
    MOST_FILES,
    NewAttachment,
    SealedAttachment,
    TooManyAttachments,
)
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.given_file import (
    AttachingStopped,
    NothingToPaste,
    SealingProgress,
    Watch,
)
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.ui.bridge.background import Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.toast import SHOWN_FOR_MS
from komma_desk.ui.reporting.attachment_list import AttachmentList
from komma_desk.ui.reporting.given_file import GivenFile
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.words import _

# The message with the way back stays a little longer while the mouse is on it.
GONE_AFTER_MS = 3 * SHOWN_FOR_MS


class AttachmentPresenter(QObject):
    """Beside the typing: the lane of changes stays free, so that drafts are kept meanwhile."""

    changed = Signal()
    """The files that are sealed are others now."""
    given_up = Signal()
    """A file that was being sealed is not there any more."""
    refused = Signal(object)
    """The refusal that says why a file was not taken."""
    taken_off = Signal(str, object)
    """The name, and what brings it back, to be called without arguments."""
    _came_on = Signal(int, object)

    def __init__(
        self,
        counter: Counter,
        shown: AttachmentList,
        reception: Callable[[], ReceptionId | None] = lambda: None,
    ) -> None:
        """`reception` names what is being entered for somebody, else it is her own report."""
        super().__init__(shown)
        self._counter, self._shown, self._reception = counter, shown, reception
        self._files: tuple[GivenFile, ...] = ()
        self._stops: dict[int, Event] = {}
        self._number = self._pictures = 0
        self._came_on.connect(self._note_progress, Qt.ConnectionType.QueuedConnection)
        shown.given.connect(self.add)
        shown.pictured.connect(self._add_picture)
        shown.handed.connect(self._add_handed)
        shown.remove_wanted.connect(self.take_off)
        shown.kind_wanted.connect(self.say_kind)
        shown.nothing_to_paste.connect(lambda: self.refused.emit(NothingToPaste()))

    def sealed(self) -> tuple[SealedAttachment, ...]:
        return tuple(each.sealed for each in self._files if each.sealed)

    def is_busy(self) -> bool:
        return any(each.sealed is None for each in self._files)

    def add(self, paths: tuple[Path, ...]) -> None:
        if len(self._files) + len(paths) > MOST_FILES:
            number = len(self._files) + len(paths)
            self.refused.emit(TooManyAttachments(number=number, most=MOST_FILES))
            return
        for path in paths:
            self._attach(path)

    def show(self, sealed: tuple[SealedAttachment, ...]) -> None:
        """Exactly these from now on; what is still being sealed is stopped."""
        for stop in self._stops.values():
            stop.set()
        self._files = tuple(
            GivenFile(number=self._next(), name=each.attachment.name, sealed=each)
            for each in sealed
        )
        self._show()

    def take_off(self, number: int) -> None:
        """One being sealed is stopped; a sealed one can be brought back for a while."""
        found = self._at(number)
        if found is None:
            return
        if found.sealed is None:
            self._stops[number].set()
            return
        at = self._files.index(found)
        self._files = tuple(each for each in self._files if each is not found)
        self._show()
        self.taken_off.emit(found.name, self.gone_unless_back((found.sealed,), at))

    def say_kind(self, number: int, code: str) -> None:
        """Optional; it goes with the draft and the report like the name of the file."""
        found = self._at(number)
        if found is not None and found.sealed is not None:
            kind = Code(code) if code else None
            self._put(replace(found, sealed=found.sealed.of_kind(kind)))

    def gone_unless_back(
        self, sealed: tuple[SealedAttachment, ...], at: int = 0
    ) -> Callable[[], None]:
        """Their sealed bytes go in a while; what is given brings them back into the list."""
        timer = QTimer(self, singleShot=True, interval=GONE_AFTER_MS)
        gone = TakeOffFiles(tuple(each.stored_as for each in sealed), self._reception())
        timer.timeout.connect(lambda: self._counter.hand_over(gone))
        timer.timeout.connect(timer.deleteLater)
        timer.start()

        def bring_back() -> None:
            timer.stop()
            timer.deleteLater()
            back = (
                GivenFile(number=self._next(), name=each.attachment.name, sealed=each)
                for each in sealed
            )
            self._files = (*self._files[:at], *back, *self._files[at:])
            self._show()

        return bring_back

    def _add_picture(self, png: bytes) -> None:
        """Under a name of its own: what came back with the draft has one already."""
        taken = {each.name for each in self._files}
        while True:
            self._pictures += 1
            name = _("Screenshot {number}.png").format(number=self._pictures)
            if name not in taken:
                break
        self._add_handed(NewAttachment(name=name, content=png))

    def _add_handed(self, given: NewAttachment) -> None:
        if len(self._files) >= MOST_FILES:
            self.refused.emit(TooManyAttachments(number=MOST_FILES + 1, most=MOST_FILES))
            return
        self._attach(given)

    def _attach(self, given: Path | NewAttachment) -> None:
        number = self._next()
        self._files += (GivenFile(number=number, name=given.name),)
        stop = self._stops[number] = Event()
        reception = self._reception()

        def sealed(changes: Changes) -> None:
            found = self._at(number)
            assert isinstance(changes.receipt, SealedAttachment)
            if found is None:  # the form was emptied at the very end: nobody wants it any more
                self._counter.hand_over(TakeOffFiles((changes.receipt.stored_as,), reception))
                return
            self._put(replace(found, sealed=changes.receipt))

        def refused(refusal: Refusal) -> None:
            if not isinstance(refusal, AttachingStopped):
                self.refused.emit(refusal)

        self._counter.hand_over(
            AttachFile(given, self._watch(number, stop), reception),
            sealed,
            refused=refused,
            finally_=lambda: self._settle(number),
            lane=Lane.SEALING,
            saying=_("A file is being sealed"),
        )
        self._shown.show_files(self._files)
        self._shown.choose(len(self._files) - 1)

    def _watch(self, number: int, stop: Event) -> Watch:
        """Called where the sealing is done; only whole percents are worth a repaint."""
        last = [-1]

        def watch(progress: SealingProgress) -> bool:
            percent = progress.done * 100 // max(1, progress.whole)
            if percent != last[0]:
                last[0] = percent
                with suppress(RuntimeError):  # the page may be gone by now
                    self._came_on.emit(number, progress)
            return not stop.is_set() and not self._counter.is_stopping()

        return watch

    def _settle(self, number: int) -> None:
        """Before the good or the bad end is told: if it was bad, it leaves the list after it."""
        del self._stops[number]
        QTimer.singleShot(0, self, lambda: self._leave_unsealed(number))

    def _leave_unsealed(self, number: int) -> None:
        found = self._at(number)
        if found is not None and found.sealed is None:
            self._files = tuple(each for each in self._files if each is not found)
            self._shown.show_files(self._files)
            self.given_up.emit()

    def _note_progress(self, number: int, progress: SealingProgress) -> None:
        found = self._at(number)
        if found is not None and found.sealed is None:
            self._files = tuple(
                replace(each, progress=progress) if each is found else each for each in self._files
            )
            self._shown.show_files(self._files)

    def _put(self, file: GivenFile) -> None:
        self._files = tuple(file if each.number == file.number else each for each in self._files)
        self._show()

    def _at(self, number: int) -> GivenFile | None:
        return next((each for each in self._files if each.number == number), None)

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _show(self) -> None:
        self._shown.show_files(self._files)
        self.changed.emit()
