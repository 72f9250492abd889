"""The words of the command line about handing a case over."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import case
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def refer_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "refer", case.refer, helped=_("hand a case over"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("--partner", required=True, metavar="ID")
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made.add_argument("--part", action="append", default=[], metavar="KEY")
    made.add_argument(
        "--file",
        action="append",
        type=int,
        default=[],
        metavar="N",
        help=_("a file of the case, as a copy without metadata; its number in the list"),
    )
    made.add_argument(
        "--original",
        action="append",
        type=int,
        default=[],
        metavar="N",
        help=_("a file of the case as it came; it can tell who took it, where and when"),
    )
    made.add_argument("--purpose", metavar="TEXT")
    made.add_argument(
        "--address-checked", action="store_true", help=_("you checked a changed address")
    )
