"""The one mouth of the command line: answers to standard output, refusals to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import _


class Exit(IntEnum):
    """0 done, 1 refused (the person can put it right), 2 usage, 3 trouble (disk, damage)."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    TROUBLE = 3


def say(text: str = "") -> None:
    print(_printable(text))


def warn(text: str) -> None:
    print(_printable(text), file=sys.stderr)


def show_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=True, indent=2, default=str))


def show_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns under their heads; one-line cells, nothing of a cell reaches the terminal raw."""
    cells = [[_printable(str(cell)).replace("\n", " ") for cell in row] for row in rows]
    if not cells:
        say(_("Nothing to show."))
        return
    widths = [max(len(row[at]) for row in [list(head), *cells]) for at in range(len(head))]
    for row in [list(head), *cells]:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def show_facts(facts: Mapping[str, Any]) -> None:
    width = max(map(len, facts), default=0)
    for name, fact in facts.items():
        say(f"{name.ljust(width)}  {fact}")


def status_of(problem: Exception) -> Exit:
    """Say what was wrong and what to do, and give the exit status that goes with it."""
    if isinstance(problem, Refusal):
        warn(problem.spoken())
        return Exit.REFUSED
    if isinstance(problem, UnicodeEncodeError):  # bytes of another encoding were typed
        warn(_("This text holds a character that cannot be stored. Please remove it."))
        return Exit.REFUSED
    if isinstance(problem, Trouble):
        warn(problem.spoken())
        return Exit.TROUBLE
    raise problem


def _printable(text: str) -> str:
    """Control characters could move the cursor or hide what stands there: shown as a sign."""
    return "".join(
        character if character.isprintable() or character in "\n\t" else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )
