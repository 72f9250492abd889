"""Sizes and names: a newcomer finds every room, and no file is too long to read."""

from __future__ import annotations

import ast
from collections import Counter

from tests.house_rules.repository import python_files, shown, tree

WALL = 300
DOCSTRING_WALL = 3
FORBIDDEN_STEMS = ("utils", "helpers", "common", "misc", "manager", "service", "widgets", "logic")
OURS = ("komma_desk", "tests", "packaging", "migrations")


def test_no_file_is_longer_than_the_wall() -> None:
    lengths = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*OURS)
    }
    assert {name: length for name, length in lengths.items() if length > WALL} == {}


def test_every_module_says_in_three_lines_at_most_what_the_room_is_for() -> None:
    wordless = []
    for path in python_files(*OURS):
        docstring = ast.get_docstring(tree(path)) or ""
        empty = not tree(path).body
        if not empty and not 1 <= len(docstring.splitlines()) <= DOCSTRING_WALL:
            wordless.append(shown(path))
    assert wordless == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    # A name is judged by its words: `log_service.py` is as empty as `service.py`.
    empty_names = [
        shown(path)
        for path in python_files(*OURS)
        if set(path.stem.split("_")) & {*FORBIDDEN_STEMS, "models"} or path.stem.startswith("base_")
    ]
    assert empty_names == []


def test_no_two_test_files_share_a_name() -> None:
    # Beside each other they can be collected only while an old bytecode cache is about.
    names = Counter(path.name for path in python_files("tests") if path.stem.startswith("test_"))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_test_is_named_as_a_sentence() -> None:
    short = [
        f"{shown(path)}: {node.name}"
        for path in python_files("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and node.name.count("_") < 3
    ]
    assert short == []
