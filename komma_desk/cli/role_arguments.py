"""The words for roles on the command line, and the days of a term."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date

from komma_desk.cli.roles import roles, substitute
from komma_desk.domain.roles import Role
from komma_desk.words import _


def term_arguments(made: ArgumentParser) -> None:
    made.add_argument("--from", dest="first", type=_day, metavar="DAY", help=_("as 2026-10-31"))
    made.add_argument("--until", type=_day, metavar="DAY", help=_("the last day"))
    made.add_argument("--stands-in-for", metavar="LOGIN")


def role_verbs(verbs: object, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "roles", roles, helped=_("other roles for somebody"))
    made.add_argument("who", metavar="LOGIN")
    for option in ("--add", "--remove"):
        made.add_argument(
            option,
            action="append",
            default=[],
            choices=[each.value for each in Role],
            metavar="ROLE",
        )
    term_arguments(made)
    made = verb(verbs, "substitute", substitute, helped=_("somebody stands in for a time"))
    made.add_argument("who", metavar="LOGIN")
    made.add_argument("--end", action="store_true", help=_("with new keys, now"))
    term_arguments(made)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("a day is written as 2026-10-31")) from None
