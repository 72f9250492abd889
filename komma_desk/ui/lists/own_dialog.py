"""The frame to add or change something of the office's own: its words, and from when it counts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import Bilingual, _


class OwnDialog(QDialog):
    """What is refused stands beside the field it is about, by `field_of`, else above the deeds."""

    def __init__(
        self,
        title: str,
        deed: str,
        *,
        width: int,
        longest: int,
        field_of: Mapping[type[Refusal], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._title, self._field_of = title, field_of
        self.german, self.english = line_of(longest), line_of(longest)
        self.english.setPlaceholderText(_("Empty: the German words"))
        self.begins = DayField()
        self.fields = FieldColumn(2)
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.back = way_back(self)
        self.deed = Button(deed, ButtonKind.PRIMARY)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._save)

    def lay_out(self) -> None:
        """When all fields are added."""
        column = dialog_column(self)
        for part in (PlainLabel(self._title, TextKind.SECTION), self.fields, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        put_deeds(self, deed_row(self.back, self.deed))
        self.german.setFocus()

    @abstractmethod
    def hand_over(self, done: Callable[[], None], refused: Callable[[Refusal], None]) -> None: ...

    def label(self) -> Bilingual:
        return Bilingual(de=self.german.text(), en=self.english.text())

    def show_words(self, words: Bilingual, begins: date | None) -> None:
        self.german.setText(words.de)
        self.english.setText(words.en)
        if begins is not None:
            self.begins.show_day(begins.isoformat())

    def _save(self) -> None:
        self.problem.hide()
        if self.begins.text().strip() and self.begins.day() is None:
            wrong = _("This is not a day; write it like 2026-10-31.")
            self.fields.show_errors({"begins": wrong})
            return
        self.fields.show_errors({})
        self._work(True)
        self.hand_over(self.accept, self._refuse)

    def _refuse(self, problem: Refusal) -> None:
        self._work(False)
        field = self._field_of.get(type(problem))
        if field is not None:
            self.fields.show_errors({field: problem.spoken()})
            return
        self.problem.show_notice(Tone.WARNING, problem.spoken())
        self.problem.show()
        self.problem.speak()

    def _work(self, working: bool) -> None:
        self.fields.setDisabled(working)
        self.deed.setDisabled(working)


def line_of(longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    return line
