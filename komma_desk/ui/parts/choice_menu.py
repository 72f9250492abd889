"""A button whose menu says one of a few things of what is chosen beside it, or none of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice


class ChoiceMenu(Button):
    """Only a person's choice is told, not what is shown."""

    picked = Signal(str)
    """The code; empty for nothing."""

    def __init__(self, text: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(text, ButtonKind.QUIET, parent=parent)
        self._nothing = nothing
        self._menu = QMenu(self)
        self._menu.setAccessibleName(text)
        self.setMenu(self._menu)
        self._of: dict[str, QAction] = {}
        self.set_choices(())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._of = {}
        for each in (Choice("", self._nothing), *choices):
            # An ampersand in the words of an office is shown, not made a key.
            action = self._menu.addAction(each.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _on, code=each.code: self.picked.emit(code))
            self._of[each.code] = action
        self.show_code("")

    def show_code(self, code: str) -> None:
        """One the list does not offer any more is shown as none chosen; what was said stays."""
        for each, action in self._of.items():
            action.setChecked(each == code)
        shown = self._of.get(code, self._of[""])
        self.setAccessibleDescription(shown.text().replace("&&", "&"))
