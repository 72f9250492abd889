"""The words of the command line about circles and emergency openings."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from komma_desk.cli import break_glass, circle
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def case_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "circle", circle.circle, helped=_("who can read a case"))
    made.add_argument("case", metavar="CASE")
    made = verb(verbs, "restrict", circle.restrict, helped=_("only named people read a case"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("--member", action="append", required=True, metavar="LOGIN")
    made.add_argument(
        "--exclude", action="append", default=[], metavar="LOGIN", help=_("must not see it")
    )
    made.add_argument("--not-excluded", action="append", default=[], metavar="LOGIN")
    made.add_argument("--leaving", action="store_true", help=_("without yourself"))
    _reason(made)
    made = verb(verbs, "widen", circle.widen, helped=_("one person more reads a case"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("who", metavar="LOGIN")
    _reason(made)
    made = verb(verbs, "lift", circle.lift, helped=_("open to the whole clearing office again"))
    made.add_argument("case", metavar="CASE")
    _reason(made)
    made = verb(verbs, "ask-break-glass", circle.ask, helped=_("ask for an emergency opening"))
    made.add_argument("case", metavar="CASE")
    _reason(made)


def break_glass_verbs(group: ArgumentParser, verb: Callable[..., ArgumentParser]) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    verb(verbs, "list", break_glass.list_, helped=_("what was asked and answered"))
    made = verb(verbs, "answer", break_glass.answer, helped=_("approve or decline a request"))
    made.add_argument("request", metavar="ID")
    made.add_argument("answer", choices=["approve", "decline"])
    made.add_argument("--although-excluded", action="store_true")
    _reason(made)
    made = verb(verbs, "use", break_glass.use, helped=_("open the case that was approved"))
    made.add_argument("request", metavar="ID")


def _reason(made: ArgumentParser) -> None:
    made.add_argument("--reason", required=True, metavar="TEXT")
