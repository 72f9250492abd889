"""The words of `komma-desk report enter`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from komma_desk.cli import begun, entering
from komma_desk.cli.card_arguments import report_card_verbs
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.home_time import HOME
from komma_desk.domain.reception import WAYS_IN
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]

Verb = Callable[..., ArgumentParser]
_NOON: Final = time(12)
_ONLY_A_DAY: Final = len("2026-11-21")


def enter_verb(verbs: Group, verb: Verb) -> None:
    """Beside what else comes without an account of its writer: sealed to a card."""
    report_card_verbs(verbs, verb)
    made = verb(verbs, "enter", entering.enter, helped=_("enter what somebody told the office"))
    made.add_argument("file", type=Path, nargs="?", metavar="FILE.json")
    made.add_argument("--mail", type=Path, metavar="FILE.eml", help=_("begin an entry from a mail"))
    made.add_argument("--dry-run", action="store_true", help=_("of a mail: show it, keep nothing"))
    made.add_argument(
        "--channel", choices=[str(each) for each in WAYS_IN], help=_("by which way it came")
    )
    made.add_argument(
        "--received",
        type=moment,
        metavar="MOMENT",
        help=_("when it reached the office, as 2026-11-21T14:30"),
    )
    made.add_argument("--told-by", default="", metavar="NAME", help=_("who told it"))
    made.add_argument(
        "--for", dest="affected", default="", metavar="NAME", help=_("who is affected")
    )
    made.add_argument("--reporter", metavar="LOGIN", help=_("her account, if she has one"))
    made.add_argument(
        "--consent-by",
        choices=[each.value for each in ConsentManner],
        help=_("in which form consents were given"),
    )
    made.add_argument("--note", default="", metavar="TEXT", help=_("for the office only"))
    made.add_argument(
        "--attach", type=Path, action="append", default=[], metavar="FILE", help=_("goes along")
    )
    made.add_argument("--not-for", action="append", metavar="LOGIN", help=_("who must not see it"))
    made = verb(verbs, "begun", begun.begun, helped=_("what you have begun to enter for others"))
    made.add_argument("--hand", metavar="ID", help=_("hand this one to a colleague"))
    made.add_argument("--to", default="", metavar="LOGIN", help=_("the colleague"))
    made.add_argument("--discard", metavar="ID", help=_("throw this one away"))


def moment(text: str) -> datetime:
    """On the clocks at home where no zone is told; a day alone means its noon."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise ArgumentTypeError(_("Please write it as 2026-11-21T14:30.")) from wrong
    if len(text) == _ONLY_A_DAY:
        at = datetime.combine(at.date(), _NOON)
    return (at if at.tzinfo else at.replace(tzinfo=HOME)).astimezone(UTC)
