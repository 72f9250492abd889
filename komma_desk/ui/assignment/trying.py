"""Tries the table with answers somebody chooses: which rule decides, what such a case follows."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from komma_desk.domain.code_list import Code
from komma_desk.domain.procedure.assignment import Asked, RuleTable, answers_as
from komma_desk.domain.procedure.assignment_words import asked_said, title_said
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.queries.table_of_shelf import TableView
from komma_desk.words import _

_BESIDE = 3


class Trying(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.answers = {asked: CodeCombo((), _("not answered")) for asked in Asked}
        self.said = PlainLabel("", TextKind.STRONG)
        self._labels = {asked: PlainLabel("", TextKind.SMALL) for asked in Asked}
        self._table: RuleTable | None = None
        self._view: TableView | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, (asked, combo) in enumerate(self.answers.items()):
            row, place = number // _BESIDE * 2, number % _BESIDE
            self._labels[asked].setBuddy(combo)
            grid.addWidget(self._labels[asked], row, place)
            grid.addWidget(combo, row + 1, place)
            grid.setColumnStretch(place, 1)
            combo.picked.connect(self._decide)
        grid.addWidget(self.said, 4, 0, 1, _BESIDE)

    def show_table(self, table: RuleTable, view: TableView) -> None:
        if self._view is None:
            for asked, combo in self.answers.items():
                title, known = asked_said(asked, view.code_lists), view.code_lists[asked]
                entries = known.choosable(view.today)
                for part in (self._labels[asked], combo):
                    part.setVisible(bool(entries))
                self._labels[asked].setText(title)
                combo.setAccessibleName(title)
                combo.set_choices([Choice(each.code, each.label.spoken()) for each in entries])
        self._table, self._view = table, view
        self._decide()

    def _decide(self) -> None:
        if self._table is None or self._view is None:
            return
        lists = self._view.code_lists
        answers = {
            asked: answers_as(asked, Code(combo.code()), lists[asked])
            if combo.code()
            else frozenset()
            for asked, combo in self.answers.items()
        }
        decided = self._table.decide(answers)
        title = title_said(decided.procedure, self._view.procedures)
        if decided.rule is None:
            said = _("No rule fits: such a case follows “{procedure}”.").format(procedure=title)
        else:
            said = _("Rule {rule} decides: such a case follows “{procedure}”.").format(
                rule=decided.rule, procedure=title
            )
        self.said.setText(said)
