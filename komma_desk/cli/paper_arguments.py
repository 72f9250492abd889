"""The words of the command line about reports on paper."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import paper
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def paper_verb(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "paper", paper.paper, helped=_("the empty form, or a report, as PDF"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    which = made.add_mutually_exclusive_group()
    which.add_argument("--long", action="store_true", help=_("the form with all questions"))
    which.add_argument("--receipt", metavar="REPORT", help=_("one of your reports, in clear words"))
    which.add_argument("--case", metavar="CASE", help=_("the report of a case, in clear words"))
