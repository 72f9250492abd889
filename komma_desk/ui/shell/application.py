"""Sets the Qt application up: name, fonts, style, language, an orderly end; knows no store."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Sequence

from PySide6.QtCore import (
    QDir,
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QSocketNotifier,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from komma_desk.ui.parts import icons
from komma_desk.ui.parts.aided_choice import aid_choices
from komma_desk.ui.parts.kept_focus import keep_focus
from komma_desk.ui.shell.appearance import Appearance
from komma_desk.ui.shell.lock_time import LockTime
from komma_desk.ui.shell.screen_capture import ScreenCapture, exclude_here
from komma_desk.words import Language, current_language, use_language

NAME = "KommA Desk"


class Speech(QObject):
    """The language of the screens: ours and Qt's own dialogs together, remembered."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._of_qt = QTranslator(self)
        kept = QSettings().value("language")
        known = {str(language) for language in Language}
        self._use(Language(str(kept)) if kept in known else Language.GERMAN)

    def choose(self, language: Language) -> None:
        if language is not current_language():
            QSettings().setValue("language", str(language))
            self._use(language)
            self.changed.emit()

    def _use(self, language: Language) -> None:
        use_language(language)
        german = language.base is Language.GERMAN
        QLocale.setDefault(QLocale("de_DE" if german else "en_GB"))
        self._application.removeTranslator(self._of_qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if german and self._of_qt.load("qtbase_de", folder):
            self._application.installTranslator(self._of_qt)


class OrderlyEnd(QObject):
    """Turns SIGTERM, Ctrl-C and a closed terminal into a quiet end: everything is put away."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._mouth.fileno())
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # Windows has no SIGHUP
            if number := getattr(signal, name, None):
                signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        self._ear.recv(64)
        # Not `quit`: that would ask each window, and nobody may be there to answer.
        self._application.exit()


def load_fonts() -> list[str]:
    """Load our fonts, so that the window looks alike on every machine; the families loaded."""
    families: set[str] = set()
    for path in sorted((icons.RESOURCES / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return sorted(families)


class Desk:
    """The application with its appearance, its language and how it guards what it shows."""

    def __init__(self, arguments: Sequence[str], version: str = "") -> None:
        running = QApplication.instance()
        self.application = (
            running if isinstance(running, QApplication) else QApplication(list(arguments))
        )
        self.application.setApplicationName(NAME)
        self.application.setApplicationVersion(version)
        self.application.setApplicationDisplayName(NAME)
        self.application.setOrganizationName("KommA")
        aid_choices()
        keep_focus(self.application)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QDir.setSearchPaths("komma", [str(icons.RESOURCES)])
        load_fonts()
        self.application.setWindowIcon(QIcon(icons.pixmap("shield", "#2044AA", 64)))
        self.speech = Speech(self.application)
        self.appearance = Appearance(self.application)
        self.appearance.apply()
        self.lock_time = LockTime(self.application)
        self.capture = ScreenCapture(self.application, exclude_here())

    def end_orderly(self) -> None:
        """Listen for SIGTERM; only the main thread may."""
        if threading.current_thread() is threading.main_thread():
            OrderlyEnd(self.application)

    def run(self) -> int:
        """The event loop, until the last window is closed."""
        return self.application.exec()
