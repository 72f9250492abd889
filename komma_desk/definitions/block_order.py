"""Where the tables of a changed definition stand: each kind keeps the places it had in the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from komma_desk.definitions.house_style import Words
from komma_desk.definitions.written_blocks import Block
from komma_desk.definitions.written_words import Place


def arranged(slots: Sequence[Block], tables: Sequence[Block]) -> list[Block]:
    """The tables in their order; a slot is what stood there before, with the gap after it."""
    there = {slot.place for slot in slots}
    wanted = {table.place for table in tables}
    waiting: dict[str, deque[Block]] = {}
    for table in tables:
        waiting.setdefault(table.place[0], deque()).append(table)
    result: list[Block] = []
    for slot in slots:
        if slot.place not in wanted:
            result[-1] = replace(result[-1], gap=_both_gaps(result[-1].gap, slot.gap))
            continue
        queue = waiting[slot.place[0]]
        fitting: list[Block] = _new_ones(queue, there)
        fitting += [queue.popleft(), *_new_ones(queue, there)]
        result += _spaced(fitting, slot.gap)
    _append_new_kinds(result, waiting)
    return result


def renamed_places(was: Mapping[Place, Words], now: Mapping[Place, Words]) -> dict[Place, Place]:
    """Tables that stand where another stood and say mostly the same have only got a new name."""
    before, after = list(was), list(now)
    renamed: dict[Place, Place] = {}
    matching = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, first, last, start, end in matching.get_opcodes():
        if kind != "replace" or last - first != end - start:
            continue
        for old, new in zip(before[first:last], after[start:end], strict=True):
            fresh = old not in now and new not in was and old[0] == new[0]
            if fresh and _much_the_same(was[old], now[new]):
                renamed[old] = new
    return renamed


def _much_the_same(was: Words, now: Words) -> bool:
    words = (was.keys() | now.keys()) - {"id"}
    same = sum(was.get(word) == now.get(word) for word in words)
    return 2 * same >= len(words)


def _new_ones(queue: deque[Block], there: set[Place]) -> list[Block]:
    found: list[Block] = []
    while queue and queue[0].place not in there:
        found.append(queue.popleft())
    return found


def _spaced(tables: list[Block], gap: str) -> list[Block]:
    """A blank line between them; after the last one what stood there before."""
    return [*(replace(one, gap="\n") for one in tables[:-1]), replace(tables[-1], gap=gap)]


def _both_gaps(first: str, second: str) -> str:
    """Remarks between tables stay when a table goes; two blank lines become one."""
    if not second.strip():
        return first
    return first + second.removeprefix("\n") if first.strip() else second


def _append_new_kinds(result: list[Block], waiting: Mapping[str, deque[Block]]) -> None:
    """Tables of a kind the file did not have, after those that usually stand before them."""
    kinds = list(waiting)
    for number, kind in enumerate(kinds):
        earlier = [at for at, one in enumerate(result) if one.place[0] in kinds[: number + 1]]
        for table in waiting[kind]:
            at = earlier[-1]
            gap, result[at] = result[at].gap, replace(result[at], gap="\n")
            result.insert(at + 1, replace(table, gap=gap))
            earlier.append(at + 1)
