"""The words of the command line about possible offences and the deadlines they begin."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from komma_desk.cli import clock, offences
from komma_desk.cli.deadline_arguments import day_or_moment, day_written
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def clock_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "offences", offences.offences, helped=_("possible offences of a case"))
    made.add_argument("case", metavar="CASE")
    made.add_argument(
        "--choose", action="append", metavar="CODE", help=_("all that are possible, no others")
    )
    made.add_argument("--none", action="store_true", help=_("none is chosen any more"))
    made.add_argument("--catalogue", action="store_true", help=_("show what can be chosen"))
    made = verb(verbs, "clocks", clock.list_, helped=_("statutory deadlines of a case"))
    made.add_argument("case", metavar="CASE")
    made = verb(verbs, "start-clock", clock.start, helped=_("begin a deadline by hand"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("rule", metavar="RULE", help=_("for example stgb77b"))
    _known(made)
    # A breach of data is the office's to notify, an application the person's: nobody guesses.
    made.add_argument("--entitled", choices=[str(each) for each in Entitled], required=True)
    made.add_argument("--person", metavar="NAME", help=_("whose deadline it is"))
    made.add_argument("--earlier", type=day_written, metavar="DAY", help=_("what ends it before"))
    made.add_argument("--days", type=int, metavar="N", help=_("how many working days"))
    made.add_argument("--corrects", metavar="CLOCK", help=_("its number in the list"))
    made = verb(verbs, "knowledge", clock.knowledge, helped=_("since when act and offender"))
    _which(made)
    _known(made)
    made.add_argument("--corrects", action="store_true", help=_("no other offender: a mistake"))
    made = verb(verbs, "pause-clock", clock.pause, helped=_("an application for conciliation"))
    _which(made)
    made.add_argument("--first", type=day_written, metavar="DAY", help=_("it was received"))
    made.add_argument("--until", type=day_written, metavar="DAY", help=_("day of the certificate"))
    made.add_argument("--source", required=True, metavar="TEXT")
    made = verb(verbs, "settle-clock", clock.settle, helped=_("what became of a deadline"))
    _which(made)
    made.add_argument("how", choices=[str(each) for each in SettledHow])
    made.add_argument("--on", type=day_written, required=True, metavar="DAY")
    made.add_argument("--text", metavar="TEXT")
    made = verb(verbs, "reopen-clock", clock.reopen, helped=_("it was not settled after all"))
    _which(made)
    made.add_argument("--reason", required=True, metavar="TEXT")


def _which(made: ArgumentParser) -> None:
    made.add_argument("case", metavar="CASE")
    made.add_argument("clock", metavar="CLOCK", help=_("its number in the list"))


def _known(made: ArgumentParser) -> None:
    made.add_argument(
        "--from", dest="anchor", type=day_or_moment, metavar="DAY", help=_("the day it runs from")
    )
    made.add_argument("--offender", metavar="TEXT", help=_("against whom it runs"))
    made.add_argument("--offender-unknown", action="store_true", help=_("nobody knows who it was"))
    made.add_argument("--source", metavar="TEXT", help=_("how this is known"))
