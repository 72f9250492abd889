"""What to do with our own bugs: written down without any content, then said to the person."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

# The log is for one look, not for years: it starts again when it has grown this large.
LARGEST_LOG = 500_000
_LOUD = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class CrashLog:
    """A file of places in the code: kinds of errors and line numbers, never their messages."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now

    def write(self, problem: BaseException) -> Path:
        """Write the kind of the problem and of its causes and where they happened."""
        lines: list[str] = []
        cause: BaseException | None = problem
        while cause is not None and len(lines) < 200:  # noqa: PLR2004 -- a circle of causes ends here
            # The message of an exception may quote what somebody typed; its kind does not.
            lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
            lines.extend(
                f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
                for frame in traceback.extract_tb(cause.__traceback__)
            )
            cause = cause.__cause__ or cause.__context__
        self.add("\n".join(lines))
        return self.path

    def add(self, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        full = self.path.exists() and self.path.stat().st_size > LARGEST_LOG
        stamp = self._now().isoformat(timespec="seconds")
        with self.path.open("w" if full else "a", encoding="utf-8") as log:
            log.write(f"{stamp} Python {platform.python_version()} {platform.system()}\n{text}\n\n")


class CrashWatch(QObject):
    """Hears every exception nobody caught, in every thread, and brings it to the UI thread."""

    crashed = Signal(object)

    def __init__(self, log: CrashLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._last_words: IO[str] | None = None

    def start(self) -> None:
        """Take over the hooks of Python and Qt for this process."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(self._qt_said)
        self._log.path.parent.mkdir(parents=True, exist_ok=True)
        # Stays open as long as the process lives: the handler writes while everything falls.
        self._last_words = self._log.path.with_suffix(".fatal.log").open("w", encoding="utf-8")
        faulthandler.enable(self._last_words)

    def stop(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._last_words is not None:
            faulthandler.disable()
            self._last_words.close()
            self._last_words = None

    def _uncaught(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        self.crashed.emit(problem)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, _said: str) -> None:
        if kind in _LOUD:
            # Qt's own words can quote a text of the window: the category and place are enough.
            self._log.add(f"Qt {kind.name} {context.category} {context.file}:{context.line}")
