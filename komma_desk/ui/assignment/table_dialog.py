"""The window of the rule table: what is in force, what is worked on, what waits for whom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.procedure.assignment import TITLE
from komma_desk.domain.procedure.assignment_findings import table_errors
from komma_desk.domain.procedure.assignment_words import differences_said, title_said
from komma_desk.ui.assignment.rule_dialog import RuleDialog
from komma_desk.ui.assignment.rule_list import RuleList
from komma_desk.ui.assignment.table_presenter import TablePresenter
from komma_desk.ui.assignment.trying import Trying
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.dialog_frame import dialog_column, put_deeds
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion, ask_to_discard
from komma_desk.usecases.queries.procedure_shelf import ShelfProposal
from komma_desk.usecases.queries.table_of_shelf import TableView
from komma_desk.words import N_, _

_DONE = {
    "proposed": N_("Proposed; it waits for the second person."),
    "published": N_("Published."),
    "withdrawn": N_("Withdrawn; it is a draft again."),
    "discarded": N_("The draft was discarded."),
}


class TableDialog(QDialog):
    def __init__(self, presenter: TablePresenter, parent: QWidget) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE.spoken())
        self.standing = PlainLabel("", TextKind.SMALL)
        self.notice = Alert(Tone.INFO)
        self.rules = RuleList()
        self.add = Button(_("&Add rule …"), icon_name="plus")
        self.suggest = Button(_("&Suggestion"))
        self.suggest.setToolTip(_("Take over the table KommA Desk suggests, as a draft"))
        self.suggest.setAccessibleDescription(self.suggest.toolTip())
        self.change = Button(_("&Change …"))
        self.up, self.down = Button(_("&Up")), Button(_("Do&wn"))
        self.remove = Button(_("&Remove"))
        self.default = CodeCombo((), _("Please choose"))
        self.trying = Trying()
        self.discard = Button(_("&Discard draft …"), ButtonKind.QUIET)
        self.withdraw = Button(_("W&ithdraw"))
        self.back = Button(_("C&lose"))
        self.propose = Button(_("&Propose"), ButtonKind.PRIMARY)
        self.publish = Button(_("Pu&blish …"), ButtonKind.PRIMARY)
        for button in self._buttons():
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        fit_screen(self, QSize(920, 720))
        self.rules.setFocus()

    def _buttons(self) -> tuple[Button, ...]:
        of_rules = (self.add, self.suggest, self.change, self.up, self.down, self.remove)
        return (*of_rules, self.discard, self.withdraw, self.back, self.propose, self.publish)

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(6)
        for button in (self.add, self.suggest, self.change, self.up, self.down, self.remove):
            beside.addWidget(button)
        beside.addStretch(1)
        rules = QHBoxLayout()
        rules.addWidget(self.rules, 1)
        rules.addLayout(beside)
        default = QHBoxLayout()
        label = PlainLabel(_("All &other cases follow"), TextKind.STRONG, wrap=False)
        label.setBuddy(self.default)
        self.default.setAccessibleName(_("All other cases follow"))
        default.addWidget(label)
        default.addWidget(self.default, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addWidget(self.discard)
        deeds.addStretch(1)
        for button in (self.back, self.withdraw, self.propose, self.publish):
            deeds.addWidget(button)
        column = dialog_column(self, 10)
        column.addWidget(self.standing)
        column.addWidget(self.notice)
        column.addWidget(PlainLabel(_("The first rule that fits counts"), TextKind.SECTION))
        column.addLayout(rules, 1)
        column.addLayout(default)
        column.addWidget(PlainLabel(_("Try it"), TextKind.SECTION))
        column.addWidget(self.trying)
        put_deeds(self, deeds)

    def _connect(self) -> None:
        presenter, rules = self.presenter, self.rules
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.told.connect(self._tell)
        rules.currentRowChanged.connect(lambda _row: self._allow())
        rules.change_wanted.connect(self._ask_change)
        rules.remove_wanted.connect(self._remove)
        self.add.clicked.connect(self._ask_add)
        self.suggest.clicked.connect(presenter.take_suggestion)
        self.change.clicked.connect(self._ask_change)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.default.picked.connect(presenter.set_default)
        self.discard.clicked.connect(self._ask_discard)
        self.withdraw.clicked.connect(presenter.withdraw)
        self.propose.clicked.connect(presenter.propose)
        self.publish.clicked.connect(self._ask_publish)
        self.back.clicked.connect(self.reject)

    def _show(self, view: TableView) -> None:
        table = self.presenter.table
        self.standing.setText(_standing_said(view))
        self.rules.show_table(table, view, max(self._place, 0))
        self.default.blockSignals(True)
        self.default.set_choices(
            [Choice(name, each.spoken()) for name, each in view.procedures.items()]
        )
        self.default.set_code(table.default)
        self.default.blockSignals(False)
        self.trying.show_table(table, view)
        self._say_how_it_stands(view)
        self._allow()

    def _say_how_it_stands(self, view: TableView) -> None:
        """What is wrong with it, else for whom it waits and what it changes."""
        presenter, proposal = self.presenter, self.presenter.proposal
        found = presenter.findings()
        said, tone = [each.spoken() for each in found], Tone.WARNING
        if proposal is not None and not proposal.is_genuine:
            tone = Tone.DANGER
            said = [
                _("Nobody of your clearing office proposed this text as it stands in the store.")
            ]
        elif not table_errors(found) and (proposal is not None or presenter.has_draft):
            tone = Tone.WARNING if said else Tone.INFO
            said += [_waiting_said(proposal), *self._changes(view)]
        self.notice.show_notice(tone, "\n".join(said))
        self.notice.setVisible(bool(said))

    def _changes(self, view: TableView) -> tuple[str, ...]:
        if view.standing is None:
            return ()
        before, titles = view.standing.table, view.procedures
        return differences_said(before, self.presenter.table, view.code_lists, titles)

    @property
    def _place(self) -> int:
        return self.rules.currentRow()

    def _allow(self) -> None:
        presenter, place = self.presenter, self._place
        free, last = presenter.may_change, len(presenter.table.rules) - 1
        self.add.setEnabled(free)
        self.suggest.setVisible(presenter.suggestion is not None)
        self.change.setEnabled(free and place >= 0)
        self.remove.setEnabled(free and place >= 0)
        self.up.setEnabled(free and place > 0)
        self.down.setEnabled(free and 0 <= place < last)
        self.default.setEnabled(free)
        self.discard.setVisible(presenter.has_draft and free)
        self.propose.setVisible(presenter.has_draft and free)
        self.withdraw.setVisible(presenter.may_withdraw)
        self.publish.setVisible(presenter.may_publish)

    def _ask_add(self) -> None:
        self._ask_rule(None)

    def _ask_change(self) -> None:
        if self._place >= 0 and self.presenter.may_change:
            self._ask_rule(self._place)

    def _ask_rule(self, place: int | None) -> None:
        view, presenter = self.presenter.view, self.presenter
        if view is None:
            return
        rule = None if place is None else presenter.table.rules[place]
        dialog = RuleDialog(view, rule, self)
        if place is None:
            dialog.wanted.connect(presenter.add)
        else:
            dialog.wanted.connect(lambda made: presenter.change(place, made))
        dialog.open()

    def _remove(self) -> None:
        if self._place >= 0 and self.presenter.may_change:
            self.presenter.remove(self._place)

    def _move(self, by: int) -> None:
        if self.presenter.may_change:
            place = self._place
            self.presenter.move(place, by)
            self.rules.setCurrentRow(place + by)

    def _ask_discard(self) -> None:
        ask_to_discard(self, self.presenter.discard)

    def _ask_publish(self) -> None:
        question = DeedQuestion(
            _("Publish “{title}”?").format(title=TITLE.spoken()),
            _("New cases follow this table from now on. Cases under way stay on their version."),
            _("Publish"),
            ButtonKind.PRIMARY,
            self,
        )
        question.accepted.connect(self.presenter.publish)
        question.open()

    def _refuse(self, sentence: str) -> None:
        self.notice.show_notice(Tone.WARNING, sentence)
        self.notice.show()
        self.notice.speak()

    def _tell(self, done: str) -> None:
        self.notice.show_notice(Tone.SUCCESS, _(_DONE[done]))
        self.notice.speak()


def _waiting_said(proposal: ShelfProposal | None) -> str:
    if proposal is None:
        return _("This is a draft. It counts as soon as a second person has published it.")
    said = _("{version}, proposed by {person}, waits for the second person.")
    return said.format(version=proposal.version, person=proposal.proposed_by)


def _standing_said(view: TableView) -> str:
    if view.standing is not None:
        said = _("In force: version {version}.")
        return said.format(version=view.standing.table.version)
    said = _("No table is in force yet: all new cases follow “{procedure}”.")
    return said.format(procedure=title_said(view.default, view.procedures))
