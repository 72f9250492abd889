"""What every dialog of ours shares: its edges, the way back, and the deed at the lower right."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from komma_desk.ui.parts.buttons import Button
from komma_desk.words import _

MARGIN = 20


def dialog_column(dialog: QDialog, spacing: int = 16) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, 16)
    column.setSpacing(spacing)
    return column


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
