"""Words and lights of the page for backups: a sentence and a tone, so colour is never alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import Health, StoreHealth
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.usecases.ports.backups import BackupPart, MadeBackup
from komma_desk.usecases.queries.store_upkeep import UpkeepView
from komma_desk.words import N_, _, n_

_FRESH: Final = timedelta(days=2)
_STALE: Final = timedelta(days=7)
PARTS: Final = {
    BackupPart.OFFICE: N_("Copying and checking the office file …"),
    BackupPart.CASES: N_("Copying and checking the case file …"),
    BackupPart.ATTACHMENTS: N_("Copying new attachments …"),
    BackupPart.CARRYING: N_("Writing the copy to carry …"),
    BackupPart.RESTORING: N_("Bringing the files back and comparing each …"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    name: str
    said: str
    tone: Tone


def lights(view: UpkeepView) -> tuple[Light, Light, Light]:
    """Last backup, last rehearsal, last full check; what the schedule leaves out alarms nobody."""
    schedule = view.schedule
    often = timedelta(hours=2 * schedule.every_hours)
    return (
        Light(
            name=_("Last backup"),
            said=_backup_said(view),
            tone=_tone(view.now, view.checked_backup, max(_FRESH, often), max(_STALE, 2 * often)),
        ),
        Light(
            name=_("Last rehearsal"),
            said=_when(view.rehearsal),
            tone=_by_days(view.now, view.rehearsal, schedule.rehearsal_days),
        ),
        Light(
            name=_("Last full check"),
            said=_when(view.full_check),
            tone=_by_days(view.now, view.full_check, schedule.check_days),
        ),
    )


def overall(view: UpkeepView) -> Light:
    """The one light that needs to be seen first, in few words."""
    backup, rehearsal, check = lights(view)
    if backup.tone in {Tone.DANGER, Tone.WARNING}:
        if view.checked_backup is None:
            said = _("No checked backup yet")
        else:
            days = max(1, (view.now - view.checked_backup).days)
            said = n_("Last backup {n} day ago", "Last backup {n} days ago", days)
        return Light(name=_("Backup"), said=said, tone=backup.tone)
    if check.tone is Tone.WARNING:
        return Light(name=_("Backup"), said=_("Full check is due"), tone=check.tone)
    if rehearsal.tone is Tone.WARNING:
        return Light(name=_("Backup"), said=_("Rehearsal is due"), tone=rehearsal.tone)
    return Light(name=_("Backup"), said=_("Backup up to date"), tone=Tone.SUCCESS)


def _by_days(now: datetime, at: datetime | None, days: int) -> Tone:
    return _tone(now, at, timedelta(days=days + 1), None) if days else Tone.NEUTRAL


def _backup_said(view: UpkeepView) -> str:
    if view.backup is None or view.backup == view.checked_backup:
        return _when(view.backup)
    closed = _("{moment}, the case file copied closed and not checked").format(
        moment=moment_in_words(view.backup)
    )
    checked = _("checked: {moment}").format(moment=_when(view.checked_backup))
    return f"{closed}; {checked}"


def _when(at: datetime | None) -> str:
    return _("never") if at is None else moment_in_words(at)


def _tone(now: datetime, at: datetime | None, good: timedelta, bearable: timedelta | None) -> Tone:
    """Without a bearable age nothing is alarming: it is only time again."""
    if at is not None and now - at <= good:
        return Tone.SUCCESS
    if bearable is None or (at is not None and now - at <= bearable):
        return Tone.WARNING
    return Tone.DANGER


def backup_made(made: MadeBackup) -> str:
    place = made.carried_to or made.folder
    said = _("The backup lies in {folder}.").format(folder=place)
    if made.second_place is not None:
        said = f"{said} {_('A copy lies in {folder}.').format(folder=made.second_place)}"
    if made.not_there:
        why = _("There is no copy in the second place this time: {why}").format(why=made.not_there)
        said = f"{said}\n{why}\n"
    if made.flaws:
        return "\n".join((said, _("It is a whole copy of a store with faults:"), *made.flaws))
    if made.is_checked:
        return f"{said} {_('Every file was reopened and checked.')}"
    closed = _("The case file was copied closed and not checked: you hold no key to it.")
    return f"{said} {closed}"


def rehearsed(found: RestoredBackup) -> str:
    if not found.health.is_good:
        return _said_wrong(found.health)
    said = _("The backup of {moment} can be restored: {records} records were opened.").format(
        moment=moment_in_words(found.taken_at), records=found.records
    )
    return f"{said}{_said_left_out(found.health)}"


def restored(found: RestoredBackup, folder: Path) -> str:
    said = _("The backup of {moment} was restored into {folder}.").format(
        moment=moment_in_words(found.taken_at), folder=folder
    )
    further = _("You open it at the sign-in with “Open an existing store …”.")
    return f"{said}{_said_left_out(found.health)} {further}"


def checked(health: StoreHealth) -> str:
    if not health.is_good:
        return _said_wrong(health)
    whole = f"{_('Everything that was looked at is whole.')}{_said_left_out(health)}"
    noted = [f"{each.what.spoken()}: {' '.join(each.said)}" for each in health.lines if each.said]
    return "\n".join((whole, *noted))


def _said_left_out(health: StoreHealth) -> str:
    left_out = [line.what.spoken() for line in health.lines if line.health is Health.NOT_LOOKED_AT]
    if not left_out:
        return ""
    return " " + _("Not looked at, for want of a key: {list}.").format(
        list=", ".join(dict.fromkeys(left_out))
    )


def _said_wrong(health: StoreHealth) -> str:
    wrong = [
        f"{line.what.spoken()}: {' '.join(line.said)}"
        for line in health.lines
        if line.health is Health.BAD
    ]
    return "\n".join((*wrong, _("Please keep everything as it is and restore a backup.")))
