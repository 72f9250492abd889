"""A labelled field: label above, help under it, what is wrong beside it, said to screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.labels import FieldLabel, IconLabel, PlainLabel, TextKind
from komma_desk.words import _


class FieldRow(QWidget):
    """Label, help line, field and error line; the object name of the field is its key."""

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._help_text = help_text
        self._plain_label = label.replace("&", "")
        caption = label + " " + _("(required)") if required else label
        self.label = FieldLabel(caption, TextKind.STRONG)
        self.label.setBuddy(field)
        field.setAccessibleName(self._plain_label)
        field.setAccessibleDescription(help_text)
        self._help = PlainLabel(help_text, TextKind.SMALL)
        self._error_icon = IconLabel("danger", "danger", 18)
        self._error = PlainLabel("", TextKind.ERROR)
        self._error_line = QWidget()
        line = QHBoxLayout(self._error_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._error_icon)
        line.addWidget(self._error, 1)
        self._error_line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (self.label, self._help, field, self._error_line):
            self._column.addWidget(part)
        # Shown before it has a place, it would be a window of its own for a moment.
        self._help.setVisible(bool(help_text))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add_below(self, part: QWidget) -> None:
        """Put a line between the field and its error: a count of letters, a word on strength."""
        self._column.insertWidget(self._column.indexOf(self._error_line), part)

    def error(self) -> str:
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self._error.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        said = _("Error: {sentence}").format(sentence=sentence) if sentence else ""
        self.field.setAccessibleDescription(f"{said} {self._help_text}".strip())
        for part in (self.field, self.field.focusProxy()):
            if part is not None:
                part.setProperty("wrong", bool(sentence))
                part.style().unpolish(part)
                part.style().polish(part)

    def speak_error(self) -> None:
        announce(self, f"{self._plain_label}: {self._error.text()}", urgent=True)


class FieldColumn(QWidget):
    """Field rows one under the other, in one or two columns, found again by the field's key."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._next = 0

    def add(
        self,
        key: str,
        label: str,
        field: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
        wide: bool = False,
    ) -> FieldRow:
        """Add a field; `wide` lets it take all columns. The key becomes its object name."""
        field.setObjectName(key)
        row = FieldRow(label, field, help_text=help_text, required=required)
        self._rows[key] = row
        wide = wide or self._columns == 1
        if wide and self._next % self._columns:
            self._next += self._columns - self._next % self._columns
        line, column = divmod(self._next, self._columns)
        span = self._columns if wide else 1
        self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._next += self._columns if wide else 1
        return row

    def row(self, key: str) -> FieldRow:
        return self._rows[key]

    def show_errors(self, errors: Mapping[str, str]) -> bool:
        """Show each sentence at its field, clear the others, go to the first one; True if any."""
        wrong = [row for key, row in self._rows.items() if errors.get(key)]
        for key, row in self._rows.items():
            row.show_error(errors.get(key, ""))
        if wrong:
            wrong[0].field.setFocus()
            wrong[0].speak_error()
        return bool(wrong)
