"""The programme as assistive technology sees it; for the system's Python, which has the library."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]  # both come from the system, not from the registry
import pyatspi  # type: ignore[import-not-found]  # as above

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 -- as above

PATIENCE = 120  # seconds, for a slow machine; whatever is there sooner is taken sooner
_LOOK_AGAIN = 0.05
_DOWN, _RETURN = 0xFF54, 0xFF0D  # the key symbols of X11

Node = Any


class Tree:
    """The programme as assistive technology sees it: names, roles, states, actions."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._begun, self._waits_for = time.monotonic(), "the programme"
        signal.signal(signal.SIGTERM, self._too_slow)
        pyatspi.Registry.registerEventListener(self._hear, "object:announcement")

    def _hear(self, event: Node) -> None:
        self.heard.append(str(event.any_data))

    def _too_slow(self, *_: object) -> None:
        raise SystemExit(f"ended from outside while waiting for: {self._waits_for}")

    def say(self, what: str) -> None:
        """Where the time went, for whoever reads why it ended."""
        sys.stderr.write(f"{time.monotonic() - self._begun:7.1f} s  {what}\n")

    def wait_for(self, look: Callable[[], Node], what: str) -> Node:
        self._waits_for = what
        self.say(what)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass  # what was announced meanwhile
            try:
                if (found := look()) is not None:
                    return found
            except (LookupError, RuntimeError):
                pass  # what was being looked at has just gone
            time.sleep(_LOOK_AGAIN)
        raise SystemExit(f"not in the tree after {PATIENCE} s: {what}; there is: {self.words()}")

    def every(self) -> Iterator[Node]:
        """Everything that is shown, in the order it is read."""
        for application in _programmes():
            application.set_cache_mask(Atspi.Cache.NONE)  # what is asked is what is there now
            yield from _below(application)

    def kill(self) -> None:
        """The process with the window, without warning; another opens the window anew."""
        (killed,) = (each.get_process_id() for each in _programmes())
        self.heard.clear()
        os.kill(killed, signal.SIGKILL)

        def gone() -> bool | None:
            return all(each.get_process_id() != killed for each in _programmes()) or None

        self.wait_for(gone, "the end of the process")

    def words(self) -> list[str]:
        return [node.name for node in self.every() if node.name]

    def texts(self) -> list[str]:
        """What labels say besides their names."""
        return [node.description for node in self.every() if node.getRoleName() == "label"]

    def beginning(self, beginning: str, word: str) -> Node:
        """A line of a list that begins like this and holds the word."""
        lines = (each for each in self.every() if each.getRoleName() == "list item")
        fitting = (each for each in lines if each.name.startswith(beginning))
        return next((each for each in fitting if f" {word} " in each.name), None)

    def find(self, role: str, name: str) -> Node:
        def look() -> Node:
            fitting = (each for each in self.every() if each.getRoleName() == role)
            return next((each for each in fitting if name in (each.name, _label_of(each))), None)

        return self.wait_for(look, f"{role} “{name}”")

    def press(self, name: str, role: str = "push button") -> None:
        """As soon as it may be pressed."""

        def look() -> Node:
            fitting = (each for each in self.every() if each.getRoleName() == role)
            named = (each for each in fitting if each.name == name)
            return next((each for each in named if _is(each, pyatspi.STATE_ENABLED)), None)

        _do(self.wait_for(look, f"{role} “{name}”, enabled"))

    def write(self, name: str, text: str, role: str = "text") -> None:
        self.find(role, name).queryEditableText().setTextContents(text)

    def text_of(self, name: str, role: str = "text") -> str:
        return str(self.find(role, name).queryText().getText(0, -1))

    def turn_to(self, page: str) -> None:
        """By the list of pages at the left."""
        roles = {"toggle button", "check box"}

        def entry() -> Node:
            named = (each for each in self.every() if each.name == page)
            return next((each for each in named if each.getRoleName() in roles), None)

        _do(self.wait_for(entry, f"the page “{page}”"))

    def turn_tab(self, name: str) -> None:
        _do(self.find("page tab", name))

    def tick(self, name: str, role: str = "check box") -> None:
        """Leave what is ticked."""
        box = self.find(role, name)
        if not _is(box, pyatspi.STATE_CHECKED):
            _do(box)
        self.wait_for(lambda: box if _is(box, pyatspi.STATE_CHECKED) else None, f"“{name}” ticked")

    def enter_in_dialog(self, path: str) -> None:
        """The field for the name is the only one in a dialog of files; Enter opens the file."""

        def field() -> Node:
            dialogs = [
                each for each in self.every() if each.getRoleName() in {"dialog", "file chooser"}
            ]
            inside = (each for dialog in dialogs for each in _below(dialog))
            return next((each for each in inside if each.getRoleName() == "text"), None)

        self._enter(self.wait_for(field, "a dialog with a field for the name"), path)

    def choose(self, label: str) -> str:
        """Known by its label; opened, walked by the arrow key, read from its list."""
        box = self.find("combo box", label)
        self.focus(box)
        _do(box, "ShowMenu")
        options = next(each for each in _below(box, shown=False) if each.childCount)
        item = str(options[0].name)
        self.wait_for(lambda: self._seen_item(item), f"“{item}” in the open list of “{label}”")
        for key in (_DOWN, _RETURN):
            self._press_key(key)

        def chosen() -> Node:
            selection = options.querySelection()
            return selection.getSelectedChild(0) if selection.nSelectedChildren else None

        return str(self.wait_for(chosen, f"something chosen in “{label}”").name)

    def _seen_item(self, item: str) -> Node:
        listed = (each for each in self.every() if each.getRoleName() == "list item")
        return next((each for each in listed if each.name == item), None)

    def _enter(self, field: Node, text: str) -> None:
        """Write into a field that takes the cursor, and press Enter in it."""
        field.queryComponent().grabFocus()
        field.queryEditableText().setTextContents(text)
        self.wait_for(lambda: field if _is(field, pyatspi.STATE_FOCUSED) else None, "the cursor")
        self._press_key(_RETURN)

    def focus(self, node: Node) -> None:
        """As a screen reader moves there, again while a dialog above is still closing."""

        def there() -> Node:
            if not _is(window := _window_of(node), pyatspi.STATE_ACTIVE):
                _bring_forward(window)
            node.queryComponent().grabFocus()
            return node if _is(node, pyatspi.STATE_FOCUSED) else None

        self.wait_for(there, f"the cursor in “{node.name}”")

    def is_ticked(self, name: str) -> None:
        def look() -> Node:
            item = self._seen_item(name)
            return item if item is not None and _is(item, pyatspi.STATE_CHECKED) else None

        self.wait_for(look, f"“{name}” ticked")

    def open_row(self, table: str, text: str) -> None:
        """As by keys: into the table, down until this cell is the current one, Enter."""
        self.find("table cell", text)
        self.focus(self.find("table", table))
        self._press_key(_DOWN)

        def current() -> Node:
            cells = (each for each in self.every() if each.getRoleName() == "table cell")
            chosen = (each for each in cells if _is(each, pyatspi.STATE_SELECTED))
            return next((each for each in chosen if each.name == text), None)

        self.wait_for(current, f"the row of “{text}”, chosen")
        self._press_key(_RETURN)

    @staticmethod
    def _press_key(key: int) -> None:
        pyatspi.Registry.generateKeyboardEvent(key, None, pyatspi.KEY_SYM)

    def hears(self, beginning: str) -> str:
        def look() -> str | None:
            return next((each for each in self.heard if each.startswith(beginning)), None)

        return str(self.wait_for(look, f"an announcement “{beginning} …”"))


def _programmes() -> list[Node]:
    desktop = pyatspi.Registry.getDesktop(0)
    return [each for each in desktop if each is not None and each.name == "KommA Desk"]


def _below(node: Node, *, shown: bool = True) -> Iterator[Node]:
    for place in range(min(node.childCount, 200)):
        child = node[place]
        if child is None:
            continue
        if shown and not _is(child, pyatspi.STATE_SHOWING):
            continue
        yield child
        yield from _below(child, shown=shown)


def _window_of(node: Node) -> Node:
    while node.parent.getRoleName() != "application":
        node = node.parent
    return node


def _bring_forward(window: Node) -> None:
    """A dialog has gone and the window manager gave its place to nobody: click on some words."""
    label = next(each for each in _below(window) if each.getRoleName() == "label" and each.name)
    box = label.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    pyatspi.Registry.generateMouseEvent(box.x + 2, box.y + 2, pyatspi.MOUSE_B1C)
    time.sleep(1)


def _label_of(node: Node) -> str:
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return str(relation.getTarget(0).name)
    return ""


def _is(node: Node, state: Any) -> bool:
    return bool(node.getState().contains(state))


def _do(node: Node, *ways: str) -> None:
    """Press or toggle, whichever it offers; the focus stays where it is."""
    action = node.queryAction()
    names = [action.getName(place) for place in range(action.nActions)]
    wanted = ways or ("Press", "Toggle")
    action.doAction(next(place for place, name in enumerate(names) if name in wanted))
