"""One of a list, several of a list, yes or no; what was chosen before stays, even if retired."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeyEvent

from komma_desk.domain.code_list import Code
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.reporting.first_letter import next_beginning
from komma_desk.ui.reporting.kind_list import ROW, KindList
from komma_desk.ui.reporting.long.answer_field import AnswerField
from komma_desk.ui.reporting.long.check_lines import CheckLines
from komma_desk.ui.reporting.pick_one import PickOne
from komma_desk.words import _

SEARCHED_FROM = 15  # choices; fewer are seen at a glance
LIST_HIGH = 7 * ROW + 2
YES, NO, NOTHING = "yes", "no", "nothing"
Naming = Callable[[Code], str]


class OneOfField(AnswerField):
    def __init__(self, choices: Sequence[Choice], name_of: Naming) -> None:
        super().__init__()
        self._name_of = name_of
        self.pick = PickOne(choices, _("No answer"))
        self._hold(self.pick)
        self.pick.picked.connect(self._said)

    def answer(self) -> Code | None:
        return Code(self.pick.code()) if self.pick.code() else None

    def _fill_in(self, answer: Code | None) -> None:
        self.pick.set_code(answer or "", self._name_of(answer) if answer else "")


class SeveralField(AnswerField):
    def __init__(self, choices: Sequence[Choice], name_of: Naming) -> None:
        super().__init__()
        self._name_of = name_of
        self.ticks: KindList | CheckLines = (
            KindList(choices) if len(choices) >= SEARCHED_FROM else CheckLines(choices)
        )
        if isinstance(self.ticks, KindList):
            self.ticks.list.setFixedHeight(LIST_HIGH)
        self._hold(self.ticks)
        self.ticks.picked.connect(self._said)

    def answer(self) -> frozenset[Code]:
        return frozenset(Code(code) for code in self.ticks.codes())

    def _fill_in(self, answer: frozenset[Code]) -> None:
        known = self.ticks.known()
        for code in sorted(answer - known):
            self.ticks.add_choice(Choice(code, self._name_of(code)))
        self.ticks.set_codes(answer)


class YesNoField(AnswerField):
    """The first letter answers; “no answer” takes it back."""

    def __init__(self) -> None:
        super().__init__()
        self.row = RadioRow(
            [Choice(YES, _("Yes")), Choice(NO, _("No")), Choice(NOTHING, _("No answer"))]
        )
        self._hold(self.row)
        self.row.set_code(NOTHING)
        self.row.picked.connect(self._said)

    def answer(self) -> bool | None:
        return {YES: True, NO: False}.get(self.row.code())

    def _fill_in(self, answer: bool | None) -> None:
        self.row.set_code(
            {True: YES, False: NO}.get(answer, NOTHING) if answer is not None else NOTHING
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = next_beginning(event, self)
        if meant is not None:
            meant.setFocus()
            meant.setChecked(True)
        else:
            super().keyPressEvent(event)
