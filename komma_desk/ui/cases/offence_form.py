"""Choose the possible offences of a case; before it is kept, it says which deadlines begin."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from komma_desk.domain.clock_deeds import NoSuchOffence
from komma_desk.domain.code_list import Code, CodeEntry, CodeList
from komma_desk.domain.offences import NOT_A_VERDICT, chosen_in
from komma_desk.ui.cases.deed_form import DeedForm
from komma_desk.ui.cases.offence_words import about, effect_of, matches
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.ticking_list import TickingList
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _, n_

_TALL = 220


class OffenceList(TickingList):
    """Every offence with its own line on prosecution; the space bar chooses and takes back."""

    picked = Signal()

    def __init__(self, entries: tuple[CodeEntry, ...], chosen: tuple[Code, ...]) -> None:
        super().__init__()
        self.setMinimumHeight(_TALL)
        self.setWordWrap(True)
        self.setSpacing(4)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries = entries
        for entry in entries:
            words = f"{entry.label.spoken()}\n{about(entry)}"
            self.addItem(self.new_line(words, ticked=entry.code in chosen))
        self.setCurrentRow(0)
        self.itemChanged.connect(lambda _item: self.picked.emit())

    def code(self) -> str:
        """The chosen codes in the order of the list, with a blank between."""
        return " ".join(
            entry.code for row, entry in enumerate(self._entries) if self.is_ticked(row)
        )

    def set_code(self, codes: str) -> None:
        wanted = set(codes.split())
        for row, entry in enumerate(self._entries):
            self.tick(row, ticked=entry.code in wanted)

    def show_only(self, typed: str) -> int:
        """How many fit what was typed."""
        fitting = [row for row, entry in enumerate(self._entries) if matches(entry, typed)]
        for row in range(self.count()):
            self.item(row).setHidden(row not in fitting)
        if fitting and self.currentRow() not in fitting:
            self.setCurrentRow(fitting[0])
        return len(fitting)


class OffenceForm(DeedForm):
    refused_at = MappingProxyType({NoSuchOffence: "codes"})

    def __init__(self, view: CaseView, offences: CodeList) -> None:
        super().__init__(_("Possible offences"), _(NOT_A_VERDICT), _("&Keep the choice"))
        self.place = "offences"
        self._view, self._offences = view, offences
        chosen = chosen_in(view.file.case.facts)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("for example 185 or insult"))
        self.list = OffenceList(offences.entries, chosen)
        self.found = PlainLabel("", TextKind.SMALL)
        self.chosen = PlainLabel("", copyable=True)
        self.chosen.setAccessibleName(_("What is chosen and what it does"))
        self.fields.add("search", _("Search by number or word"), self.search).add_below(self.found)
        self.add(
            "codes",
            _("Which offences are possible"),
            self.list,
            help_text=_("Tick all that are possible: a click on the box, or the space bar."),
        )
        self.add_part(self.chosen)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.picked.connect(self._tell)
        self._tell()
        self._search("")
        self.setFocusProxy(self.search)
        self.begin()

    def _search(self, typed: str) -> None:
        count = self.list.show_only(typed)
        self.found.setText(n_("{n} offence fits.", "{n} offences fit.", count))

    def _codes(self) -> tuple[Code, ...]:
        return tuple(Code(each) for each in self.list.code().split())

    def _tell(self) -> None:
        """Without a choice nothing is said of deadlines that nobody asked for."""
        codes = set(self._codes())
        entries = tuple(each for each in self._offences.entries if each.code in codes)
        named = " · ".join(each.label.spoken() for each in entries) or _("nothing")
        told = [_("Chosen: {what}").format(what=named), *effect_of(self._view.file, entries)]
        self.chosen.setText("\n".join(told))
        self._changed()

    def command(self) -> ChooseOffences:
        return ChooseOffences(case=self._view.file.case.id, codes=self._codes())
