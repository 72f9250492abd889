"""Titles, notifications and the clipboard are read by others: each place that fills one is named.

A new place is added here with its reason, or goes through `ui/parts/secret_clipboard`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.repository import ROOT, python_files, shown, tree

UI = ROOT / "komma_desk" / "ui"
# Titles with a part that is not a sentence of ours: what it is.
TITLES = {
    "assignment/table_dialog.py": "a fixed sentence in both languages",
    "circles/circle_dialog.py": "sentences of ours, chosen by what is done",
    "form/form_window.py": "the office a report goes to, as on its card",
    "lists/own_dialog.py": "sentences of ours: add or change",
    "parts/paper_printing.py": "sentences of ours: which paper",
    "procedure_editor/adding_dialog.py": "sentences of ours: what is added",
    "procedure_editor/deed_question.py": "sentences of ours: which deed",
    "procedure_editor/rehearsal_step_dialog.py": "a step of the procedure, played by nobody real",
    "shell/about_window.py": "sentences of ours: about, keys",
    "shell/code_window.py": "the folder of the store",
    "shell/desk_window.py": "the name of the municipality",
    "shell/go_back_window.py": "the folder of the store",
    "shell/own_access.py": "sentences of ours: passphrase, sheet",
    "shell/unlock_window.py": "the folder of the store",
}
# Copies somebody asks for by a key or a button, of what is no secret by itself or hers to paste.
COPIES = {
    "cases/attachment_table.py": "a checksum",
    "cases/clock_details.py": "the reckoning of a deadline, for a file of one's own",
    "cases/history_tab.py": "the chosen line, by the key for copying",
    "cases/list_side.py": "the number of a case",
    "deadlines/deadlines_page.py": "the list of deadlines, by its button",
    "figures/figures_table.py": "figures that are published",
    "parts/paged_table.py": "the chosen row, by the key for copying",
    "people/people_table.py": "the chosen row, by the key for copying",
    "reporting/attachment_list.py": "a checksum",
}
SECRET = "parts/secret_clipboard.py"
NOTIFIES = {"QSystemTrayIcon", "showMessage", "setWindowFilePath", "setWindowIconText"}
NOTIFYING = {"parts/toast.py": "the status bar inside the window"}
_OURS = {"_", "n_"}


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def _is_fixed(words: ast.expr) -> bool:
    """A sentence of ours, or one of two, without anything filled in."""
    if isinstance(words, ast.IfExp):
        return _is_fixed(words.body) and _is_fixed(words.orelse)
    if isinstance(words, ast.Call) and isinstance(words.func, ast.Name):
        return words.func.id in _OURS and all(isinstance(arg, ast.Constant) for arg in words.args)
    return isinstance(words, ast.Constant)


def _files_with(*, wanted: set[str], fixed_is_fine: bool = False) -> set[str]:
    return {
        path.relative_to(UI).as_posix()
        for path in python_files("komma_desk/ui")
        for name, call in _calls(path)
        if name in wanted and not (fixed_is_fine and call.args and _is_fixed(call.args[0]))
    }


def _writes_the_clipboard(call: ast.Call) -> bool:
    """`….clipboard().setText(…)` and its kin."""
    before = call.func.value if isinstance(call.func, ast.Attribute) else None
    return (
        isinstance(before, ast.Call)
        and isinstance(before.func, ast.Attribute)
        and before.func.attr == "clipboard"
    )


def test_every_title_that_is_not_a_fixed_sentence_is_known_with_its_reason() -> None:
    assert _files_with(wanted={"setWindowTitle"}, fixed_is_fine=True) == set(TITLES)


def test_every_copy_into_the_clipboard_is_known_with_its_reason() -> None:
    found = {
        path.relative_to(UI).as_posix()
        for path in python_files("komma_desk/ui")
        for name, call in _calls(path)
        if name in {"setText", "setMimeData", "setImage", "setPixmap"}
        and _writes_the_clipboard(call)
    }
    assert found == set(COPIES) | {SECRET}


def test_nobody_keeps_the_clipboard_to_write_into_it_later() -> None:
    kept = {
        path.relative_to(UI).as_posix()
        for path in python_files("komma_desk/ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr == "clipboard"
    }
    assert kept == {SECRET}


def test_no_notification_of_the_system_is_sent() -> None:
    named = {
        path.relative_to(UI).as_posix()
        for path in python_files("komma_desk/ui")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr in NOTIFIES)
        or (isinstance(node, ast.alias) and node.name in NOTIFIES)
    }
    assert named == set(NOTIFYING)


def test_the_clipboard_and_titles_belong_to_the_window_alone() -> None:
    elsewhere = [
        shown(path)
        for path in python_files("komma_desk")
        if UI not in path.parents
        for name, _call in _calls(path)
        if name in {"setWindowTitle", "clipboard"}
    ]
    assert elsewhere == []
