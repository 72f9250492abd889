"""Sends a finished document to a printer, page by page, so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

DRAWN_AT = 3.0  # 216 points to the inch: small print stays sharp


class Picture(Protocol):
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...


class Press(Protocol):
    """Whoever can draw a PDF; the window itself cannot."""

    def page_count(self, document: bytes, /) -> int: ...
    def page_image(self, document: bytes, number: int, scale: float, /) -> Picture: ...


class PrintRun(QObject):
    """One page each time the window has nothing else to do; `stop` leaves out the rest."""

    page_done = Signal(int, int)
    """How many pages are done, of how many."""
    finished = Signal()

    def __init__(self, press: Press, document: bytes, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._press, self._document, self._printer = press, document, printer
        self._pages = press.page_count(document)
        self._next = 0
        self._painter = QPainter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._draw_one)

    def start(self) -> None:
        if self._pages and self._painter.begin(self._printer):
            self._timer.start()
        else:
            self.finished.emit()

    def stop(self) -> None:
        self._timer.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self.finished.emit()

    def _draw_one(self) -> None:
        if self._next:
            self._printer.newPage()
        picture = self._press.page_image(self._document, self._next, DRAWN_AT)
        image = QImage(
            picture.rgb,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB888,
        )
        self._painter.drawImage(self._printer.pageLayout().fullRectPixels(self._dots()), image)
        self._next += 1
        self.page_done.emit(self._next, self._pages)
        if self._next == self._pages:
            self._timer.stop()
            self._painter.end()
            self.finished.emit()

    def _dots(self) -> int:
        return int(self._printer.resolution())


def paper_printer() -> QPrinter:
    """A whole sheet: the document has its margins itself."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    printer.setFullPage(True)
    return printer


def ask_to_print(parent: QWidget, title: str, then: Callable[[QPrinter], None]) -> None:
    """The dialog of the system; waits for nothing."""
    printer = paper_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
