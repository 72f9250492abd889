"""The words of the command line about the files of a case."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import attachment
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def attachment_verbs(group: Group, verb: Callable[..., ArgumentParser]) -> None:
    whole = group.add_parser(
        "attachment", help=_("list, save or strip the files of a case, or say their kind")
    )
    verbs = whole.add_subparsers(required=True, metavar=_("VERB"))
    made = verb(verbs, "list", attachment.list_, helped=_("number, size and origin of each file"))
    made.add_argument("case", metavar="CASE")
    made = verb(verbs, "save", attachment.save, helped=_("save a file where you choose"))
    _which(made)
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
    made = verb(verbs, "kind", attachment.kind, helped=_("say what kind of evidence a file is"))
    _which(made)
    made.add_argument(
        "kind",
        nargs="?",
        default="",
        metavar="KIND",
        help=_("its code in the list of evidence; nothing takes back what was said"),
    )
    made = verb(verbs, "strip", attachment.strip, helped=_("make a copy without metadata"))
    _which(made)


def _which(made: ArgumentParser) -> None:
    made.add_argument("case", metavar="CASE")
    made.add_argument("number", type=int, metavar="N", help=_("its number in the list"))
