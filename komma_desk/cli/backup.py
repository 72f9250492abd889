"""`komma-desk store backup`, `restore`, `rehearse` and `go-back`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.health import health_facts, say_health
from komma_desk.cli.speaking import Exit, say, show_json, warn
from komma_desk.domain.restored import RestoredBackup
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress
from komma_desk.usecases.queries.store_upkeep import BackupPrint
from komma_desk.words import N_, _

_PARTS = {
    BackupPart.OFFICE: N_("Copying and checking the office file …"),
    BackupPart.CASES: N_("Copying and checking the case file …"),
    BackupPart.ATTACHMENTS: N_("Copying new attachments …"),
    BackupPart.CARRYING: N_("Writing the copy to carry …"),
    BackupPart.RESTORING: N_("Bringing the files back and comparing each …"),
}


class _Told:
    """A line on standard error for each part, and nothing at all for other programmes."""

    def __init__(self, *, silent: bool) -> None:
        self._silent, self._last = silent, ""

    def __call__(self, progress: BackupProgress) -> bool:
        if progress.part != self._last and not self._silent and sys.stderr.isatty():
            warn(_(_PARTS[progress.part]))
        self._last = progress.part
        return True


def backup(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        watch = _Told(silent=wanted.json)
        made: Any = store.perform(BackUpStore(wanted.to, watch)).receipt
    if wanted.json:
        show_json(
            {
                "folder": str(made.folder),
                "taken_at": made.taken_at.isoformat(),
                "checked": made.is_checked,
                "flaws": list(made.flaws),
                "second_place": None if made.second_place is None else str(made.second_place),
                "not_there": made.not_there,
                "carried_to": None if made.carried_to is None else str(made.carried_to),
            }
        )
        return Exit.TROUBLE if made.flaws else Exit.DONE
    say(_("The backup lies in {folder}.").format(folder=made.folder))
    if made.carried_to is not None:
        say(_("To carry: {place}").format(place=made.carried_to))
    if made.second_place is not None:
        say(_("A copy lies in {folder}.").format(folder=made.second_place))
    if made.not_there:
        warn(_("There is no copy in the second place this time: {why}").format(why=made.not_there))
    if made.flaws:
        warn("\n".join((_("It is a whole copy of a store with faults:"), *made.flaws)))
        return Exit.TROUBLE
    if made.is_checked:
        say(_("Every file was reopened and checked."))
    else:
        say(_("The case file was copied closed and not checked: you hold no key to it."))
    return Exit.DONE


def restore(doors: Doors, wanted: Namespace) -> Exit:
    text = None
    if wanted.login:
        text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    found = doors.restore(
        wanted.backup, wanted.newdir, wanted.login, text, _Told(silent=wanted.json)
    )
    if wanted.json:
        show_json(_facts(found))
        return Exit.DONE
    _say_what_was_found(found)
    say(_("The store was restored in {folder}.").format(folder=wanted.newdir))
    return Exit.DONE


def rehearse(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    store = wanted.store or _store_of(doors, wanted.backup)
    if store is not None:
        with doors.unlock(store, wanted.login, text) as desk:
            expected = str(desk.ask(BackupPrint(wanted.backup.name)))
    else:
        expected = ""
    found = doors.rehearse(wanted.backup, wanted.login, text, expected)
    if found.health.is_good and store is not None:
        with doors.unlock(store, wanted.login, text) as desk:
            desk.perform(NoteUpkeep(UpkeepDeed.REHEARSAL))
    if wanted.json:
        show_json(_facts(found))
    else:
        _say_what_was_found(found)
    if not found.health.is_good:
        warn(_("The rehearsal failed. Please make a new backup."))
        return Exit.TROUBLE
    if not wanted.json:
        say(_("The rehearsal went well; nothing of it was kept."))
    return Exit.DONE


def go_back(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    files = doors.go_back(wanted.dir, wanted.login, text)
    if wanted.json:
        show_json({"files": list(files)})
        return Exit.DONE
    for file in files:
        say(_("{file} is again as it was before the upgrade.").format(file=file))
    say(_("What the newer programme wrote lies in “backups”, set aside."))
    say(_("Now start the earlier programme: the newer one would upgrade the store again."))
    return Exit.DONE


def _store_of(doors: Doors, backup: Path) -> Path | None:
    """A backup on its shelf lies two folders deep in its store."""
    above = backup.absolute().parent.parent
    return above if backup.is_dir() and doors.is_store(above) else None


def _say_what_was_found(found: RestoredBackup) -> None:
    taken = f"{found.taken_at.astimezone():%Y-%m-%d %H:%M}"
    say(_("Backup of {moment}").format(moment=taken))
    say_health(found.health)


def _facts(found: RestoredBackup) -> dict[str, object]:
    return {
        "taken_at": found.taken_at.isoformat(),
        "programme": found.programme,
        "files": found.files,
        "records": found.records,
        "good": found.health.is_good,
        "lines": health_facts(found.health),
    }
