"""What the affected person wishes now: as it stands, and noted anew with its effect shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.wish import wishes_now
from komma_desk.domain.word_effect import effect_of_wishes
from komma_desk.domain.word_effect_lines import wish_lines
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import CheckColumns, Choice
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class WishesForm(Card):
    """Folded up until somebody wants to note other wishes."""

    noted = Signal(object, object)
    """The frozen set of codes, and the day it was said on or None for today."""

    def __init__(self, lists: CodeLists, say: Callable[[str], None]) -> None:
        super().__init__(_("What the affected person wishes"))
        self._lists, self._say_problem = lists, say
        self._before: frozenset[Code] = frozenset()
        self._view: CaseView | None = None
        self.now = PlainLabel("")
        self.change = Button(_("Note other wishes"))
        self.change.clicked.connect(lambda: self.unfold(open_=True))
        self.add_action(self.change)
        self.add(self.now)
        self.wishes = CheckColumns(
            [Choice(str(each.code), each.label.spoken()) for each in lists["wish"].entries]
        )
        self.wishes.setAccessibleName(_("Wishes"))
        self.wishes.picked.connect(self._settle)
        self.day = DayField()
        self._day_row = FieldRow(_("Said on"), self.day, help_text=_("Empty: today."))
        self.effect = PlainLabel("", TextKind.SMALL)
        self.deed = Button(_("Note these wishes"), ButtonKind.PRIMARY)
        self.deed.clicked.connect(self._note)
        self._parts = (self.wishes, self._day_row, self.effect, self.deed)
        for part in self._parts:
            part.hide()
            self.add(part)

    def show_view(self, view: CaseView, *, other_case: bool) -> None:
        file = view.file
        wishes = wishes_now(file.case.report.wishes, file.wish_changes)
        changed = wishes != self._before
        self._view, self._before = view, wishes
        labels = (
            each.label.spoken() for each in self._lists["wish"].entries if each.code in wishes
        )
        self.now.setText(", ".join(labels) or "–")
        if other_case or changed:
            self.unfold(open_=False)

    def unfold(self, *, open_: bool) -> None:
        self.day.clear()
        self.wishes.set_codes(self._before)
        self._settle()
        for part in self._parts:
            part.setVisible(open_)
        if open_:
            self.wishes.setFocus()
        self.change.setVisible(not open_)

    def _chosen(self) -> frozenset[Code]:
        return frozenset(map(Code, self.wishes.codes()))

    def _settle(self) -> None:
        handed = self._view.handed if self._view else ()
        effect = effect_of_wishes(self._before, self._chosen(), handed)
        lines = wish_lines(effect, self._lists, for_office=True)
        self.effect.setText("\n".join(f"• {each.spoken()}" for each in lines))
        self.deed.setEnabled(effect.is_any)

    def _note(self) -> None:
        day: date | None = self.day.day()
        if day is None and self.day.text().strip():
            self._say_problem(_("This is no day. Please write it like 2026-10-31."))
            self.day.setFocus()
            return
        self.noted.emit(self._chosen(), day)
