"""The list at the left with what belongs to it; it makes room for a draft that is worked on."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.procedure_editor.procedure_files import ProcedureFiles
from komma_desk.ui.procedure_editor.shelf_list import ShelfList
from komma_desk.words import _

_LIST_KEY = "procedure/list"


class ShelfSide(QWidget):
    def __init__(self, *, may_draft: bool) -> None:
        super().__init__()
        self.shelf = ShelfList()
        self.files = ProcedureFiles(may_draft=may_draft)
        self.hide_list = Button(_("Hide the &list"), ButtonKind.QUIET)
        self.is_working = False
        """Whether somebody began to work on a draft, and did not only look at it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shelf, 1)
        column.addWidget(self.files)
        column.addWidget(self.hide_list)

    def is_wanted(self, *, beside_draft: bool) -> bool:
        """As somebody said once; else there is room for a draft as long as it is worked on."""
        said = QSettings().value(_LIST_KEY)
        if said is not None:
            return said in {True, "true"}
        return not (self.is_working and beside_draft)

    def remember(self, *, shown: bool) -> None:
        QSettings().setValue(_LIST_KEY, shown)
