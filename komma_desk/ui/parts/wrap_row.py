"""Parts side by side that go to a next line where the room ends, instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrapRow(QLayout):
    """What is added after `push_right` stands at the right edge of its line."""

    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._pushed_from: int | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def push_right(self) -> None:
        self._pushed_from = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self._gap * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return QSize(sum(size.width() for size in shown) + gaps, height)

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.sizeHint())
        return least

    def _place(self, rect: QRect, *, really: bool) -> int:
        """The height it takes; only `really` moves the parts."""
        left, top, high = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        pushed = self._items[self._pushed_from :] if self._pushed_from is not None else []
        edge = rect.x() + rect.width()

        def put() -> None:
            spare = edge + self._gap - left
            for item, place in line:
                item.setGeometry(place.translated(spare if item in pushed else 0, 0))

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.x() and left + size.width() > edge:
                if really:
                    put()
                left, top, high, line = rect.x(), top + high + self._gap, 0, []
            line.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self._gap
            high = max(high, size.height())
        if really:
            put()
        return top + high - rect.y()
