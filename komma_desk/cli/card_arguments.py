"""The words of `komma-desk card`, and of reports without a store under `store` and `report`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import card, paper, poster
from komma_desk.cli.hearing_arguments import scope_option
from komma_desk.words import Language, _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]

Verb = Callable[..., ArgumentParser]


def card_verbs(group: ArgumentParser, verb: Verb) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = verb(verbs, "show", card.show, helped=_("whose card it is"), unlocked=False)
    _card(made)
    made = verb(
        verbs, "paper", paper.of_card, helped=_("the empty form of its office"), unlocked=False
    )
    _card(made)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made.add_argument("--long", action="store_true", help=_("the form with all questions"))


def form_word(groups: Group, verb: Verb) -> None:
    made = verb(
        groups,
        "form",
        card.form,
        helped=_("the window to report without an account"),
        unlocked=False,
    )
    _card(made)


def store_card_verb(verbs: Group, verb: Verb) -> None:
    made = verb(verbs, "card", card.save, helped=_("the card reports are sealed to"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.komma-card")
    made.add_argument(
        "--card-language",
        choices=[each.value for each in Language],
        default=Language.GERMAN.value,
        help=_("language the form opens in"),
    )
    made = verb(verbs, "poster", poster.save, helped=_("the poster beside the office card"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made.add_argument("--place", required=True, metavar="TEXT", help=_("where the card lies"))
    made.add_argument(
        "--poster-language",
        choices=[each.value for each in Language],
        default=Language.GERMAN.value,
        help=_("language of the poster"),
    )


def report_card_verbs(verbs: Group, verb: Verb) -> None:
    made = verb(verbs, "seal", card.seal, helped=_("seal a report to a card"), unlocked=False)
    _card(made)
    made.add_argument("file", type=Path, metavar="FILE.json")
    made.add_argument("--out", type=Path, required=True, metavar="FILE.komma")
    who = made.add_mutually_exclusive_group()
    who.add_argument("--anonymous", action="store_true", help=_("with a return code; the default"))
    who.add_argument("--name", help=_("your name; then a passphrase opens the answer"))
    made.add_argument("--passphrase-file", metavar="FILE", help=_("“-” is standard input"))
    made.add_argument("--attach", type=Path, action="append", default=[], metavar="FILE")
    made.add_argument(
        "--receipt", type=Path, metavar="FILE.pdf", help=_("a receipt too, without the return code")
    )
    _not_for(made)
    made = verb(verbs, "answer-file", card.answer_file, helped=_("the answer to such a report"))
    made.add_argument("case", metavar="CASE")
    made.add_argument("--out", type=Path, required=True, metavar="FILE.komma-answer")
    made = verb(
        verbs, "open-answer", card.open_answer, helped=_("read such an answer"), unlocked=False
    )
    _card(made)
    made.add_argument("file", type=Path, metavar="FILE.komma-answer")
    made.add_argument(
        "--newer-card",
        type=Path,
        metavar="FILE.komma-card",
        help=_("where to save the newer card the answer brings"),
    )
    _secret(made)
    made = verb(
        verbs, "write-back", card.write_back, helped=_("write to the office later"), unlocked=False
    )
    _card(made)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.komma")
    made.add_argument("--report", metavar="NUMBER", help=_("only needed with a passphrase"))
    made.add_argument(
        "--answer",
        type=Path,
        metavar="FILE.komma-answer",
        help=_("the newest answer: it says who alone reads what you write"),
    )
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--text-file", type=Path, metavar="FILE.txt", help=_("what you write"))
    what.add_argument("--wish", action="append", metavar="WISH", help=_("all that you wish now"))
    what.add_argument("--allow", metavar="ITEM", help=_("a consent you give"))
    what.add_argument("--withdraw", metavar="ITEM", help=_("a consent you take back"))
    scope_option(made)
    _secret(made)
    _not_for(made)


def _card(made: ArgumentParser) -> None:
    made.add_argument("card", type=Path, metavar="CARD", help=_("the office card"))


def _secret(made: ArgumentParser) -> None:
    made.add_argument("--code-file", metavar="FILE", help=_("your return code"))
    made.add_argument("--passphrase-file", metavar="FILE", help=_("your passphrase"))


def _not_for(made: ArgumentParser) -> None:
    made.add_argument("--not-for", action="append", metavar="NAME", help=_("who must not see it"))
