"""The words of `komma-desk procedure mapping` and `move-cases`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli.moving import mapping, move_cases
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def moving_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "mapping", mapping, helped=_("a table of places to be filled in"))
    made.add_argument("procedure", metavar="ID")
    made.add_argument("version", metavar="FROM", help=_("the version the cases follow"))
    made.add_argument("to_version", metavar="TO", help=_("the version they are to follow"))
    made.add_argument("--to-procedure", metavar="ID", help=_("where it is another procedure"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.toml")
    made = verb(verbs, "move-cases", move_cases, helped=_("move cases to another version"))
    made.add_argument("--mapping", type=Path, required=True, metavar="FILE.toml")
    made.add_argument("--dry-run", action="store_true", help=_("only look, change nothing"))
    made.add_argument("--ended", action="store_true", help=_("move ended cases too"))
