"""How a definition is written: a line a word, equal signs in a column, small tables inline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

Value: TypeAlias = "str | bool | int | Sequence[Value] | Mapping[str, Value]"
Words: TypeAlias = Mapping[str, Value]

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_TO_ESCAPE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f"\\\u2028\u2029\ufeff]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written_table(header: str, words: Words) -> str:
    """A table as the shipped files write it; without a header the words at the top of a file."""
    keys = {word: written_key(word) for word in words}
    width = max(map(len, keys.values()), default=0)
    lines = [f"{keys[word]:<{width}} = {_beside(value)}\n" for word, value in words.items()]
    return "".join(([f"{header}\n"] if header else []) + lines)


def _beside(value: Value) -> str:
    """A list of tables has a line for each, so that a run of moves can be read."""
    if isinstance(value, tuple | list) and value and all(isinstance(one, Mapping) for one in value):
        return "".join(["[\n", *(f"  {written(one)},\n" for one in value), "]"])
    return written(value)


def written(value: Value) -> str:
    """A value in one line, whatever characters it holds."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return f'"{_TO_ESCAPE.sub(_escaped, value)}"'
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(written, value))}]"
    table = cast("Words", value)
    inner = ", ".join(f"{written_key(word)} = {written(one)}" for word, one in table.items())
    return f"{{ {inner} }}" if inner else "{}"


def written_key(word: str) -> str:
    return word if _BARE.fullmatch(word) else written(word)


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0], f"\\u{ord(found[0]):04x}")
