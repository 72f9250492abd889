"""A draft with its two views, its properties, its findings and differences: the whole workbench."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from komma_desk.domain.deadlines.rules import NO_RULES, DeadlineRules
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.domain.procedure.editing.places import Kind
from komma_desk.domain.procedure.findings import Finding, Severity
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.shortcuts import REDO, UNDO
from komma_desk.ui.parts.toast import say
from komma_desk.ui.procedure_editor.adding_dialog import AddingDialog
from komma_desk.ui.procedure_editor.beside_or_below import BesideOrBelow
from komma_desk.ui.procedure_editor.draft_desk import DraftDesk
from komma_desk.ui.procedure_editor.editor_tools import EditorTools
from komma_desk.ui.procedure_editor.picture import ProcedurePicture
from komma_desk.ui.procedure_editor.sentence_list import Sentence, SentenceList
from komma_desk.ui.procedure_editor.table_twin import TableTwin
from komma_desk.ui.procedure_editor.thing_pane import ThingPane
from komma_desk.words import _, n_


class DraftEditor(QWidget):
    """`desk` holds the draft; everything here shows it and asks it for changes."""

    checked = Signal(int)
    """How many errors the draft has now."""

    def __init__(self, desk: DraftDesk) -> None:
        super().__init__()
        desk.setParent(self)
        self.desk = desk
        self._published: Procedure | None = None
        self._rules = NO_RULES
        self.errors: int | None = None
        self.tools = EditorTools()
        self.picture = ProcedurePicture()
        self._is_drawn = False
        self.table = TableTwin(self)
        self.findings = SentenceList(_("Findings"))
        self.differences = SentenceList(_("Differences"))
        self.pane = ThingPane()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Views of the procedure"))
        self.tabs.tabBar().setAccessibleName(_("Views of the procedure"))
        self.tabs.setDocumentMode(True)
        # Six of them stand side by side in half a window.
        self.tabs.setStyleSheet("QTabBar::tab { padding: 8px 5px; margin-right: 0px; }")
        self.tabs.addTab(self.picture, _("Picture"))
        self.tabs.addTab(self.table.states, _("States"))
        self.tabs.addTab(self.table.steps, _("Steps"))
        self.tabs.addTab(self.findings, _("Findings"))
        self.tabs.addTab(self.differences, _("Differences"))
        self.tabs.setMinimumWidth(400)
        self.pane.setMinimumWidth(340)
        both = BesideOrBelow(self.tabs, self.pane)
        both.setSizes([580, 340])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tools)
        column.addWidget(both, 1)
        self._connect()

    def show_published(self, published: Procedure | None) -> None:
        """What the differences are told from."""
        self._published = published
        self._show_differences()

    def show_rules(self, rules: DeadlineRules) -> None:
        """What the deadlines by law are called, in form, tables, picture and differences."""
        if rules == self._rules:
            return
        self._rules = self.table.rules = self.picture.rules = rules
        self.pane.show_rules(rules)
        if self.desk.draft is not None:
            self._show_settled(self.desk.procedure)

    def set_read_only(self, fixed: bool) -> None:
        self.tools.show_fixed(fixed)
        self.desk.is_fixed = fixed
        for form in self.pane.forms.values():
            form.setEnabled(not fixed)

    def show_findings(self) -> None:
        self.tabs.setCurrentWidget(self.findings)
        self.findings.setFocus()

    def _connect(self) -> None:
        desk, tools, table = self.desk, self.tools, self.table
        desk.edited.connect(self._show_draft)
        desk.settled.connect(self._show_settled)
        desk.chosen.connect(self._show_place)
        desk.found.connect(self._show_findings)
        desk.removed.connect(self._say_removed)
        desk.refused.connect(lambda why: say(self, why, tone=Tone.WARNING))
        self.pane.wanted.connect(desk.apply)
        for part in (tools, table):
            part.remove_wanted.connect(desk.remove)
            part.move_wanted.connect(desk.move)
        tools.undo_wanted.connect(desk.undo)
        tools.redo_wanted.connect(desk.redo)
        tools.add_wanted.connect(self.ask_to_add)
        self.picture.chosen.connect(desk.choose)
        self.picture.connect_wanted.connect(self._ask_to_connect)
        self.picture.state_wanted.connect(lambda: self.ask_to_add(Kind.STATE))
        self.picture.removal_wanted.connect(self._remove)
        self.tabs.currentChanged.connect(self._draw_picture)
        table.chosen.connect(desk.choose)
        table.opened.connect(lambda: self.pane.go_to(desk.place))
        for sentences in (self.findings, self.differences):
            sentences.wanted.connect(self._lead_to)
        for keys, usual, deed in (
            (UNDO, QKeySequence.StandardKey.Undo, self._undo),
            (REDO, QKeySequence.StandardKey.Redo, self._redo),
        ):
            for key in dict.fromkeys([QKeySequence(keys), *QKeySequence.keyBindings(usual)]):
                shortcut = QShortcut(key, self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(deed)

    def ask_to_add(self, kind: Kind) -> None:
        if self.desk.is_fixed:
            return
        dialog = AddingDialog(kind, self.desk.procedure, self.desk.place, self)
        dialog.wanted.connect(self._add)
        dialog.open()

    def _ask_to_connect(self, source: str, target: str) -> None:
        if self.desk.is_fixed:
            return
        place = f"{Kind.STATE}.{source}"
        dialog = AddingDialog(Kind.STEP, self.desk.procedure, place, self, to=target)
        dialog.wanted.connect(self._add)
        dialog.open()

    def _remove(self, place: str) -> None:
        self.desk.choose(place)
        self.desk.remove()

    def _add(self, change: object) -> None:
        self.desk.apply(change, choose=True)  # type: ignore[arg-type]  # a signal carries objects
        self.pane.go_to(f"{self.desk.place}.title")

    def _undo(self) -> None:
        what = self.desk.draft.what_undo if self.desk.draft else ""
        self.desk.undo()
        if what:
            announce(self, _("Taken back: {what}").format(what=what))

    def _redo(self) -> None:
        what = self.desk.draft.what_redo if self.desk.draft else ""
        self.desk.redo()
        if what:
            announce(self, _("Done again: {what}").format(what=what))

    def _lead_to(self, place: str) -> None:
        self.desk.choose(place)
        self.pane.go_to(place)

    def _show_draft(self, draft: EditedDraft) -> None:
        self.tools.show_draft(draft)
        self.pane.show_thing(draft.procedure, self.desk.place)

    def _show_settled(self, procedure: Procedure) -> None:
        self.table.show_procedure(procedure)
        self._is_drawn = False
        self._draw_picture()
        self._show_differences()

    def _draw_picture(self) -> None:
        """Only while somebody looks at it."""
        if self._is_drawn or self.tabs.currentWidget() is not self.picture or not self.desk.draft:
            return
        self._is_drawn = True
        self.picture.show_procedure(self.desk.procedure, self.desk.findings)
        self.picture.select(self.desk.place)

    def _show_place(self, place: str) -> None:
        """A step chosen while the states are shown turns to the steps, and the other way round."""
        self.table.point_at(place)
        if self._is_drawn:
            self.picture.select(self.desk.place)
        if self.tabs.currentWidget() in {self.table.states, self.table.steps}:
            self.tabs.setCurrentWidget(self.table.tree_of(place))
        self.tools.show_place(self.desk.place)
        self.pane.show_thing(self.desk.procedure, place)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self.table.show_findings(findings)
        self._is_drawn = False
        self._draw_picture()
        self.pane.show_findings(findings)
        self.findings.show_sentences(
            [_sentence_of(one) for one in findings]
            or [Sentence(_("The checker finds nothing."), "procedure", Tone.SUCCESS)]
        )
        number = len(findings)
        title = _("Findings ({n})").format(n=number) if number else _("Findings")
        self.tabs.setTabText(self.tabs.indexOf(self.findings), title)
        errors = sum(1 for one in findings if one.severity is Severity.ERROR)
        if self.errors is not None and errors != self.errors:
            announce(self, n_("{n} error now", "{n} errors now", errors))
        self.errors = errors
        self.checked.emit(errors)

    def _show_differences(self) -> None:
        if self._published is None:
            first = Sentence(_("No version of this procedure is published yet."), "procedure")
            self.differences.show_sentences([first])
            number = 0
        else:
            told = self.desk.differences_from(self._published, self._rules)
            number = len(told)
            self.differences.show_sentences(
                [Sentence(one.spoken(), one.place) for one in told]
                or [Sentence(_("Nothing is different from what is published."), "procedure")]
            )
        title = _("Differences ({n})").format(n=number) if number else _("Differences")
        self.tabs.setTabText(self.tabs.indexOf(self.differences), title)

    def _say_removed(self, title: str, also: Sequence[str]) -> None:
        text = _("Deleted: {title}.").format(title=title)
        if also:
            text += " " + _("With it went: {things}.").format(things=", ".join(also))
        say(self, text, self.desk.undo)


def _sentence_of(finding: Finding) -> Sentence:
    is_error = finding.severity is Severity.ERROR
    return Sentence(
        finding.spoken(),
        finding.place,
        Tone.DANGER if is_error else Tone.WARNING,
        _("Error") if is_error else _("Remark"),
    )
