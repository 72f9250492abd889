"""What every dialog of ours shares: its edges, the way back, and the deed at the lower right.

On a small screen what it says scrolls; its deeds stay in sight below.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLayout,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.parts.small_screens import room_on_screen
from komma_desk.words import _

MARGIN = 20
_LEAST_SEEN: Final = 96  # pixels of what scrolls
_FITS: Final = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show})


class DialogBody(ScrollBody):
    """Makes its dialog as large as what it says needs, but no larger than the screen."""

    def __init__(self, dialog: QDialog, wide: int) -> None:
        super().__init__()
        self._dialog, self._wide = dialog, wide
        dialog.installEventFilter(self)
        self.inner.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        inner = self.inner
        wide = self._wide or max(inner.sizeHint().width(), self._dialog.minimumWidth())
        wide = max(wide, inner.minimumSizeHint().width())
        return QSize(wide, self._height_for(wide))

    def minimumSizeHint(self) -> QSize:
        least = self.inner.minimumSizeHint()
        return QSize(least.width(), min(self._height_for(least.width()), _LEAST_SEEN))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FITS and self._dialog.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Grow to what has to be said; nothing is cut where the screen has room for it."""
        frame = self._dialog.layout()
        if frame is None:
            return
        frame.activate()
        room, size = room_on_screen(self._dialog), self._dialog.size()
        needed = frame.totalMinimumSize().width()
        wide = max(size.width(), needed)
        under = size.height() - self.height()
        high = under + self._height_for(wide)
        if high > room.height():
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            wide = max(wide, needed + bar)
        self._dialog.resize(QSize(wide, max(size.height(), high)).boundedTo(room))

    def _height_for(self, wide: int) -> int:
        inner = self.inner
        layout = inner.layout()
        if layout is None or not layout.hasHeightForWidth():
            return inner.sizeHint().height()
        return max(layout.totalHeightForWidth(wide), inner.minimumSizeHint().height())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        seen = self.viewport().height()
        if now is not None and self.isAncestorOf(now) and now.height() <= seen:
            self.ensureWidgetVisible(now)


def dialog_column(dialog: QDialog, spacing: int = 16, *, wide: int = 0) -> QVBoxLayout:
    """Takes what the dialog says; its deeds are put under it by `put_deeds`.

    `wide` is the width for letters of the normal size, where it shall not follow the words.
    """
    frame = QVBoxLayout(dialog)
    frame.setContentsMargins(0, 0, 0, 0)
    frame.setSpacing(0)
    body = DialogBody(dialog, wide)
    body.column.setContentsMargins(MARGIN, MARGIN, MARGIN, 8)
    body.column.setSpacing(spacing)
    frame.addWidget(body, 1)
    return body.column


def put_deeds(dialog: QDialog, row: QLayout) -> None:
    """Always in sight, however little of the rest is."""
    frame = dialog.layout()
    assert isinstance(frame, QVBoxLayout)
    row.setContentsMargins(MARGIN, 8, MARGIN, 16)
    frame.addLayout(row)


def make_room(dialog: QDialog) -> None:
    """For what is shown from now on."""
    for body in dialog.findChildren(DialogBody):
        body.fit()


def way_back(dialog: QDialog) -> Button:
    """Enter never presses it; Esc and it do the same."""
    back = Button(_("Cancel"))
    back.setAutoDefault(False)
    back.clicked.connect(dialog.reject)
    return back


def deed_row(back: Button, deed: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    row.addWidget(back)
    row.addWidget(deed)
    return row
