"""Asks for the number of the version and whether new cases shall follow it; then it is proposed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.typed_lines import TypedLine
from komma_desk.words import _


class ProposingDialog(QDialog):
    wanted = Signal(str, bool)
    """The version, and whether new cases are to follow it."""

    def __init__(self, title: str, version: str, *, as_default: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Propose the procedure"))
        self.setMinimumWidth(480)
        self.version = TypedLine()
        self.version.setText(version)
        self.as_default = QCheckBox(_("New cases follow this procedure"))
        self.as_default.setChecked(as_default)
        self.propose = Button(_("&Propose"), ButtonKind.PRIMARY)
        self.propose.setAutoDefault(True)
        self.propose.setDefault(True)
        self.propose.clicked.connect(self._propose)
        self.fields = FieldColumn()
        self.fields.add(
            "version", _("&Version"), self.version, required=True,
            help_text=_("Numbers and full stops, higher than what is published"),
        )  # fmt: skip
        column = dialog_column(self)
        column.addWidget(PlainLabel(title, TextKind.SECTION))
        column.addWidget(
            PlainLabel(
                _(
                    "A second person looks at it and publishes it: the head or administration. "
                    "Until then nothing changes. Cases under way stay on their version."
                )
            )
        )
        column.addWidget(self.fields)
        column.addWidget(self.as_default)
        put_deeds(self, deed_row(way_back(self), self.propose))
        self.version.setFocus()
        self.version.selectAll()

    def _propose(self) -> None:
        version = self.version.text().strip()
        wrong = {} if version else {"version": _("Please give the version a number.")}
        if not self.fields.show_errors(wrong):
            self.wanted.emit(version, self.as_default.isChecked())
            self.accept()
