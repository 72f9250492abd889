"""Writes one table of a definition anew: only the words that changed, in the manner it was in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import replace
from typing import Any, Final, cast

import tomlkit

from komma_desk.definitions.house_style import Value, Words, written, written_key, written_table
from komma_desk.definitions.written_blocks import Block
from komma_desk.definitions.written_words import LISTS, TOP, Place

_HEADER_LINE: Final = re.compile(r"[ \t]*\[[^\n]*?\]+")


def fresh_block(place: Place, words: Words) -> Block:
    return Block(place=place, remarks="", text=written_table(header_of(place), words), gap="\n")


def header_of(place: Place) -> str:
    kind, name = place
    if place == TOP:
        return ""
    return f"[[{kind}]]" if kind in LISTS else f"[{kind}.{written_key(name)}]"


def rewritten(block: Block, place: Place, was: Words, now: Words) -> Block:
    """The block with what changed; a table in the style of the house keeps its column of signs."""
    text = block.text
    header = header_of(place)
    if place != block.place and place[0] not in LISTS:
        # By hand: a library that renames a table would also take its remarks along as its own.
        text = _HEADER_LINE.sub(lambda _: header, text, count=1)
    if was == now:
        return replace(block, place=place, text=text)
    found = _inner(tomllib.loads(text), place)
    if written_table(header, found) == text:
        changed = _with_changes(found, was, now)
        return replace(block, place=place, text=written_table(header, changed))
    document = tomlkit.parse(text)
    inner = cast("MutableMapping[str, Any]", _inner(document, place))
    _apply(inner, was, now, lambda value: tomlkit.value(written(value)))
    return replace(block, place=place, text=tomlkit.dumps(document))


def _inner(content: Mapping[str, Any], place: Place) -> Mapping[str, Any]:
    kind, name = place
    if place == TOP:
        return content
    inner: Mapping[str, Any] = content[kind][0] if kind in LISTS else content[kind][name]
    return inner


def _with_changes(found: Mapping[str, Any], was: Words, now: Words) -> dict[str, Any]:
    """The words in the order they had; a new one stands after the one it usually follows."""
    changed = dict(found)
    _apply(changed, was, now, lambda value: value)
    order = [word for word in found if word in changed]
    usual = list(now)
    for word in (word for word in usual if word in changed and word not in order):
        earlier = [order.index(one) for one in usual[: usual.index(word)] if one in order]
        order.insert(max(earlier, default=-1) + 1, word)
    return {word: changed[word] for word in order}


def _apply(
    target: MutableMapping[str, Any], was: Words, now: Words, made: Callable[[Value], object]
) -> None:
    for word in was:
        if word not in now and word in target:
            del target[word]
    for word, value in now.items():
        before = was.get(word)
        if before == value:
            continue
        inner = target.get(word)
        if (
            isinstance(before, Mapping)
            and isinstance(value, Mapping)
            and isinstance(inner, MutableMapping)
        ):
            _apply(inner, before, value, made)
        else:
            target[word] = made(value)
