"""A picture to look at: whole in the window, or as large as one likes; its text beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from komma_desk.domain.foreign_file import Picture
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import LongText
from komma_desk.words import _

_STEP = 1.25
_SMALLEST, _LARGEST = 0.05, 8.0
_POINT = 4  # bytes


class PictureView(QWidget):
    """`tools` belong into the row of buttons of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = QPixmap()
        self._zoom: float | None = None
        self.canvas = QLabel()
        self.canvas.setTextFormat(Qt.TextFormat.PlainText)
        self.canvas.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.canvas)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Picture"))
        self.words = LongText(_("The text of this page"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Page"))
        self.tabs.addTab(self.area, _("Picture"))
        self.tabs.addTab(self.words, _("Text"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.area)
        self.tools = self._tools()

    def show_picture(self, picture: Picture, name: str, text: str | None = None) -> None:
        """`text` is what stands on a page; a picture alone has none to read."""
        image = QImage(
            picture.rgba,
            picture.width,
            picture.height,
            picture.width * _POINT,
            QImage.Format.Format_RGBA8888,
        )
        self._drawn = QPixmap.fromImage(image.copy())
        self.canvas.setAccessibleName(name)
        self.canvas.setAccessibleDescription((text or "").strip())
        self.tabs.tabBar().setVisible(text is not None)
        said = (text or "").strip()
        self.words.setPlainText(said or _("There is no text on this page, only a picture."))
        self._draw()

    def zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self.zoom * factor, _SMALLEST), _LARGEST)
        self._draw()

    def fit(self) -> None:
        """As large as it fits, never larger than it is."""
        self._zoom = None
        self._draw()

    @property
    def zoom(self) -> float:
        if self._zoom is not None:
            return self._zoom
        room = self.area.maximumViewportSize()
        if self._drawn.isNull():
            return 1.0
        ratio = self.devicePixelRatioF()
        width, height = self._drawn.width() / ratio, self._drawn.height() / ratio
        return max(min(room.width() / width, room.height() / height, 1.0), _SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._draw()

    def _draw(self) -> None:
        if self._drawn.isNull():
            return
        size = QSize(self._drawn.width(), self._drawn.height()) * self.zoom
        drawn = self._drawn.scaled(
            size.expandedTo(QSize(1, 1)),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        self.canvas.setPixmap(drawn)
        shown = drawn.deviceIndependentSize().toSize()
        # Whole, it follows the window; larger, the window scrolls over it.
        self.canvas.setMinimumSize(QSize(1, 1) if self._zoom is None else shown)

    def _tools(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.smaller = Button("", ButtonKind.QUIET, "minus")
        self.larger = Button("", ButtonKind.QUIET, "plus")
        self.whole = Button(_("&Whole picture"), ButtonKind.QUIET, "whole")
        self.smaller.setAccessibleName(_("Smaller"))
        self.larger.setAccessibleName(_("Larger"))
        deeds = (
            (self.smaller, "Ctrl+-", lambda: self.zoom_by(1 / _STEP)),
            (self.larger, "Ctrl++", lambda: self.zoom_by(_STEP)),
            (self.whole, "Ctrl+0", self.fit),
        )
        for button, keys, deed in deeds:
            button.clicked.connect(deed)
            QShortcut(QKeySequence(keys), self, deed)
            row.addWidget(button)
        return whole
