"""`komma-desk procedure mapping` and `move-cases`: where cases go on in another version."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, show_table, warn
from komma_desk.domain.procedure.moving import GIVEN_UP, PlaceMapping
from komma_desk.usecases.commands.move_cases import CasesMoved, MoveCases
from komma_desk.usecases.queries.move_preview import MoveLine, MovePreview, MoveReport
from komma_desk.words import Bilingual, _, n_


def mapping(doors: Doors, wanted: Namespace) -> Exit:
    """Writes what goes by itself; the rest is left to be said."""
    asked = PlaceMapping(
        procedure=wanted.procedure,
        version=wanted.version,
        to_procedure=wanted.to_procedure or wanted.procedure,
        to_version=wanted.to_version,
        places={},
    )
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        report: MoveReport = store.ask(
            MovePreview(mapping=asked, also_ended=True, as_proposed=True)
        )
    written = doors.move_mapping_text(report.mapping, report.old, report.new)
    doors.write(wanted.out, written.encode())
    open_ones = [state for state in report.old.states if state.id not in report.mapping.places]
    if wanted.json:
        show_json({"file": str(wanted.out), "to_be_said": [state.id for state in open_ones]})
        return Exit.DONE
    say(_("“{file}” is written.").format(file=wanted.out.name))
    if open_ones:
        titles = ", ".join(state.title.spoken() for state in open_ones)
        say(_("Still to be said: {titles}").format(titles=titles))
    return Exit.DONE


def move_cases(doors: Doors, wanted: Namespace) -> Exit:
    """Looks at every case first; with one that cannot be moved, and in a dry run, none is."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        asked = MovePreview(mapping=doors.move_mapping(wanted.mapping), also_ended=wanted.ended)
        versions: MoveReport = store.ask(asked)
        places = doors.move_mapping(wanted.mapping, versions.old, versions.new)
        report: MoveReport = store.ask(replace(asked, mapping=places))
        done: Any = None
        if not (wanted.dry_run or report.blocked):
            command = MoveCases(mapping=places, also_ended=wanted.ended)
            done = store.perform(command).receipt
    if wanted.json:
        show_json(_plain(report, done))
    else:
        _tell(report, done)
    if report.blocked:
        blocked = n_("{n} case cannot be moved.", "{n} cases cannot be moved.", report.blocked)
        warn(f"{blocked} {_('Nothing was changed.')}")
    return Exit.REFUSED if report.blocked else Exit.DONE


def _tell(report: MoveReport, done: object) -> None:
    head = (_("Case"), _("From"), _("To, or what is in the way"))
    show_table(head, [(line.number, _titles(line.now), _fate(line)) for line in report.lines])
    if report.left_ended:
        said = n_(
            "{n} case that has ended stays; --ended moves it too.",
            "{n} cases that have ended stay; --ended moves them too.",
            report.left_ended,
        )
        say(said)
    if report.out_of_reach:
        say(
            n_(
                "{n} case restricted to others is not in your reach: a member moves it by the same "
                "command, if it follows this version.",
                "{n} cases restricted to others are not in your reach: their members move those "
                "that follow this version by the same command.",
                report.out_of_reach,
            )
        )
    if isinstance(done, CasesMoved):
        say(n_("{n} case was moved.", "{n} cases were moved.", done.moved))
        say(_("It is taken back by moving them back, with the table the other way round."))
    elif not report.blocked:
        say(_("Nothing is in the way. Nothing was changed."))


def _fate(line: MoveLine) -> str:
    if line.obstacles:
        return " ".join(each.spoken() for each in line.obstacles)
    if line.given_up:
        ends = _("not gone on with: {strands}").format(strands=_titles(line.given_up))
        return f"{_titles(line.then)} ({ends})"
    return _titles(line.then)


def _titles(titles: Iterable[Bilingual]) -> str:
    return ", ".join(each.spoken() for each in titles)


def _plain(report: MoveReport, done: object) -> dict[str, Any]:
    mapping_ = report.mapping
    return {
        "from": {"procedure": mapping_.procedure, "version": mapping_.version},
        "to": {"procedure": mapping_.to_procedure, "version": mapping_.to_version},
        "places": {old: new for old, new in mapping_.places.items() if new != GIVEN_UP},
        "given_up": [old for old, new in mapping_.places.items() if new == GIVEN_UP],
        "cases": [
            {
                "number": line.number,
                "from": [each.spoken() for each in line.now],
                "to": [each.spoken() for each in line.then],
                "given_up": [each.spoken() for each in line.given_up],
                "in_the_way": [each.spoken() for each in line.obstacles],
            }
            for line in report.lines
        ],
        "blocked": report.blocked,
        "ended_that_stay": report.left_ended,
        "out_of_reach": report.out_of_reach,
        "moved": done.moved if isinstance(done, CasesMoved) else 0,
    }
