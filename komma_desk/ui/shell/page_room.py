"""The room a page stands in: where larger letters need more than there is, it scrolls, not cuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class PageRoom(QScrollArea):
    """Gives the page all the room there is, and never less than it needs."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Where the cursor goes is shown, unless it is larger than what can be shown at once."""
        seen = self.viewport().height()
        if now is not None and self._page.isAncestorOf(now) and now.height() <= seen:
            self.ensureWidgetVisible(now)

    def sizeHint(self) -> QSize:
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _fit(self) -> None:
        page, room = self._page, self.maximumViewportSize()
        # First as narrow as the room is: a page may lay itself out anew for it.
        wide = max(room.width(), _least_width(page))
        high = _least_height(page, wide)
        if high > room.height():
            narrower = room.width() - self.verticalScrollBar().sizeHint().width()
            wide = max(narrower, _least_width(page))
            high = _least_height(page, wide)
        if wide > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        page.resize(wide, max(high, room.height()))


def _least_width(page: QWidget) -> int:
    return page.minimumSizeHint().expandedTo(page.minimumSize()).width()


def _least_height(page: QWidget, wide: int) -> int:
    layout = page.layout()
    least = page.minimumSizeHint().expandedTo(page.minimumSize()).height()
    if layout is None or not layout.hasHeightForWidth():
        return least
    return max(least, layout.minimumHeightForWidth(wide))
