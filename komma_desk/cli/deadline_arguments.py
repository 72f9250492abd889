"""The words of `komma-desk deadline`: the rule, its day, the place, what else counts."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from typing import Final

from komma_desk.cli.deadline import deadline
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.home_time import HOME, at_home
from komma_desk.words import _

_DAY_LENGTH: Final = len("2026-10-31")


def deadline_words(made: ArgumentParser) -> None:
    made.set_defaults(deed=deadline)
    made.add_argument("rule", metavar="RULE", help=_("for example stgb77b"))
    made.add_argument(
        "day", nargs="?", type=day_or_moment, metavar="DAY", help=_("the day it runs from")
    )
    made.add_argument(
        "--land",
        required=True,
        choices=[land.value for land in Land],
        help=_("where it must be done"),
    )
    made.add_argument(
        "--catholic", action="store_true", help=_("a municipality with Catholic holidays")
    )
    for option, helped in (
        ("--free", _("one more holiday of this place")),
        ("--internal", _("a day the office does not work")),
    ):
        made.add_argument(
            option, action="append", default=[], type=day_written, metavar="DAY", help=helped
        )
    made.add_argument("--days", type=int, metavar="N", help=_("how many working days"))
    made.add_argument(
        "--earlier", type=day_written, metavar="DAY", help=_("an event that ends it before")
    )
    made.add_argument("--pause-from", type=day_written, metavar="DAY", help=_("its first day"))
    made.add_argument(
        "--pause-until", type=day_written, metavar="DAY", help=_("the day it runs again")
    )
    made.add_argument("--offender-unknown", action="store_true", help=_("nobody knows who it was"))
    made.add_argument("--json", action="store_true", help=_("answer as JSON"))


def day_written(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("a day is written as 2026-10-31")) from None


def day_or_moment(text: str) -> date:
    if len(text) <= _DAY_LENGTH:
        return day_written(text)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("a moment is written as 2026-10-31T14:30")) from None
    return at.replace(tzinfo=HOME) if at.tzinfo is None else at_home(at)
