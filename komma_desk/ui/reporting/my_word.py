"""What I wish and allow by now, as the office holds it, and the ways to say it otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import beside, has_scope
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_words, moment_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.held_word import consents_held, consents_said, on_the_way, wishes_held
from komma_desk.usecases.queries.my_reports import MyReport, SaidConsent, SaidWishes
from komma_desk.words import _


class MyWordCard(Card):
    wishes_wanted = Signal()
    consent_wanted = Signal(str, bool)
    """The item, and whether it shall be given."""

    def __init__(self, report: MyReport, lists: CodeLists) -> None:
        super().__init__(_("What you wish and allow"))
        self._report, self._lists = report, lists
        wishes = [
            entry.label.spoken()
            for entry in lists["wish"].entries
            if entry.code in wishes_held(report)
        ]
        self.add(PlainLabel(_("Wished: {wishes}").format(wishes=", ".join(wishes))))
        self.change = Button(_("Change the wishes …"))
        self.change.clicked.connect(self.wishes_wanted)
        self.add_action(self.change)
        self.consents: dict[Code, Button] = {}
        self.changes: dict[Code, Button] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        for entry in lists["consent"].entries:
            self._add_consent(entry)
        self.body.addLayout(self._grid)
        for sentence in self._on_the_way():
            self.add(PlainLabel(sentence, TextKind.MUTED))

    def _add_consent(self, entry: CodeEntry) -> None:
        """The line says what the office holds; the button answers my last word."""
        by_office = consents_held(self._report)
        held = by_office.get(entry.code)
        allowed = entry.code in consents_said(self._report)
        label = entry.label.spoken()
        words = _("{consent}: allowed") if held else _("{consent}: not allowed")
        line = words.format(consent=label)
        if held is not None:
            line = beside(line, entry.code, held.scope)
        if held is not None and held.recipient:
            line += " · " + _("for {recipient} only").format(recipient=held.recipient)
        if held is not None and held.valid_until:
            line += " · " + _("until {day}").format(day=day_in_words(held.valid_until))
        button = Button(_("Withdraw …") if allowed else _("Allow …"))
        button.setObjectName(f"consent_{entry.code}")
        button.setAccessibleName(f"{label}: {button.text()}")
        button.clicked.connect(partial(self.consent_wanted.emit, str(entry.code), not allowed))
        self.consents[entry.code] = button
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(line), row, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(button, row, 1)
        if allowed and has_scope(entry.code):
            self._add_change(entry, row + 1)

    def _add_change(self, entry: CodeEntry, row: int) -> None:
        """Less or more may be told without taking it back first."""
        button = Button(_("Change …"))
        button.setObjectName(f"change_{entry.code}")
        button.setAccessibleName(f"{entry.label.spoken()}: {button.text()}")
        button.clicked.connect(partial(self.consent_wanted.emit, str(entry.code), True))
        self.changes[entry.code] = button
        self._grid.addWidget(
            button, row, 1
        )  # under the other: beside it is no room on a small screen

    def _on_the_way(self) -> list[str]:
        return [
            _("Said on {moment}, not taken in yet: {word}").format(
                moment=moment_in_words(each.said_at), word=self._said(each)
            )
            for each in on_the_way(self._report)
        ]

    def _said(self, word: SaidWishes | SaidConsent) -> str:
        if isinstance(word, SaidWishes):
            wishes = (
                entry.label.spoken()
                for entry in self._lists["wish"].entries
                if entry.code in word.wishes
            )
            return ", ".join(wishes)
        words = _("{consent}: withdrawn")
        if word.state is ConsentState.GIVEN:
            words = _("{consent}: allowed")
        label = words.format(consent=self._lists["consent"].label_of(word.item).spoken())
        given = word.state is ConsentState.GIVEN
        return beside(label, word.item, word.scope) if given else label
