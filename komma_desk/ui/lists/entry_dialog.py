"""An entry of the office's own: its words, what it means, and from when it is offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Extension
from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_entry import (
    LONGEST_LABEL,
    LONGEST_MEANING,
    CountsAsMissing,
    LabelTaken,
)
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.ui.lists.lists_presenter import ListsPresenter
from komma_desk.ui.lists.own_dialog import OwnDialog, line_of
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.words import Bilingual, _

_WIDTH = 620
_FIELD_OF: dict[type[Refusal], str] = {
    LabelTaken: "german",
    TextMissing: "german",
    TextNotAccepted: "german",
    CountsAsMissing: "counts_as",
}


class EntryDialog(OwnDialog):
    def __init__(
        self, presenter: ListsPresenter, one: CodeList, entry: CodeEntry | None, parent: QWidget
    ) -> None:
        title = _("Add to “{title}”") if entry is None else _("Change an entry of “{title}”")
        super().__init__(
            title.format(title=one.title.spoken()),
            _("&Save entry"),
            width=_WIDTH,
            longest=LONGEST_LABEL,
            field_of=_FIELD_OF,
            parent=parent,
        )
        self._presenter, self._one, self._entry = presenter, one, entry
        self.meaning, self.meaning_english = line_of(LONGEST_MEANING), line_of(LONGEST_MEANING)
        ours = [each for each in one.entries if not each.own]
        self.counts_as = CodeCombo(
            [Choice(each.code, each.label.spoken()) for each in ours], _("Please choose")
        )
        self._add_fields()
        self._fill()
        self.lay_out()

    def _add_fields(self) -> None:
        add = self.fields.add
        add("german", _("&German words"), self.german, required=True)
        add("english", _("&English words"), self.english)
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
        self.show_words(entry.label, entry.valid_from)
        if entry.meaning is not None:
            self.meaning.setText(entry.meaning.de)
            self.meaning_english.setText(entry.meaning.en)
        self.counts_as.set_code(entry.counts_as or "")

    def hand_over(self, done: Callable[[], None], refused: Callable[[Refusal], None]) -> None:
        self._presenter.save_entry(self._command(), self._one, done, refused)

    def _command(self) -> SaveCodeEntry:
        counts_as = self.counts_as.code()
        return SaveCodeEntry(
            list_id=self._one.id,
            code=self._entry.code if self._entry else None,
            label=self.label(),
            meaning=Bilingual(de=self.meaning.text(), en=self.meaning_english.text()),
            valid_from=self.begins.day(),
            counts_as=Code(counts_as) if counts_as else None,
        )
