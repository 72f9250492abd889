"""The way in from the page of procedures: beside a version whose cases could be moved."""

from __future__ import annotations

from PySide6.QtCore import QObject

from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.moving.moving_dialog import MovingDialog
from komma_desk.ui.moving.moving_presenter import MovingPresenter
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.procedure_editor.desk_head import DeskHead
from komma_desk.ui.procedure_editor.editor_presenter import EditorPresenter
from komma_desk.usecases.queries.procedure_shelf import ShelfVersion, VersionStanding
from komma_desk.words import _


class MovingEntry(QObject):
    """Shown for a version with running cases, where another one is published."""

    def __init__(
        self,
        presenter: EditorPresenter,
        head: DeskHead,
        counter: Counter,
        questions: Questions,
    ) -> None:
        super().__init__(head)
        self._presenter, self._counter, self._questions = presenter, counter, questions
        self.button = Button(_("Move its &cases …"), ButtonKind.SECONDARY)
        self.button.hide()
        self.button.clicked.connect(self.open)
        row = head.layout()
        assert row is not None
        row.addWidget(self.button)
        presenter.opened.connect(lambda _item: self._show())
        presenter.shelf_shown.connect(lambda _shelf: self._show())

    def open(self) -> MovingDialog | None:
        version, targets = self._presenter.item(), self._targets()
        if not isinstance(version, ShelfVersion) or not targets:
            return None
        presenter = MovingPresenter(self._counter, self._questions, version, targets, self)
        dialog = MovingDialog(presenter, self.button.window())
        presenter.look()
        dialog.open()
        return dialog

    def _show(self) -> None:
        item = self._presenter.item()
        has_cases = isinstance(item, ShelfVersion) and bool(item.running)
        self.button.setVisible(has_cases and bool(self._targets()))

    def _targets(self) -> list[ShelfVersion]:
        """The newest of the same procedure first; one that counts for nobody is none."""
        shelf, here = self._presenter.shelf, self._presenter.item()
        if shelf is None or not isinstance(here, ShelfVersion):
            return []
        others = [
            each
            for each in shelf.versions
            if each.standing is not VersionStanding.BY_HAND
            and (each.procedure, each.version) != (here.procedure, here.version)
        ]
        return sorted(others, key=lambda each: each.procedure != here.procedure)
