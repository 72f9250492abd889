"""A message about what was just done, with a way back; it never asks and never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStatusBar, QWidget

from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind, IconButton
from komma_desk.ui.parts.labels import IconLabel, PlainLabel
from komma_desk.words import _

# Long enough to read twice; it stays while the mouse or the focus is on it (WCAG 2.2.1).
SHOWN_FOR_MS = 10_000
_ON_THE_BAR, _ABOVE_DEEDS = 2, 56  # pixels between the message and the lower edge


class Toast(QFrame):
    """Floats at the lower edge of its window; also written into the status bar, to stay."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._around = window
        self.setProperty("part", "toast")
        self._undo: Callable[[], None] | None = None
        self._icon = IconLabel("check", "success", 20)
        self._text = PlainLabel()
        self._text.setMinimumWidth(320)
        self._back = Button(_("&Undo"), ButtonKind.QUIET)
        self._close = IconButton(_("Close the message"), "close")
        for button in (self._back, self._close):
            # A click leaves the cursor where one works; the tab key comes here all the same.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._back)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self._leave)
        self._back.clicked.connect(self._go_back)
        self._close.clicked.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None, tone: Tone) -> None:
        self._undo = undo
        self._icon.show_icon(ICON_OF[tone], INK_OF[tone])
        self._text.setText(text)
        self._back.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._settle()
        self._timer.start()
        announce(self, text)
        window = self.window()
        if isinstance(window, QMainWindow):
            window.statusBar().showMessage(text)

    def text(self) -> str:
        return self._text.text()

    def _go_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()

    def _leave(self) -> None:
        if self.underMouse() or self._back.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _settle(self) -> None:
        self.adjustSize()
        around = self._around.rect()
        left = max(16, (around.width() - self.width()) // 2)
        self.move(left, around.height() - self.height() - self._above_the_edge())

    def _above_the_edge(self) -> int:
        """Over the status bar, which says the same: the deeds of the page above it stay free."""
        window = self._around
        has_bar = isinstance(window, QMainWindow) and bool(window.findChild(QStatusBar))
        return _ON_THE_BAR if has_bar else _ABOVE_DEEDS

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start()
        super().enterEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)


def say(
    near: QWidget,
    text: str,
    undo: Callable[[], None] | None = None,
    tone: Tone = Tone.SUCCESS,
) -> Toast:
    """Show the message in the window `near` stands in; `undo` adds the way back."""
    window = near.window()
    found = window.findChildren(Toast, "", Qt.FindChildOption.FindDirectChildrenOnly)
    toast = found[0] if found else Toast(window)
    toast.say(text, undo, tone)
    return toast
