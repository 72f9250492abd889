"""A few plain lines on paper, by the system's own dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


def print_lines(parent: QWidget, lines: Sequence[str]) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: on_paper(lines).print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def on_paper(lines: Sequence[str]) -> QTextDocument:
    """Nothing in them is interpreted."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Fira Sans", 12))
    document.setPlainText("\n\n".join(lines))
    return document
