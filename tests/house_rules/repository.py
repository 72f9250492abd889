"""The repository as the house rules see it: its files, their syntax trees and their comments."""

from __future__ import annotations

import ast
import importlib.util
import io
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("komma_desk", "tests", "packaging", "migrations", "resources", ".ci")
TEXTS = {
    ".py",
    ".pyi",
    ".toml",
    ".md",
    ".sh",
    ".ps1",
    ".po",
    ".qss",
    ".svg",
    ".in",
    ".lock",
    ".mako",
}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files(*rooms: str) -> Iterator[Path]:
    """Every Python file of these rooms, in steady order."""
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Every text of ours that is published: code, data, pages, scripts."""
    yield from sorted(path for path in ROOT.iterdir() if path.suffix in TEXTS and path.is_file())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.is_file() and (path.suffix in TEXTS or room == ".ci"):
                yield path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def names_used(path: Path) -> Iterator[tuple[str, int]]:
    """Every name and attribute a file mentions in its code (not in texts), with its line."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name, node.lineno
            case ast.ImportFrom(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case _:
                pass


def modules_imported(path: Path) -> Iterator[tuple[str, int]]:
    """The modules a file imports, `from` and all, with the line."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module, node.lineno
            case _:
                pass


def comments(path: Path) -> Iterator[tuple[str, int]]:
    """The comments of a Python file, or the lines of any other text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from ((line, number) for number, line in enumerate(text.splitlines(), start=1))
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string, token.start[0]


@cache
def script(name: str) -> ModuleType:
    """A script of `packaging/`, which is a folder of tools and no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
