"""The words of `komma-desk report import` and of the empty list beside it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import bringing
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]

Verb = Callable[..., ArgumentParser]


def import_verbs(verbs: Group, verb: Verb) -> None:
    made = verb(verbs, "import", bringing.import_, helped=_("bring a list along"))
    made.add_argument("file", type=Path, metavar="LIST", help=_(".xlsx, .ods or .csv"))
    made.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE.toml",
        help=_("without it, columns are recognised by their names"),
    )
    made.add_argument("--sheet", default="", metavar="NAME", help=_("of a workbook"))
    made.add_argument("--report", type=Path, metavar="FILE.csv", help=_("where the report goes"))
    made.add_argument("--dry-run", action="store_true", help=_("count, and change nothing"))
    made.add_argument(
        "--preview", action="store_true", help=_("show columns and first rows, change nothing")
    )
    made.add_argument(
        "--suggest", type=Path, metavar="FILE.toml", help=_("write a mapping to go on from")
    )
    made = verb(verbs, "list-template", bringing.template, helped=_("an empty list to fill in"))
    made.add_argument("file", type=Path, metavar="FILE.csv")
