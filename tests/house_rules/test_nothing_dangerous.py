"""What no file may hold: unfinished marks, ways to run data as code, traces of a machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house_rules.repository import (
    comments,
    modules_imported,
    names_used,
    python_files,
    shown,
    text_files,
    tree,
)

# A letter in brackets keeps this file from finding itself.
UNFINISHED = re.compile(r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b|not (yet )?[i]mplemented")
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/([h]ome|[U]sers|[r]oot|[w]ork)/\w|[A-Z]:\\[U]sers")
REGISTRY = re.compile(r"[p]ypi\.org|[p]ythonhosted|[i]ndex-url|[f]ind-links|[t]rusted-host")
RUNS_DATA = {"pickle", "cPickle", "dill", "marshal", "shelve", "yaml", "jsonpickle"}
WRITES_BESIDE = {"tempfile"}


def _lines_with(pattern: re.Pattern[str]) -> Iterator[str]:
    for path in text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                yield f"{shown(path)}:{number}: {line.strip()[:80]}"


def test_no_comment_marks_something_unfinished() -> None:
    marks = [
        f"{shown(path)}:{line}: {comment.strip()[:80]}"
        for path in text_files()
        if path.suffix not in {".po", ".svg", ".lock"}
        for comment, line in comments(path)
        if UNFINISHED.search(comment)
    ]
    assert marks == []


def test_nothing_is_left_to_be_implemented() -> None:
    left = [
        f"{shown(path)}:{line}"
        for path in python_files("komma_desk", "packaging", "migrations")
        for name, line in names_used(path)
        if name == "NotImplementedError"
    ]
    assert left == []


def test_no_published_text_names_a_path_of_some_machine() -> None:
    assert list(_lines_with(MACHINE_PATH)) == []


def test_no_published_text_names_a_package_registry() -> None:
    assert list(_lines_with(REGISTRY)) == []


@pytest.mark.parametrize("modules", [RUNS_DATA, WRITES_BESIDE], ids=["runs data", "temp files"])
def test_no_room_imports_what_runs_data_or_leaves_files_behind(modules: set[str]) -> None:
    found = [
        f"{shown(path)}:{line}: {module}"
        for path in python_files("komma_desk")
        for module, line in modules_imported(path)
        if module.partition(".")[0] in modules
    ]
    assert found == []


def test_no_code_evaluates_text() -> None:
    found = [
        f"{shown(path)}:{node.lineno}: {node.func.id}"
        for path in python_files("komma_desk", "packaging", "migrations")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "compile", "__import__"}
    ]
    assert found == []


def test_every_suppression_says_its_rule_and_its_reason() -> None:
    with_both = re.compile(
        r"# [n]oqa: [A-Z]+\d+(, ?[A-Z]+\d+)* -- \w|# [t]ype: ignore\[[\w, -]+\]  # \w"
    )
    bare = [
        f"{shown(path)}:{line}: {comment}"
        for path in python_files("komma_desk", "tests", "packaging", "migrations")
        for comment, line in comments(path)
        if re.search(r"[n]oqa|[t]ype: ignore", comment) and not with_both.search(comment)
    ]
    assert bare == []
