"""`komma-desk store schedule`, `aside` and `put-back`: how a store is cared for by itself."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_facts, show_json, show_table
from komma_desk.domain.file_size import in_words
from komma_desk.domain.schedule import Schedule
from komma_desk.usecases.commands.put_file_back import PutFileBack
from komma_desk.usecases.commands.save_schedule import SaveSchedule
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep, UpkeepView
from komma_desk.words import _

NOWHERE = "none"


def yes_or_no(text: str) -> bool:
    """For argparse: the value of a switch."""
    if text not in {"yes", "no"}:
        raise ArgumentTypeError("yes|no")
    return text == "yes"


def schedule(doors: Doors, wanted: Namespace) -> Exit:
    """Prints it; sets what was named first."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        view = store.ask(StoreUpkeep())
        assert isinstance(view, UpkeepView)
        found = _changed(view.schedule, wanted)
        if found != view.schedule:
            store.perform(SaveSchedule(found))
    if wanted.json:
        show_json(
            {
                "on_closing": found.on_closing,
                "every_hours": found.every_hours,
                "keep": found.keep,
                "second_place": found.second_place,
                "check_days": found.check_days,
                "rehearsal_days": found.rehearsal_days,
            }
        )
        return Exit.DONE
    never = _("never by itself")
    show_facts(
        {
            _("Backup when closing"): _("yes") if found.on_closing else _("no"),
            _("Backup while open, every hours"): found.every_hours or never,
            _("Backups kept"): found.keep,
            _("Second place"): found.second_place or _("none"),
            _("Full check, every days"): found.check_days or never,
            _("Reminder of the rehearsal, every days"): found.rehearsal_days or never,
        }
    )
    return Exit.DONE


def _changed(before: Schedule, wanted: Namespace) -> Schedule:
    named = {
        name: getattr(wanted, name)
        for name in ("on_closing", "every_hours", "keep", "check_days", "rehearsal_days")
        if getattr(wanted, name) is not None
    }
    if wanted.second_place is not None:
        place = wanted.second_place
        named["second_place"] = "" if place == NOWHERE else str(Path(place).absolute())
    return replace(before, **named)


def aside(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        files = store.ask(AsideFiles())
    if wanted.json:
        show_json(
            [
                {
                    "name": each.name,
                    "set_aside_on": each.set_aside_on.isoformat(),
                    "size": each.size,
                }
                for each in files
            ]
        )
        return Exit.DONE
    if not files:
        say(_("Nothing lies aside."))
        return Exit.DONE
    rows = ((each.set_aside_on.isoformat(), in_words(each.size), each.name) for each in files)
    show_table((_("Since"), _("Size"), _("Name")), rows)
    return Exit.DONE


def put_back(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        store.perform(PutFileBack(wanted.name))
    if wanted.json:
        show_json({"put_back": wanted.name})
    else:
        say(_("{name} is among the attachments again.").format(name=wanted.name))
    return Exit.DONE
