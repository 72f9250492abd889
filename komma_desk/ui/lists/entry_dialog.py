"""An entry of the office's own: its words, what it means, and from when it is offered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Extension
from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_entry import (
    LONGEST_LABEL,
    LONGEST_MEANING,
    CountsAsMissing,
    LabelTaken,
)
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.lists.lists_presenter import ListsPresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.words import Bilingual, _

_WIDTH = 620
_FIELD_OF = {
    LabelTaken: "german",
    TextMissing: "german",
    TextNotAccepted: "german",
    CountsAsMissing: "counts_as",
}


class EntryDialog(QDialog):
    def __init__(
        self, presenter: ListsPresenter, one: CodeList, entry: CodeEntry | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presenter, self._one, self._entry = presenter, one, entry
        title = _("Add to “{title}”") if entry is None else _("Change an entry of “{title}”")
        title = title.format(title=one.title.spoken())
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.german, self.english = _line(LONGEST_LABEL), _line(LONGEST_LABEL)
        self.meaning, self.meaning_english = _line(LONGEST_MEANING), _line(LONGEST_MEANING)
        self.begins = DayField()
        ours = [each for each in one.entries if not each.own]
        self.counts_as = CodeCombo(
            [Choice(each.code, each.label.spoken()) for each in ours], _("Please choose")
        )
        self.fields = FieldColumn(2)
        self._add_fields()
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.back = way_back(self)
        self.deed = Button(_("&Save entry"), ButtonKind.PRIMARY)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._save)
        column = dialog_column(self)
        for part in (PlainLabel(title, TextKind.SECTION), self.fields, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        put_deeds(self, deed_row(self.back, self.deed))
        self._fill()
        self.german.setFocus()

    def _add_fields(self) -> None:
        add = self.fields.add
        add("german", _("&German words"), self.german, required=True)
        add("english", _("&English words"), self.english)
        self.english.setPlaceholderText(_("Empty: the German words"))
        add("meaning", _("What it &means, in German"), self.meaning)
        add("meaning_english", _("What it means, in Eng&lish"), self.meaning_english)
        if self._one.extension is Extension.COUNTED:
            add(
                "counts_as",
                _("Counts as the &form"),
                self.counts_as,
                help_text=_("Procedures, levels and figures go by this form."),
                required=True,
                wide=True,
            )
        add(
            "begins",
            _("Offered f&rom"),
            self.begins,
            help_text=_("Empty: from now on"),
            wide=True,
        )

    def _fill(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self.german.setText(entry.label.de)
        self.english.setText(entry.label.en)
        if entry.meaning is not None:
            self.meaning.setText(entry.meaning.de)
            self.meaning_english.setText(entry.meaning.en)
        self.counts_as.set_code(entry.counts_as or "")
        if entry.valid_from is not None:
            self.begins.show_day(entry.valid_from.isoformat())

    def _save(self) -> None:
        self.problem.hide()
        if self.begins.text().strip() and self.begins.day() is None:
            wrong = _("This is not a day; write it like 2026-10-31.")
            self.fields.show_errors({"begins": wrong})
            return
        self.fields.show_errors({})
        self._work(True)
        self._presenter.save_entry(self._command(), self._one, self.accept, self._refuse)

    def _command(self) -> SaveCodeEntry:
        meaning = Bilingual(de=self.meaning.text(), en=self.meaning_english.text())
        counts_as = self.counts_as.code()
        return SaveCodeEntry(
            list_id=self._one.id,
            code=self._entry.code if self._entry else None,
            label=Bilingual(de=self.german.text(), en=self.english.text()),
            meaning=meaning,
            valid_from=self.begins.day(),
            counts_as=Code(counts_as) if counts_as else None,
        )

    def _refuse(self, problem: Refusal) -> None:
        self._work(False)
        field = _FIELD_OF.get(type(problem))
        if field is not None:
            self.fields.show_errors({field: problem.spoken()})
            return
        self.problem.show_notice(Tone.WARNING, problem.spoken())
        self.problem.show()
        self.problem.speak()

    def _work(self, working: bool) -> None:
        self.fields.setDisabled(working)
        self.deed.setDisabled(working)


def _line(longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    return line
