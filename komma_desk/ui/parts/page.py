"""What every page is laid out in: a header with its deeds, and a body that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts.kept_focus import keep_inside
from komma_desk.ui.parts.labels import PlainLabel, TextKind

PAGE_MARGIN = 28
NORMAL_TEXT = 16  # pixels
LEAST_GAP = 24
LOW = 560  # pixels of a window that spends less on its edges
LEAST_LETTERS = 10  # of the title: what an explanation under it needs to be read in lines


class PageHeader(QWidget):
    """The title of a page, one line of explanation, and its deeds at the right."""

    def __init__(self, title: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, TextKind.TITLE)
        self._explanation = PlainLabel(explanation, TextKind.MUTED)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._explanation)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._words = words
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(LEAST_GAP)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        # Shown before it has a place, it would be a window of its own for a moment.
        self._explanation.setVisible(bool(explanation))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()  # other letters or other deeds, in the same width
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """Where larger letters leave the words a narrow strip, the deeds go under them."""
        deeds = self._actions.minimumSize().width()
        whole = title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        if self._explanation.text():
            title = max(title, self._title.font().pixelSize() * LEAST_LETTERS)
        least = title + LEAST_GAP
        beside = self.width() - deeds >= least or self._actions.isEmpty()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        # What wraps among the deeds gives way first: the title stays in one line.
        self._title.setMinimumWidth(whole if beside else 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the deeds under the words."""
        least = super().minimumSizeHint()
        needed = max(self._words.minimumSize().width(), self._actions.minimumSize().width())
        return QSize(min(least.width(), needed), least.height())

    def show_words(self, title: str, explanation: str = "") -> None:
        self._title.setText(title)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))

    def add_action(self, button: QWidget) -> None:
        self._actions.addWidget(button)


class ScrollBody(QScrollArea):
    """A column of parts that scrolls when the window is small; `column` takes the parts."""

    def __init__(
        self, parent: QWidget | None = None, *, most_width: int = 0, at_the_top: bool = False
    ) -> None:
        """`at_the_top` keeps the parts at their own height when there is room to spare."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self.inner = QWidget()
        inner.setProperty("part", "page")
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 8, 8)
        self.column.setSpacing(16)
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        held.setLayout(self.column)
        if most_width:
            # Larger letters need wider lines for as many words.
            larger = max(QApplication.font().pixelSize(), NORMAL_TEXT) / NORMAL_TEXT
            held.setMaximumWidth(round(most_width * larger))
        place = Qt.AlignmentFlag.AlignTop if at_the_top else Qt.AlignmentFlag(0)
        outer.addWidget(held, 1, place)
        if most_width:
            outer.addStretch(0)
        self.setWidget(inner)


class Page(QWidget):
    """A page with header and body; `body` takes the parts, scrolling or filling the height."""

    def __init__(
        self,
        title: str,
        explanation: str = "",
        parent: QWidget | None = None,
        *,
        scrolling: bool = True,
        most_width: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "page")
        self.setAccessibleName(title)
        keep_inside(self)
        self.header = PageHeader(title, explanation)
        column = self._page_column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, 16)
        column.setSpacing(8)
        column.addWidget(self.header)
        if scrolling:
            self._scroll = ScrollBody(most_width=most_width, at_the_top=True)
            self.body = self._scroll.column
            column.addWidget(self._scroll, 1)
        else:
            self.body = QVBoxLayout()
            self.body.setSpacing(12)
            column.addLayout(self.body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top, bottom = (10, 8) if self.window().height() < LOW else (24, 16)
        self._page_column.setContentsMargins(PAGE_MARGIN, top, PAGE_MARGIN, bottom)
        super().resizeEvent(event)
