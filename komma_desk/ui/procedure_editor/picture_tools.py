"""The small tool row of the picture: larger, smaller, whole, print, save."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind, IconButton
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.procedure_editor.picture_ink import ink_of_paper
from komma_desk.ui.procedure_editor.picture_scene import PictureScene
from komma_desk.ui.procedure_editor.picture_shapes import face
from komma_desk.words import _

_TITLE_SHARE = 0.06


class PictureTools(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.larger = IconButton(_("Larger (Ctrl and plus)"), "plus")
        self.smaller = IconButton(_("Smaller (Ctrl and minus)"), "minus")
        self.whole = IconButton(_("Whole picture (Ctrl and 0)"), "whole")
        self.printing = IconButton(_("Print the picture of the procedure"), "print")
        self.saving = IconButton(_("Save the picture of the procedure"), "save")
        self.signs = Button(_("What the signs mean"), ButtonKind.QUIET)
        self.signs.setCheckable(True)
        row = WrapRow(4)
        self.setLayout(row)
        for button in (
            self.larger, self.smaller, self.whole, self.printing, self.saving, self.signs
        ):  # fmt: skip
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ask_to_print(self, scene: PictureScene, title: str) -> None:
        printer = landscape_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Print the picture of the procedure"))
        dialog.accepted.connect(lambda: print_on(printer, scene, title))
        QDialog.open(dialog)


def landscape_printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(10, 10, 10, 10),
            QPageLayout.Unit.Millimeter,
        )
    )
    return printer


def print_on(printer: QPrinter, scene: PictureScene, title: str) -> None:
    """One page: the title, below it the picture as large as it fits."""
    painter = QPainter(printer)
    try:
        room = painter.viewport()
        head = room.height() * _TITLE_SHARE
        font = face(16, strong=True)
        font.setPixelSize(max(1, round(head * 0.5)))
        painter.setFont(font)
        painter.setPen(ink_of_paper().text)
        painter.drawText(QRectF(0, 0, room.width(), head), Qt.AlignmentFlag.AlignTop, title)
        scene.paint_on_paper(painter, QRectF(0, head, room.width(), room.height() - head))
    finally:
        painter.end()
