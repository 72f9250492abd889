"""Buttons: one clear deed first, others quieter, dangerous ones named as such."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.plain_tips import plain_tip


class ButtonKind(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_INK = {
    ButtonKind.PRIMARY: "on_action",
    ButtonKind.SECONDARY: "action",
    ButtonKind.QUIET: "action",
    ButtonKind.DANGER: "danger",
}


class Button(QPushButton):
    """A button that says its deed as a verb; the icon follows the appearance."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon_name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon_name = kind, icon_name
        self.setProperty("kind", str(kind))
        self.setAutoDefault(False)
        self.setIconSize(QSize(20, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw()

    def _draw(self) -> None:
        if self._icon_name:
            ink = tokens.current().colours()[_INK[self._kind]]
            self.setIcon(icons.icon(self._icon_name, ink))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what the cursor stands on, as Space does; a key held down presses once."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kind is ButtonKind.PRIMARY and self.hasFocus():
            # A ring in the focus colour alone would drown beside the filled ground.
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.current().on_action), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 2, 2)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class IconButton(QToolButton):
    """A button with an icon only; its words are there for screen readers and as a tip."""

    def __init__(self, text: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setText(text)
        self.setToolTip(plain_tip(text.replace("&", "")))
        self.setAccessibleName(text.replace("&", ""))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(20, 20))
        self.setMinimumSize(32, 32)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon(self._icon_name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)
