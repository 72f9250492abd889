"""Until which day something is still offered or asked; what was chosen before stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class LastDayDialog(QDialog):
    """Hands the day to `chosen`; Esc changes nothing."""

    def __init__(
        self, name: str, last: date | None, chosen: Callable[[date], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.setWindowTitle(_("Last day"))
        self.setMinimumWidth(460)
        self.day = DayField()
        if last is not None:
            self.day.show_day(last.isoformat())
        self.row = FieldRow(
            _("Offered &until and with"),
            self.day,
            help_text=_("Cases that have it keep it, with its words."),
            required=True,
        )
        self.back = way_back(self)
        self.deed = Button(_("&Set last day"), ButtonKind.PRIMARY)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._choose)
        column = dialog_column(self)
        column.addWidget(PlainLabel(name, TextKind.SECTION))
        column.addWidget(self.row)
        put_deeds(self, deed_row(self.back, self.deed))
        self.day.setFocus()

    def _choose(self) -> None:
        day = self.day.day()
        if day is None:
            self.row.show_error(_("This is not a day; write it like 2026-10-31."))
            self.row.speak_error()
            self.day.setFocus()
            return
        self.accept()
        self._chosen(day)
