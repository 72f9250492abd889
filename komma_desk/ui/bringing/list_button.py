"""The way to bring a list along, in the head of the page of cases."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bringing.list_dialog import ListDialog
from komma_desk.ui.bringing.list_doors import ListDoors
from komma_desk.ui.bringing.list_presenter import ListPresenter
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.words import _


class ListButton(IconButton):
    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        background: Background,
        doors: ListDoors,
        parent: QWidget,
    ) -> None:
        super().__init__(_("Bring a list along …"), "list", parent)
        self._needs = (counter, questions, background, doors)
        self.clicked.connect(self.open_dialog)

    def open_dialog(self) -> ListDialog:
        dialog = ListDialog(ListPresenter(*self._needs), self.window())
        dialog.open()
        return dialog
