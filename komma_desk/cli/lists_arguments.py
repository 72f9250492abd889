"""The words of `komma-desk list` and `komma-desk question`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from komma_desk.cli import lists, questions
from komma_desk.cli.deadline_arguments import day_written
from komma_desk.domain.own_question import AnswerKind, AskedAbout
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]

Verb = Callable[..., ArgumentParser]


def list_and_question_verbs(groups: Group, verb: Verb) -> None:
    made = groups.add_parser("list", help=_("what people choose from"))
    _list_verbs(made.add_subparsers(required=True, metavar=_("VERB")), verb)
    made = groups.add_parser("question", help=_("what the office asks beside our questions"))
    _question_verbs(made.add_subparsers(required=True, metavar=_("VERB")), verb)


def _list_verbs(verbs: Group, verb: Verb) -> None:
    made = verb(verbs, "show", lists.show, helped=_("all lists, or the entries of one"))
    made.add_argument("list", nargs="?", metavar="LIST")
    made = verb(verbs, "add", lists.add, helped=_("a new entry, or another wording of an own one"))
    made.add_argument("list", metavar="LIST")
    made.add_argument("--label", required=True, metavar="TEXT", help=_("the German words"))
    made.add_argument("--english", default="", metavar="TEXT", help=_("the English words"))
    made.add_argument("--meaning", default="", metavar="TEXT", help=_("what it means, in German"))
    made.add_argument("--meaning-english", default="", metavar="TEXT", help=_("in English"))
    made.add_argument("--counts-as", metavar="CODE", help=_("the form it counts as in figures"))
    _code_and_first_day(made)
    made = verb(verbs, "retire", lists.retire, helped=_("offer an entry no more"))
    made.add_argument("list", metavar="LIST")
    _code_and_last_day(made)
    made = verb(verbs, "restore", lists.restore, helped=_("offer an entry again"))
    made.add_argument("list", metavar="LIST")
    made.add_argument("code", metavar="CODE")


def _question_verbs(verbs: Group, verb: Verb) -> None:
    verb(verbs, "show", questions.show, helped=_("all own questions in their order"))
    made = verb(verbs, "add", questions.add, helped=_("a new question, or another wording of one"))
    made.add_argument("--words", required=True, metavar="TEXT", help=_("the German words"))
    made.add_argument("--english", default="", metavar="TEXT", help=_("the English words"))
    kinds, sections = [each.value for each in AnswerKind], [each.value for each in AskedAbout]
    made.add_argument("--kind", choices=kinds, default=kinds[0], help=_("how it is answered"))
    made.add_argument("--section", choices=sections, default=sections[0], help=_("where it stands"))
    made.add_argument(
        "--choice", action="append", default=[], metavar="TEXT", help=_("an answer, in German")
    )
    made.add_argument(
        "--choice-english", action="append", default=[], metavar="TEXT", help=_("in English")
    )
    _code_and_first_day(made)
    made = verb(verbs, "move", questions.move, helped=_("up or down in its section"))
    made.add_argument("code", metavar="CODE")
    way = made.add_mutually_exclusive_group(required=True)
    way.add_argument("--up", type=int, metavar="PLACES")
    way.add_argument("--down", type=int, metavar="PLACES")
    made = verb(verbs, "retire", questions.retire, helped=_("ask a question no more"))
    _code_and_last_day(made)
    made = verb(verbs, "restore", questions.restore, helped=_("ask a question again"))
    made.add_argument("code", metavar="CODE")


def _code_and_first_day(made: ArgumentParser) -> None:
    made.add_argument("--change", metavar="CODE", help=_("the own one that is to be changed"))
    made.add_argument(
        "--from", dest="valid_from", type=day_written, metavar="DAY", help=_("its first day")
    )


def _code_and_last_day(made: ArgumentParser) -> None:
    made.add_argument("code", metavar="CODE")
    made.add_argument(
        "--until", type=day_written, metavar="DAY", help=_("its last day; ends at once without")
    )
