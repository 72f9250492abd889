"""The words of the command line; each leads to the room of its group."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from komma_desk.cli import (
    access,
    backup,
    case,
    figures,
    leaving,
    log_arguments,
    own_access,
    partner,
    recovery,
    report,
    store,
    taking_in,
    upkeep_arguments,
    user,
)
from komma_desk.cli.attachment_arguments import attachment_verbs
from komma_desk.cli.card_arguments import card_verbs, form_word, store_card_verb
from komma_desk.cli.circle_arguments import break_glass_verbs, case_verbs
from komma_desk.cli.clock_arguments import clock_verbs
from komma_desk.cli.deadline_arguments import deadline_words
from komma_desk.cli.doors import Doors
from komma_desk.cli.entering_arguments import enter_verb
from komma_desk.cli.extract_arguments import extract_verbs, step_verbs
from komma_desk.cli.hearing_arguments import office_verbs, reporter_verbs
from komma_desk.cli.import_arguments import import_verbs
from komma_desk.cli.lists_arguments import list_and_question_verbs
from komma_desk.cli.paper_arguments import paper_verb
from komma_desk.cli.procedure_arguments import procedure_verbs
from komma_desk.cli.radar_arguments import land_option, radar_verbs
from komma_desk.cli.refer_arguments import refer_verbs
from komma_desk.cli.role_arguments import role_verbs, term_arguments
from komma_desk.cli.speaking import Exit
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.words import Language, _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]

Deed = Callable[[Doors, Namespace], Exit]
GROUPS = (
    *("demo", "store", "user", "report", "case", "break-glass", "extract", "partner"),
    *("figures", "procedure", "deadline", "log", "list", "question", "card", "form"),
)


class _Exact(ArgumentParser):
    """Options are written out: “--passphrase WORD” must never pass for “--passphrase-file”."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words, allow_abbrev=False)


def parser() -> ArgumentParser:
    """Usage errors end with status 2, as argparse does by itself."""
    root: ArgumentParser = _Exact(
        prog="komma-desk", description=_("Clearing procedures and figures.")
    )
    root.add_argument(
        "--language", choices=[each.value for each in Language], help=_("language of the screens")
    )
    groups = root.add_subparsers(metavar=_("GROUP"))
    _demo(groups)
    _store(groups.add_parser("store", help=_("found and check a store")))
    _user(groups.add_parser("user", help=_("who is in the store")))
    _report(groups.add_parser("report", help=_("file, take in, import")))
    _case(groups.add_parser("case", help=_("list, show, step, hand over")))
    break_glass_verbs(groups.add_parser("break-glass", help=_("emergency openings")), _verb)
    extract_verbs(groups.add_parser("extract", help=_("parts of a case by post")), _verb)
    _partner(groups.add_parser("partner", help=_("the directory of partners")))
    _figures(groups.add_parser("figures", help=_("prepare and export figures")))
    made = groups.add_parser("log", help=_("prove that nothing was cut out of the log"))
    log_arguments.add(made.add_subparsers(required=True, metavar=_("VERB")), _verb)
    procedure_verbs(groups.add_parser("procedure", help=_("look a procedure through")), _verb)
    deadline_words(groups.add_parser("deadline", help=_("when something must be done")))
    radar_verbs(groups, _verb)
    card_verbs(groups.add_parser("card", help=_("whose office card it is")), _verb)
    form_word(groups, _verb)
    list_and_question_verbs(groups, _verb)
    return root


def _verb(
    verbs: Group, name: str, deed: Deed, *, helped: str, unlocked: bool = True, **words: Any
) -> ArgumentParser:
    made = verbs.add_parser(name, help=helped, **words)
    made.set_defaults(deed=deed, login=None, passphrase_file=None)
    made.add_argument("--json", action="store_true", help=_("answer as JSON"))
    if unlocked:
        made.add_argument("dir", type=Path, metavar="DIR", help=_("folder of the store"))
        _acting(made, required=name != "check")
    return made


def _acting(made: ArgumentParser, *, required: bool) -> None:
    made.add_argument("--as", dest="login", required=required, metavar="LOGIN")
    made.add_argument("--passphrase-file", metavar="FILE", help=_("“-” is standard input"))


def _demo(groups: Group) -> None:
    made = groups.add_parser("demo", help=_("an invented town to try things in"))
    made.set_defaults(deed=_run_demo)
    made.add_argument("--cases", type=int, default=120)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--tour", type=Path, metavar="DIR")
    made.add_argument("--keep", type=Path, metavar="DIR")


def _run_demo(doors: Doors, wanted: Namespace) -> Exit:
    return Exit(
        doors.demo(cases=wanted.cases, seed=wanted.seed, tour=wanted.tour, keep=wanted.keep)
    )


def _store(group: ArgumentParser) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = _verb(verbs, "create", store.create, helped=_("found a store"), unlocked=False)
    made.add_argument("dir", type=Path, metavar="DIR")
    made.add_argument("--name", required=True, help=_("name of the municipality"))
    made.add_argument("--admin", required=True, metavar="LOGIN")
    made.add_argument("--clearing", metavar="LOGIN")
    made.add_argument("--recovery-sheet", type=Path, metavar="FILE.pdf")
    shipped = [each.value for each in ShippedProcedure]
    made.add_argument("--procedure", choices=shipped, default=shipped[0], help=_("steps of a case"))
    land_option(made)
    made.add_argument("--new-passphrase-file", metavar="FILE", help=_("one line a person"))
    _verb(verbs, "check", store.check, helped=_("is everything whole?"))
    _verb(verbs, "info", store.info, helped=_("what the store holds"))
    made = _verb(verbs, "assigned-only", store.assigned_only, helped=_("who reads new cases"))
    made.add_argument("switch", nargs="?", choices=["on", "off"])
    _verb(verbs, "go-back", backup.go_back, helped=_("take an upgrade back"))
    made = _verb(verbs, "backup", backup.backup, helped=_("make a checked backup"))
    made.add_argument("--to", type=Path, metavar="FILE.komma-backup", help=_("file or folder"))
    made = _verb(verbs, "restore", backup.restore, helped=_("put a backup back"), unlocked=False)
    made.add_argument("backup", type=Path, metavar="BACKUP")
    made.add_argument("newdir", type=Path, metavar="NEWDIR", help=_("new or empty folder"))
    _acting(made, required=False)
    made = _verb(verbs, "rehearse", backup.rehearse, helped=_("try a backup out"), unlocked=False)
    made.add_argument("backup", type=Path, metavar="BACKUP")
    made.add_argument("--store", type=Path, metavar="DIR", help=_("where to remember the day"))
    _acting(made, required=True)
    upkeep_arguments.add(verbs, _verb)
    store_card_verb(verbs, _verb)
    _office_recovery(verbs)


def _office_recovery(verbs: Group) -> None:
    made = _verb(
        verbs, "recovery-halves", recovery.print_halves, helped=_("two sheets for two offices")
    )
    made.add_argument("--out-a", type=Path, required=True, metavar="A.pdf")
    made.add_argument("--out-b", type=Path, required=True, metavar="B.pdf")
    made = _verb(
        verbs, "rehearse-halves", recovery.rehearse, helped=_("try both halves, change nothing")
    )
    _both_halves(made)
    made = _verb(
        verbs,
        "recover-office",
        recovery.recover_office,
        helped=_("make a new clearing officer with both halves"),
        unlocked=False,
    )
    made.add_argument("dir", type=Path, metavar="DIR")
    _both_halves(made)
    made.add_argument("--login", dest="who", required=True, metavar="LOGIN")
    made.add_argument("--name", required=True)
    made.add_argument("--new-passphrase-file", metavar="FILE")


def _both_halves(made: ArgumentParser) -> None:
    made.add_argument("--half-a", metavar="FILE", help=_("asked for if not given"))
    made.add_argument("--half-b", metavar="FILE", help=_("asked for if not given"))


def _user(group: ArgumentParser) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = _verb(verbs, "invite", user.invite, helped=_("invite somebody by a one-time code"))
    made.add_argument("who", metavar="LOGIN")
    made.add_argument(
        "--role", action="append", required=True, choices=[each.value for each in Role]
    )
    made.add_argument("--name")
    term_arguments(made)
    made = _verb(verbs, "accept", user.accept, helped=_("come in by a code"), unlocked=False)
    made.add_argument("dir", type=Path, metavar="DIR")
    made.add_argument("who", metavar="LOGIN")
    made.add_argument("--code-file", required=True, metavar="FILE")
    made.add_argument("--new-passphrase-file", metavar="FILE")
    made = _verb(verbs, "confirm", user.confirm, helped=_("confirm somebody's keys"))
    made.add_argument("who", metavar="LOGIN")
    made.add_argument("--words", help=_("the words the person read to you"))
    _verb(verbs, "list", user.list_, helped=_("who is in the store"))
    made = _verb(
        verbs, "passphrase", own_access.passphrase, helped=_("another passphrase"), unlocked=False
    )
    _own(made)
    made.add_argument("--new-passphrase-file", metavar="FILE")
    made = _verb(
        verbs,
        "recovery-sheet",
        own_access.recovery_sheet,
        helped=_("a new sheet for the safe"),
        unlocked=False,
    )
    _own(made)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made = _verb(
        verbs, "recover", own_access.recover, helped=_("in by one's own sheet"), unlocked=False
    )
    made.add_argument("dir", type=Path, metavar="DIR", help=_("folder of the store"))
    made.add_argument("who", metavar="LOGIN")
    made.add_argument("--code-file", metavar="FILE", help=_("asked for if not given"))
    made.add_argument("--new-passphrase-file", metavar="FILE")
    made = _verb(verbs, "reset", leaving.reset, helped=_("a new code for whoever lost it all"))
    made.add_argument("who", metavar="LOGIN")
    made = _verb(verbs, "leave", leaving.leave, helped=_("somebody leaves"))
    made.add_argument("who", metavar="LOGIN")
    role_verbs(verbs, _verb)
    made = _verb(verbs, "access", access.access, helped=_("what somebody can open, by the keys"))
    made.add_argument("who", nargs="?", metavar="LOGIN")


def _own(made: ArgumentParser) -> None:
    made.add_argument("dir", type=Path, metavar="DIR", help=_("folder of the store"))
    made.add_argument("who", metavar="LOGIN")
    made.add_argument("--passphrase-file", metavar="FILE", help=_("“-” is standard input"))


def _report(group: ArgumentParser) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = _verb(verbs, "file", report.file, helped=_("file a report from a JSON file"))
    made.add_argument("file", type=Path, metavar="FILE.json")
    made.add_argument("--sealed-file", type=Path, metavar="OUT")
    made.add_argument(
        "--attach", type=Path, action="append", default=[], metavar="FILE", help=_("goes along")
    )
    made.add_argument("--not-for", action="append", metavar="LOGIN", help=_("who must not see it"))
    made.add_argument("--receipt", type=Path, metavar="FILE.pdf", help=_("where the receipt goes"))
    made = _verb(verbs, "take-in", taking_in.take_in, helped=_("take the post or sealed files in"))
    made.add_argument("files", type=Path, nargs="*", metavar="FILE")
    made.add_argument("--folder", type=Path, metavar="DIR", help=_("all that arrived in it"))
    enter_verb(verbs, _verb)
    reporter_verbs(verbs, _verb)
    paper_verb(verbs, _verb)
    import_verbs(verbs, _verb)


def _case(group: ArgumentParser) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = _verb(verbs, "list", case.list_, helped=_("list cases"))
    made.add_argument("--search", metavar="TEXT")
    made.add_argument("--state", metavar="STATE")
    made.add_argument("--unanswered", action="store_true", help=_("who waits for an answer"))
    made.add_argument(
        "--represented", action="store_true", help=_("of the colleague you stand in for")
    )
    made = _verb(verbs, "show", case.show, helped=_("one case"))
    made.add_argument("case", metavar="CASE")
    made = _verb(verbs, "readers", access.readers, helped=_("who read a case"))
    made.add_argument("case", metavar="CASE")
    case_verbs(verbs, _verb)
    office_verbs(verbs, _verb)
    clock_verbs(verbs, _verb)
    attachment_verbs(verbs, _verb)
    step_verbs(verbs, _verb)
    refer_verbs(verbs, _verb)


def _partner(group: ArgumentParser) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    _verb(verbs, "list", partner.list_, helped=_("ids and names of the partners"))
    made = _verb(verbs, "accept", partner.accept, helped=_("entries you have looked at"))
    made.add_argument("partner", nargs="?", metavar="ID", help=_("without one: all of them"))


def _figures(group: ArgumentParser) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = _verb(verbs, "prepare", figures.prepare, helped=_("protect and freeze a period"))
    made.add_argument("--period", required=True, metavar="2026-10")
    made.add_argument("--dry-run", action="store_true")
    _verb(verbs, "list", figures.list_, helped=_("frozen releases"))
    made = _verb(verbs, "export", figures.export, helped=_("write the files of a release"))
    made.add_argument("--period", required=True, metavar="2026-10")
    made.add_argument("--out", type=Path, required=True, metavar="OUTDIR")
