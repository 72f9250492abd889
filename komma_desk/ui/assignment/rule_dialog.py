"""One rule: the answers it is for, and the procedure those cases follow."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code
from komma_desk.domain.procedure.assignment import Asked, AssignmentRule
from komma_desk.domain.procedure.assignment_words import asked_said
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.procedure_editor.tick_list import TickList
from komma_desk.usecases.queries.table_of_shelf import TableView
from komma_desk.words import _

_COLUMNS = 2


class RuleDialog(QDialog):
    wanted = Signal(object)
    """The AssignmentRule as it is to stand in the table."""

    def __init__(self, view: TableView, rule: AssignmentRule | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Add a rule") if rule is None else _("Change the rule"))
        lists = view.code_lists
        named = {asked: rule.codes_of(asked) if rule else () for asked in Asked}
        # A list of which the office has no entry yet has nothing to tick.
        shown = [asked for asked in Asked if lists[asked].entries or named[asked]]
        self.ticks = {asked: TickList() for asked in shown}
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        for number, (asked, ticks) in enumerate(self.ticks.items()):
            ticks.show_choices(_choices(asked, named[asked], view), named[asked])
            grid.addLayout(
                _titled(asked_said(asked, lists), ticks),
                number // _COLUMNS,
                number % _COLUMNS,
                Qt.AlignmentFlag.AlignTop,
            )
        procedures = [Choice(name, each.spoken()) for name, each in view.procedures.items()]
        self.procedure = CodeCombo(procedures, _("Please choose"))
        self.procedure.set_code(rule.procedure if rule else "")
        self.fields = FieldColumn()
        self.fields.add(
            "procedure", _("These cases follow the &procedure"), self.procedure, required=True
        )
        self.problem = PlainLabel("", TextKind.ERROR)
        self.problem.hide()
        self.take = Button(_("&Take over"), ButtonKind.PRIMARY)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        cell = QVBoxLayout()
        cell.addWidget(self.fields)
        cell.addWidget(self.problem)
        cell.addStretch(1)
        grid.addLayout(cell, len(shown) // _COLUMNS, len(shown) % _COLUMNS)
        column = dialog_column(self, 12)
        column.addWidget(
            PlainLabel(
                _(
                    "Tick the answers this rule is for. A question without a tick does not matter; "
                    "of several ticks in one list, one is enough; all lists with ticks have to fit."
                )
            )
        )
        column.addLayout(grid)
        put_deeds(self, deed_row(way_back(self), self.take))
        fit_screen(self, QSize(880, 690))
        self.ticks[Asked.DIRECTION].setFocus()

    def rule(self) -> AssignmentRule:
        told = ((asked, tuple(map(Code, ticks.codes()))) for asked, ticks in self.ticks.items())
        conditions = tuple((asked, codes) for asked, codes in told if codes)
        return AssignmentRule(procedure=self.procedure.code(), conditions=conditions)

    def _take(self) -> None:
        rule = self.rule()
        no_answer = "" if rule.conditions else _("Please tick at least one answer.")
        self.problem.setText(no_answer)
        self.problem.setVisible(bool(no_answer))
        wrong = {} if rule.procedure else {"procedure": _("Please choose a procedure.")}
        if not self.fields.show_errors(wrong) and not no_answer:
            self.wanted.emit(rule)
            self.accept()
        elif no_answer:
            self.ticks[Asked.DIRECTION].setFocus()


def _choices(asked: Asked, named: Collection[Code], view: TableView) -> list[Choice]:
    """What forms offer today, and what the rule names although it is offered no more."""
    return [
        Choice(
            each.code,
            each.label.spoken()
            if each.is_choosable(view.today)
            else _("{label} (offered no more)").format(label=each.label.spoken()),
        )
        for each in view.code_lists[asked].entries
        if each.is_choosable(view.today) or each.code in named
    ]


def _titled(title: str, ticks: TickList) -> QVBoxLayout:
    label = PlainLabel(title, TextKind.STRONG)
    label.setBuddy(ticks)
    ticks.setAccessibleName(title)
    ticks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(ticks)
    return column
