"""Locks the desk when nobody touches it, after a warning that any key or click ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import dialog_column, put_deeds
from komma_desk.words import _, n_

FIVE_MINUTES = 5 * 60
WARNED_BEFORE = 60
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Inactivity(QObject):
    """Watches the programme's windows, whichever has the focus; all times in seconds."""

    lock_now = Signal()
    warned = Signal(int)
    """Seconds left; every second while the warning lasts."""
    touched = Signal()
    """Somebody is there again; a warning can go."""

    def __init__(
        self,
        seconds: int = FIVE_MINUTES,
        warned_before: int = WARNED_BEFORE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._warned_before = warned_before
        self._left = 0
        self._watched: list[QWindow] = []
        quiet = max(0, seconds - warned_before)
        self._until_warning = QTimer(self, singleShot=True, interval=quiet * 1000)
        self._until_warning.timeout.connect(self._warn)
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._count)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def wait_for(self, seconds: int) -> None:
        """Another time, from now on."""
        self._until_warning.setInterval(max(0, seconds - self._warned_before) * 1000)
        self.touch()

    def start(self) -> None:
        self._countdown.stop()
        self._until_warning.start()

    def stop(self) -> None:
        self._countdown.stop()
        self._until_warning.stop()

    def touch(self) -> None:
        """Somebody is there: begin anew."""
        if self._countdown.isActive():
            self.touched.emit()
        if self._countdown.isActive() or self._until_warning.isActive():
            self.start()

    def watch(self, window: QWidget) -> None:
        """Watch a window that has not had the focus yet."""
        window.winId()
        self._watch(window.windowHandle())

    def _watch(self, window: QWindow | None) -> None:
        # On the window, not on the application: a tenth of the calls for the same keys and clicks.
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.remove(window))

    def _warn(self) -> None:
        self._left = self._warned_before
        self._countdown.start()
        self.warned.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.stop()
            self.touched.emit()
            self.lock_now.emit()
        else:
            self.warned.emit(self._left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)


class LockWarning(QDialog):
    """Says that the desk is about to lock; show it with `Inactivity.warned`."""

    def __init__(
        self,
        inactivity: Inactivity,
        parent: QWidget,
        unsent: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """`unsent` names the texts that go with the lock."""
        super().__init__(parent)
        self._unsent = unsent
        self.setWindowTitle("KommA Desk")
        self.setMinimumWidth(440)
        self._alert = Alert(Tone.WARNING, title=_("The desk is about to lock"))
        stay = Button(_("&Keep working"), ButtonKind.PRIMARY)
        stay.clicked.connect(inactivity.touch)
        stay.setDefault(True)
        dialog_column(self).addWidget(self._alert)
        deeds = QHBoxLayout()
        deeds.addStretch(1)
        deeds.addWidget(stay)
        put_deeds(self, deeds)
        inactivity.warned.connect(self.show_left)
        inactivity.touched.connect(self.hide)
        self.rejected.connect(inactivity.touch)

    def show_left(self, seconds: int) -> None:
        left = n_("in {n} second", "in {n} seconds", seconds)
        words = _("Nobody has been here for a while. The desk locks {left}. Any key keeps it open.")
        text = words.format(left=left)
        if lost := self._unsent():
            kept_not = _("Texts that are not sent will be lost")
            text = "\n".join((text, f"{kept_not}:", *lost))
        else:
            text = "\n".join((text, _("Nothing is lost; you go on where you are.")))
        self._alert.show_notice(Tone.WARNING, text, _("The desk is about to lock"))
        if not self.isVisible():
            self.show()
            self.raise_()
            self.activateWindow()
            announce(self, text, urgent=True)
