"""Typing a letter goes to the next button that begins with it; the space key ticks it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from komma_desk.ui.parts.choices import CheckColumns

BEGINS_WITH = "begins_with"
"""The property of a button that holds its words where they stand beside it."""

_OF_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def next_beginning(event: QKeyEvent, inside: QWidget) -> QAbstractButton | None:
    """The visible button the typed letter means, seen from the one that has the focus."""
    letter = event.text().casefold()
    if not letter.strip() or event.modifiers() & _OF_COMMANDS:
        return None
    buttons: Sequence[QAbstractButton] = inside.findChildren(QAbstractButton)
    focused = next((n for n, each in enumerate(buttons) if each.hasFocus()), -1)
    for each in (*buttons[focused + 1 :], *buttons[: focused + 1]):
        shown = each.isVisibleTo(inside) and each.isEnabled()
        words = str(each.property(BEGINS_WITH) or each.text().replace("&", ""))
        if shown and words.casefold().startswith(letter):
            return each
    return None


class CheckByLetter(CheckColumns):
    """Check boxes in which a typed letter jumps."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (meant := next_beginning(event, self)) is not None:
            meant.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
