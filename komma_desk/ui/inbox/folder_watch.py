"""Rules of the watched folder: looked at every minute while the clearing desk is open."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.background import Background, Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.inbox.post_intake import FileResult, taken_said
from komma_desk.ui.inbox.watched import Watched
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, TakeInFile
from komma_desk.usecases.effects.letters_from_files import LetterKnown, LetterWaits
from komma_desk.words import _

EVERY_MS: Final = 60_000
SECOND_LOOK_MS: Final = 3_000  # a file counts once it stayed the same from one look to the next
# The way to a share differs from computer to computer, and whatever lies there opens only with the
# office's keys and by its writer's: so the place is this desk's own, and nothing needs signing.
_PLACE: Final = "inbox/watched_folder"


class FolderWatch(QObject):
    """One look at a time, one file after the other; none stops the others."""

    changed = Signal(object)
    """The `Path` that is watched now, or None."""
    gone = Signal(str)
    """Why the folder cannot be reached, said once; empty when it is there again."""
    files_read = Signal(object)
    """The tuple of `FileResult` of one look; never an empty one."""

    def __init__(
        self,
        counter: Counter,
        background: Background,
        watched: Callable[[Path], Watched],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._background, self._open = counter, background, watched
        self._folder: Watched | None = None
        self._under_way = self._is_gone = False
        self._waiting: deque[Path] = deque()
        self._results: list[FileResult] = []
        self._told: set[Path] = set()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def place(self) -> Path | None:
        kept = QSettings().value(_PLACE, "")
        return Path(str(kept)) if kept else None

    def start(self) -> None:
        """Once the page is there."""
        self._begin(self.place)

    def watch(self, folder: Path | None) -> None:
        """From now on this one; None: none any more."""
        QSettings().setValue(_PLACE, "" if folder is None else str(folder))
        self._begin(folder)

    def look(self) -> None:
        if self._folder is None or self._under_way:
            return
        self._under_way = True
        self._background.run(
            self._folder.settled, then=self._found, otherwise=self._unreachable, lane=Lane.SEALING
        )

    def _begin(self, folder: Path | None) -> None:
        self._tell_gone("")
        self._folder = None if folder is None else self._open(folder)
        self.changed.emit(folder)
        if folder is None:
            self._timer.stop()
            return
        self._timer.start()
        self.look()
        QTimer.singleShot(SECOND_LOOK_MS, self, self.look)

    def _found(self, paths: tuple[Path, ...]) -> None:
        self._tell_gone("")
        self._waiting.extend(paths)
        self._next()

    def _unreachable(self, problem: Exception) -> None:
        self._under_way = False
        if not isinstance(problem, Trouble):
            raise problem
        self._tell_gone(problem.spoken())

    def _tell_gone(self, why: str) -> None:
        if bool(why) != self._is_gone:
            self._is_gone = bool(why)
            self.gone.emit(why)

    def _next(self) -> None:
        folder = self._folder
        if folder is None or not self._waiting:
            self._waiting.clear()
            self._under_way = False
            if self._results:
                results, self._results = tuple(self._results), []
                self.files_read.emit(results)
            return
        path = self._waiting.popleft()

        def taken(changes: Changes) -> None:
            self._results.append(FileResult(path.name, taken_said(changes), taken=True))
            self._put_away(folder, path)

        def not_taken(problem: Refusal | Trouble) -> None:
            if isinstance(problem, AlreadyTakenIn | LetterKnown):
                self._put_away(folder, path)
                return
            if path not in self._told:
                self._results.append(FileResult(path.name, problem.spoken(), taken=False))
            if isinstance(problem, LetterWaits):
                self._told.add(path)  # its report may come later: tried again, but said once
            else:
                folder.leave(path)
            self._next()

        self._counter.hand_over(
            TakeInFile(path),
            taken,
            refused=not_taken,
            troubled=not_taken,
            lane=Lane.SEALING,
            saying=_("Reading a sealed file …"),
        )

    def _put_away(self, folder: Watched, path: Path) -> None:
        """Where nothing may be moved it stays, and is not taken in twice: its number is known."""

        def moved(done: bool) -> None:
            if not done:
                folder.leave(path)
            self._next()

        self._background.run(
            lambda: folder.put_away(path),
            then=moved,
            otherwise=self._unreachable,
            lane=Lane.SEALING,
        )
