"""Hands what is begun to a colleague, who can finish it: a menu of those who read cases."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from komma_desk.domain.identifiers import PersonId
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.usecases.queries.possible_readers import PossibleReader
from komma_desk.words import _


class HandButton(IconButton):
    """Takes no room in an office of one person."""

    wanted = Signal(object, str)
    """The `PersonId` of the colleague and her name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hand this entry to a colleague"), "hand-over", parent)
        self._colleagues: tuple[PossibleReader, ...] = ()
        self._me: frozenset[PersonId] = frozenset()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.hide()

    def show_readers(self, readers: Iterable[PossibleReader]) -> None:
        self._colleagues = tuple(each for each in readers if each.reads_cases)
        self._fill()

    def show_me(self, me: Iterable[PersonId]) -> None:
        self._me = frozenset(me)
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        others = [each for each in self._colleagues if each.person not in self._me]
        for each in others:
            # A name is no shortcut, whatever signs are in it.
            entry = self._menu.addAction(each.name.replace("&", "&&"))
            entry.triggered.connect(partial(self._choose, each))
        self.setVisible(bool(self._me) and bool(others))

    def _choose(self, colleague: PossibleReader, _checked: bool = False) -> None:
        self.wanted.emit(colleague.person, colleague.name)
