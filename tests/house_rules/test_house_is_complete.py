"""Nothing stands alone: every deed is in the catalogue, every page has its presenter."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.house_rules.repository import ROOT, python_files, shown, tree

NOT_PAGES = {"bridge", "parts", "shell"}


def _deeds(folder: str) -> Iterator[type]:
    """The dataclasses of a folder that have a function of their own name beside them."""
    for path in python_files(f"komma_desk/usecases/{folder}"):
        module = importlib.import_module(shown(path).removesuffix(".py").replace("/", "."))
        for name, thing in vars(module).items():
            handler = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
            if (
                isinstance(thing, type)
                and dataclasses.is_dataclass(thing)
                and thing.__module__ == module.__name__
                and hasattr(module, handler)
            ):
                yield thing


@pytest.mark.parametrize(("folder", "table"), [("commands", "COMMANDS"), ("queries", "QUERIES")])
def test_everything_the_programme_can_do_is_in_the_catalogue(folder: str, table: str) -> None:
    catalogue = pytest.importorskip("komma_desk.usecases.catalogue")
    deeds = set(_deeds(folder))
    assert deeds
    assert {deed.__name__ for deed in deeds - set(getattr(catalogue, table))} == set()


def _does_without_looks(source: str) -> bool:
    """Asks or hands over, and knows no widget: what a page leaves its rules to."""
    return "QtWidgets" not in source and (
        "bridge.counter" in source or "bridge.questions" in source
    )


def test_every_page_leaves_its_rules_to_a_module_without_widgets() -> None:
    alone = []
    for path in python_files("komma_desk/ui"):
        if path.parent.name in NOT_PAGES:
            continue
        classes = [node.name for node in tree(path).body if isinstance(node, ast.ClassDef)]
        if not any(name.endswith("Page") for name in classes):
            continue
        if not any(
            _does_without_looks(each.read_text(encoding="utf-8"))
            for each in path.parent.glob("*.py")
        ):
            alone.append(shown(path))
    assert alone == []


def test_no_presenter_knows_a_widget() -> None:
    knowing = [
        shown(path)
        for path in python_files("komma_desk/ui")
        if path.stem.endswith("_presenter")
        and "PySide6.QtWidgets" in path.read_text(encoding="utf-8")
    ]
    assert knowing == []


def test_every_table_of_data_we_ship_can_be_read() -> None:
    broken = {}
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            broken[shown(path)] = str(error)
    assert broken == {}
