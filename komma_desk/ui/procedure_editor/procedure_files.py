"""A procedure enters and leaves as a file: two buttons under the list, the system's dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.usecases.commands.export_procedure import ExportProcedure, ProcedureFormat
from komma_desk.words import N_, _, current_language

PDF: Final = "pdf"
_KINDS: Final = {
    ProcedureFormat.TOML: N_("The procedure itself, for another municipality (*.toml)"),
    PDF: N_("Picture with all steps, to print (*.pdf)"),
    ProcedureFormat.SVG: N_("Picture (*.svg)"),
    ProcedureFormat.BPMN: N_("Drawing for other tools, BPMN 2.0 (*.bpmn)"),
    ProcedureFormat.SCXML: N_("Machine for other tools, SCXML (*.scxml)"),
}


def leaving(procedure: Procedure, target: Path, before: str) -> DrawProcedure | ExportProcedure:
    """By the ending of the name; without one of ours it is the procedure itself.

    `before` is the text it came from: its remarks go along.
    """
    ending, language = target.suffix.lower().removeprefix("."), current_language()
    if ending == PDF:
        return DrawProcedure(procedure, target, language)
    kind = ProcedureFormat(ending) if ending in _KINDS else ProcedureFormat.TOML
    return ExportProcedure(procedure, kind, target, language, before)


class ProcedureFiles(QWidget):
    enter_wanted = Signal(object)
    """The Path of a file that is to become a draft."""
    leave_wanted = Signal(object)
    """The Path what lies on the desk is to be written to."""

    def __init__(self, *, may_draft: bool) -> None:
        super().__init__()
        self._suggested = ""
        self.enter = Button(_("Draft from a file …"), ButtonKind.QUIET)
        self.leave = Button(_("Save as a file …"), ButtonKind.QUIET)
        self.leave.setEnabled(False)
        self.enter.clicked.connect(self._ask_what)
        self.leave.clicked.connect(lambda: self.ask_where(ProcedureFormat.TOML))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.enter)
        column.addWidget(self.leave)
        self.enter.setVisible(may_draft)

    def suggest(self, name: str) -> None:
        """How the file is called if nobody says otherwise; empty where nothing lies on the desk."""
        self._suggested = name
        self.leave.setEnabled(bool(name))

    def _ask_what(self) -> None:
        dialog = self._dialog(_("Draft from a file"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Procedure for KommA Desk (*.toml)")])
        dialog.fileSelected.connect(lambda name: self.enter_wanted.emit(Path(name)))
        dialog.open()

    def ask_where(self, kind: str) -> None:
        """The kind is what the dialog of the system offers first."""
        dialog = self._dialog(_("Save the procedure as a file"), QFileDialog.AcceptMode.AcceptSave)
        kinds = {_(words): each for each, words in _KINDS.items()}
        dialog.setNameFilters(list(kinds))
        dialog.selectNameFilter(_(_KINDS[kind]))
        dialog.setDefaultSuffix(kind)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[chosen]))
        dialog.selectFile(self._suggested)
        dialog.fileSelected.connect(lambda name: self.leave_wanted.emit(Path(name)))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, title, place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(mode)
        return dialog
