"""The words of the command line about extracts, approvals and the second person of a step."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from komma_desk.cli import approval, case, extract
from komma_desk.domain.extract import READABLE_FOR
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def step_verbs(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "step", case.step, helped=_("take a step"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("step", metavar="STEP")
    made.add_argument("--field", action="append", default=[], metavar="NAME=VALUE")
    _exception(made)
    made.add_argument(
        "--second", metavar="LOGIN", help=_("who agrees, and types her passphrase here")
    )
    made = verb(verbs, "ask", approval.ask, helped=_("ask a colleague to agree to a step"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("step", metavar="STEP")
    made.add_argument("--colleague", required=True, metavar="LOGIN")
    made.add_argument("--question", metavar="TEXT")
    _exception(made)
    made = verb(verbs, "approve", approval.approve, helped=_("agree to what a colleague asks"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("--refuse", action="store_true")
    made.add_argument("--reason", required=True, metavar="TEXT")


def extract_verbs(group: ArgumentParser, verb: Callable[..., ArgumentParser]) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = verb(verbs, "post", extract.post, helped=_("post parts of a case to one person"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("--to", required=True, metavar="LOGIN")
    made.add_argument("--part", action="append", default=[], metavar="KEY")
    made.add_argument("--purpose", metavar="TEXT")
    made.add_argument("--days", type=int, default=READABLE_FOR.days)
    made.add_argument("--ask", metavar="STEP", help=_("ask the head's approval for this step"))
    _exception(made)
    verb(verbs, "list", extract.list_, helped=_("what was posted to you"))
    made = verb(verbs, "read", extract.read, helped=_("open one; the log notes it first"))
    made.add_argument("extract", metavar="EXTRACT")
    made = verb(verbs, "answer", extract.answer, helped=_("approve or refuse what one asks"))
    made.add_argument("extract", metavar="EXTRACT")
    made.add_argument("answer", choices=["approve", "refuse"])
    made.add_argument("--reason", required=True, metavar="TEXT")


def _exception(made: ArgumentParser) -> None:
    made.add_argument("--exception", choices=[*EXCEPTIONS], help=_("without the consent"))
