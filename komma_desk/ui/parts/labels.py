"""Labels that show what was typed and never interpret it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _

LEAST_SHOWN = 3  # letters


class TextKind(StrEnum):
    """How a text looks; the style sheet reads it as the property `kind`."""

    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    STRONG = "strong"
    TITLE = "title"
    SECTION = "section"
    ERROR = "error"
    CODE = "code"


class PlainLabel(QLabel):
    """A label for any text: plain always, wrapped; with `copyable` it can be selected by key."""

    def __init__(
        self,
        text: str = "",
        kind: TextKind = TextKind.BODY,
        parent: QWidget | None = None,
        *,
        wrap: bool = True,
        copyable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("kind", str(kind))
        if kind is TextKind.TITLE:
            self.setAccessibleDescription(_("Heading"))
        if copyable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)


class FieldLabel(PlainLabel):
    """Names a field; Alt and its letter go there, into its first part where it has several."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            # Qt's own label leaves out what hands the focus on instead of holding it.
            field: QWidget | None = self.buddy()
            if field is not None and field.focusProxy() is not None:
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().event(event)


class IconLabel(QLabel):
    """A small icon beside a word; it keeps its colour role when the appearance changes."""

    def __init__(
        self, name: str, role: str = "text", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedSize(size, size)
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        colour = tokens.current().colours()[self._role]
        picture: QPixmap = icons.pixmap(self._name, colour, self._size, self.devicePixelRatioF())
        self.setPixmap(picture)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._draw()
        super().changeEvent(event)


class ShortLabel(PlainLabel):
    """One line that ends in dots where there is no room; the whole stands in its tip and name."""

    def __init__(
        self, text: str, kind: TextKind = TextKind.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, kind, parent, wrap=False)
        self._whole = text
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        # One pixel more than needed: widths of letters are fractions.
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 1
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance(self._whole[:LEAST_SHOWN] + "…") + 1
        return QSize(min(least, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = event.size().width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(plain_tip(self._whole if shown != self._whole else ""))
        super().resizeEvent(event)


class LongText(QPlainTextEdit):
    """A text of any length to read, select and copy; plain, scrolling, never a rich text."""

    def __init__(self, name: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setPlainText(text)
