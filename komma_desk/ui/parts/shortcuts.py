"""The keys of the desk, in one table: the menus use it and the key list shows it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from komma_desk.words import N_

LOCK = "Ctrl+L"
REFRESH = "F5"
SEARCH = "Ctrl+F"
HELP = "F1"
QUIT = "Ctrl+Q"
KEYS = "Ctrl+F1"
FULL_SCREEN = "F11"
UNDO = "Ctrl+Z"
REDO = "Ctrl+Y"
NEW_ENTRY = "Ctrl+N"


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or the first and the last of several, and the deed as a message id."""

    keys: tuple[str, ...]
    deed: str

    def spoken(self) -> str:
        return " … ".join(spoken_key(key) for key in self.keys)


def spoken_key(keys: str) -> str:
    """The key as the person's keyboard names it: "Strg+L" on German screens."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


TABLE = (
    Key(("Ctrl+1", "Ctrl+9"), N_("Go to a page")),
    Key((SEARCH,), N_("Search on this page")),
    Key((REFRESH,), N_("Show the newest state")),
    Key((LOCK,), N_("Lock the desk")),
    Key(("Enter",), N_("Open the chosen row of a list")),
    Key((UNDO, REDO), N_("Take back what was edited, and do it again")),
    Key(("Ctrl+C",), N_("Copy the chosen row")),
    Key(("F4", "Shift+F4"), N_("Sort a list by its next column, and turn the order round")),
    Key(("Ctrl+Return",), N_("Submit the report")),
    Key((NEW_ENTRY,), N_("Enter for somebody what was told (page of cases)")),
    Key(("Ctrl+PgUp", "Ctrl+PgDown"), N_("Back and forth in the long report")),
    Key(("Esc",), N_("Close a message or a window")),
    Key((HELP,), N_("Open the handbook")),
    Key((KEYS,), N_("Show this list of keys")),
    Key((QUIT,), N_("Quit KommA Desk")),
)
