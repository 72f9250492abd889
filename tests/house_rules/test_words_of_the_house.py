"""Everything people read is translated, whole sentences only, and spoken in one place."""

from __future__ import annotations

import ast

from tests.house_rules.repository import ROOT, names_used, python_files, script, shown, tree

SPEAKERS = {"_", "N_", "n_"}


def test_every_text_of_the_programme_is_translated_and_compiled() -> None:
    assert script("compile_words").check(ROOT) == []


def test_no_text_is_put_together_before_it_is_translated() -> None:
    glued = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("komma_desk")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in SPEAKERS
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:2])
    ]
    assert glued == []


def test_a_text_to_be_translated_is_never_filled_before() -> None:
    # `_("… {name}".format(...))` would look up a sentence no catalogue can hold.
    filled = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("komma_desk")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in SPEAKERS
        and any(
            isinstance(argument, ast.Call)
            and isinstance(argument.func, ast.Attribute)
            and argument.func.attr == "format"
            for argument in node.args
        )
    ]
    assert filled == []


def test_a_message_box_is_opened_in_one_place_only() -> None:
    elsewhere = [
        f"{shown(path)}:{line}"
        for path in python_files("komma_desk")
        for name, line in names_used(path)
        if name == "QMessageBox" and shown(path) != "komma_desk/ui/bridge/speaking.py"
    ]
    assert elsewhere == []
