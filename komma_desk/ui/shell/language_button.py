"""The language of the screens as a button, for windows whose menu few people open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.shell.entry_window import LANGUAGES
from komma_desk.ui.shell.menus import add_choices
from komma_desk.words import Language, _, current_language


class LanguageButton(Button):
    """Says the language of now, in itself; its menu holds all of them."""

    def __init__(self, choose: Callable[[Language], None]) -> None:
        name = dict(LANGUAGES)[current_language()]
        super().__init__(name, ButtonKind.QUIET)
        self.setAccessibleName(_("Language: {name}").format(name=name))
        menu = QMenu(self)
        add_choices(menu, LANGUAGES, current_language(), choose)
        self.setMenu(menu)
