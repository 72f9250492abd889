"""The words of `komma-desk procedure`: definitions looked through, and what becomes of them."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import (
    procedure,
    procedure_export,
    procedure_picture,
    procedure_shelf,
    procedure_table,
)
from komma_desk.cli.moving_arguments import moving_verbs
from komma_desk.cli.rehearsal_arguments import rehearse_verb
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.commands.export_procedure import ProcedureFormat
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def procedure_verbs(group: ArgumentParser, verb: Callable[..., ArgumentParser]) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = verb(
        verbs, "check", procedure.check, helped=_("look a definition through"), unlocked=False
    )
    made.add_argument("files", type=Path, nargs="+", metavar="FILE")
    made = verb(verbs, "draw", procedure_picture.draw, helped=_("draw its picture"), unlocked=False)
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|FILE.svg")
    made = verb(
        verbs, "export", procedure_export.export, helped=_("for other tools"), unlocked=False
    )
    made.add_argument("file", type=Path, metavar="FILE")
    formats = [each.value for each in ProcedureFormat]
    made.add_argument("--to", choices=formats, required=True, help=_("SCXML moves, BPMN is drawn"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
    rehearse_verb(verbs, verb)
    moving_verbs(verbs, verb)
    _shelf_verbs(verbs, verb)


def _shelf_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    shelf = procedure_shelf
    verb(verbs, "list", shelf.list_, helped=_("drafts, what waits, what is published"))
    made = verb(verbs, "import", shelf.import_, helped=_("take a file in as a draft"))
    either = made.add_mutually_exclusive_group(required=True)
    either.add_argument("file", type=Path, nargs="?", metavar="FILE.toml")
    shipped = [*(each.value for each in ShippedProcedure), RULE_TABLE]
    either.add_argument("--shipped", choices=shipped, help=_("one KommA Desk comes with"))
    made = verb(verbs, "table", procedure_table.table, helped=_("which case follows which"))
    made.add_argument("--out", type=Path, metavar="FILE.toml", help=_("the table as its file"))
    made = verb(verbs, "propose", shelf.propose, helped=_("have a draft published by a second"))
    made.add_argument("draft", metavar="DRAFT")
    made.add_argument("--version", metavar="1.1.0", help=_("without it: the next one"))
    made.add_argument("--default", action="store_true", help=_("new cases are to follow it"))
    made = verb(verbs, "publish", shelf.publish, helped=_("publish what somebody else proposed"))
    made.add_argument("procedure", metavar="ID|FILE.toml")
    made.add_argument("version", nargs="?", metavar="VERSION", help=_("not with a file"))
    made.add_argument("--sha256", metavar="HEX", help=_("only the very text you looked at"))
    made = verb(verbs, "withdraw", shelf.withdraw, helped=_("make it a draft again"))
    _version(made)
    made = verb(verbs, "discard", shelf.discard, helped=_("throw a draft away"))
    made.add_argument("draft", metavar="DRAFT")
    made = verb(verbs, "show", shelf.show, helped=_("the text of a version, or of a draft"))
    made.add_argument("procedure", metavar="ID")
    made.add_argument("version", nargs="?", metavar="VERSION", help=_("without one: a draft"))
    made.add_argument("--out", type=Path, metavar="FILE.toml")


def _version(made: ArgumentParser) -> None:
    made.add_argument("procedure", metavar="ID")
    made.add_argument("version", metavar="VERSION")
