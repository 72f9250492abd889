"""The way in from the page of procedures: to the rule table, and to the procedures shipped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QVBoxLayout

from komma_desk.domain.changes import Changes
from komma_desk.domain.procedure.assignment import TITLE
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.ui.assignment.table_dialog import TableDialog
from komma_desk.ui.assignment.table_presenter import TablePresenter
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.procedure_editor.editor_presenter import EditorPresenter
from komma_desk.ui.procedure_editor.procedure_files import ProcedureFiles
from komma_desk.usecases.commands.draft_shipped_procedure import DraftShippedProcedure
from komma_desk.usecases.effects.drafting import DraftKept
from komma_desk.usecases.queries.procedure_shelf import Shelf
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableView
from komma_desk.words import _


class TableEntry(QObject):
    """Two buttons more under the list of the page."""

    def __init__(
        self,
        presenter: EditorPresenter,
        files: ProcedureFiles,
        counter: Counter,
        questions: Questions,
        *,
        may_draft: bool,
    ) -> None:
        super().__init__(files)
        self._presenter, self._counter, self._questions = presenter, counter, questions
        self._may_draft = may_draft
        self.menu: QMenu | None = None
        self.assign = Button(_("Assign cases …"), ButtonKind.QUIET)
        self.assign.setToolTip(plain_tip(TITLE.spoken()))
        self.assign.setAccessibleDescription(TITLE.spoken())
        self.assign.clicked.connect(self.open)
        self.template = Button(_("From a template …"), ButtonKind.QUIET)
        if not may_draft:
            self.template.hide()
        self.template.clicked.connect(self._ask_which)
        presenter.shelf_shown.connect(self._show_waiting)
        column = files.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.assign)
        column.insertWidget(1, self.template)

    def open(self) -> TableDialog:
        presenter = TablePresenter(
            self._counter, self._questions, may_draft=self._may_draft, parent=self
        )
        dialog = TableDialog(presenter, self.assign.window())
        presenter.refresh()
        dialog.open()
        return dialog

    def _show_waiting(self, shelf: Shelf) -> None:
        """The second person sees from the page that something waits for her."""
        waits = any(each.may_publish for each in shelf.table.proposals)
        self.assign.setText(_("Assignment waits …") if waits else _("Assign cases …"))

    def _ask_which(self) -> None:
        self._questions.ask(TableDesk(), self._offer, topic="shipped procedures")

    def _offer(self, view: TableView) -> None:
        """A menu of the titles at the button; the arrows walk it, Esc leaves it."""
        if self.menu is not None:
            self.menu.deleteLater()
        menu = self.menu = QMenu(self.template)
        for procedure, title in view.shipped.items():
            action = menu.addAction(title.spoken().replace("&", "&&"))
            action.triggered.connect(partial(self._draft, procedure))
        menu.popup(self.template.mapToGlobal(self.template.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _draft(self, procedure: ShippedProcedure) -> None:
        self._counter.hand_over(DraftShippedProcedure(procedure), self._drafted)

    def _drafted(self, changes: Changes) -> None:
        if isinstance(changes.receipt, DraftKept):
            self._presenter.open(changes.receipt.draft)
