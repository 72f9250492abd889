"""The words of the command line about hearing back, for both sides."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import answering, hearing
from komma_desk.cli.deadline_arguments import day_written
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.usecases.commands.note_answer import AnswerRoad
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def reporter_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    verb(verbs, "mine", hearing.mine, helped=_("my reports, and where each stands"))
    made = verb(verbs, "message", hearing.message, helped=_("write to the office about a report"))
    _receipt(made)
    made.add_argument("--text-file", type=Path, required=True, metavar="FILE")
    made = verb(verbs, "wish", hearing.wish, helped=_("say anew what you wish"))
    _receipt(made)
    _wishes(made)
    made = verb(verbs, "consent", hearing.consent, helped=_("give or withdraw a consent"))
    _receipt(made)
    made.add_argument("--item", required=True, metavar="CODE", help=_("of the list of consents"))
    word = made.add_mutually_exclusive_group(required=True)
    word.add_argument("--give", action="store_true")
    word.add_argument("--withdraw", action="store_true")
    made.add_argument("--only-for", metavar="NAME", help=_("for this recipient only"))
    made.add_argument("--until", type=day_written, metavar="DAY", help=_("last day it holds"))
    scope_option(made)
    _yes(made)


def scope_option(made: ArgumentParser) -> None:
    made.add_argument(
        "--scope",
        choices=[each.value for each in ConsentScope],
        default=ConsentScope.ALL.value,
        help=_("how much may be told on a consent; everything, if not said"),
    )


def office_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "wish", answering.wish, helped=_("note what the affected person wishes"))
    made.add_argument("case", metavar="CASE")
    _wishes(made)
    made.add_argument("--manner", required=True, choices=[each.value for each in ConsentManner])
    made.add_argument("--on", type=day_written, metavar="DAY", help=_("the day she said it"))
    made = verb(verbs, "answered", answering.answered, helped=_("she was answered another way"))
    made.add_argument("case", metavar="CASE")
    roads = [each.value for each in AnswerRoad]
    made.add_argument(
        "--by", required=True, choices=[*roads, answering.NOTHING], help=_("or nothing is needed")
    )


def _receipt(made: ArgumentParser) -> None:
    made.add_argument("report", metavar="REPORT", help=_("its receipt, or the first 8 letters"))


def _wishes(made: ArgumentParser) -> None:
    made.add_argument(
        "--wish", action="append", required=True, metavar="CODE", help=_("all of them, no others")
    )
    _yes(made)


def _yes(made: ArgumentParser) -> None:
    made.add_argument("--yes", action="store_true", help=_("without it: only what would change"))
