"""`komma-desk report import`: an existing list, looked at first if wanted, becomes cases."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.list_preview import show_preview
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.import_preview import KnownHere
from komma_desk.usecases.commands.import_reports import AT_ONCE, Imported, ImportReports
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _, n_


def import_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        known = _known(doors, store)
        if wanted.suggest:
            return _suggest(doors, wanted, known)
        found = doors.lists.preview(wanted.file, wanted.mapping, wanted.sheet, known)
        if wanted.preview:
            show_preview(found, known.lists, as_json=wanted.json)
            return Exit.DONE
        rows, added, seen = found.good, 0, 0
        for start in range(0, len(rows), AT_ONCE):
            piece = rows[start : start + AT_ONCE]
            imported = store.perform(ImportReports(piece, dry_run=wanted.dry_run)).receipt
            assert isinstance(imported, Imported)
            added, seen = added + len(imported.added), seen + len(imported.known)
            _progress(start + len(piece), len(rows))
    notes = found.notes
    target: Path = wanted.report or wanted.file.with_name(f"{wanted.file.stem}-import.csv")
    told = doors.write_import_report(target, added, seen, found.told, dry_run=wanted.dry_run)
    if wanted.json:
        show_json(
            {
                "added": added,
                "known": seen,
                "problems": len(found.refused),
                "notes": len(notes),
                "dry_run": wanted.dry_run,
                "report": str(target),
            }
        )
        return Exit.DONE
    for sentence in told:
        say(sentence)
    if notes:
        say(
            n_(
                "{n} row has a value that was not understood; the report names it.",
                "{n} rows have values that were not understood; the report names them.",
                len(notes),
            )
        )
    say(_("Report: {file}").format(file=target))
    return Exit.DONE


def template(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        known = _known(doors, store)
    asked = tuple(each for each in known.questions if each.is_asked(known.today))
    doors.write(wanted.file, doors.lists.template(asked))
    return _written(wanted, wanted.file)


def _known(doors: Doors, store: OpenStore) -> KnownHere:
    return KnownHere(
        lists=store.ask(Vocabulary()), questions=store.ask(OwnQuestions()), today=doors.today()
    )


def _suggest(doors: Doors, wanted: Namespace, known: KnownHere) -> Exit:
    doors.write(wanted.suggest, doors.lists.suggested(wanted.file, wanted.sheet, known).encode())
    return _written(wanted, wanted.suggest)


def _written(wanted: Namespace, file: Path) -> Exit:
    if wanted.json:
        show_json({"file": str(file)})
    else:
        say(_("“{file}” is written.").format(file=file.name))
    return Exit.DONE


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == of else "\r"
        print(_("{done} of {of} rows").format(done=done, of=of), end=end, file=sys.stderr)
