"""The names under which the office remembers when the store was cared for, and how often it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.schedule import Schedule
from komma_desk.usecases.ports.office import StoredSettings

BACKUP: Final = "upkeep_backup"
BACKUP_CHECKED: Final = "upkeep_backup_checked"
BACKUP_PRINT: Final = "upkeep_backup_print_"  # and the name of its folder
REHEARSAL: Final = "upkeep_rehearsal"
FULL_CHECK: Final = "upkeep_full_check"
ON_CLOSING: Final = "upkeep_backup_on_closing"
EVERY_HOURS: Final = "upkeep_backup_every_hours"
KEEP: Final = "upkeep_backup_keep"
SECOND_PLACE: Final = "upkeep_backup_second_place"
CHECK_DAYS: Final = "upkeep_check_days"
REHEARSAL_DAYS: Final = "upkeep_rehearsal_days"
_YES, _NO = "yes", "no"
_DIGITS: Final = 9  # of no number of a schedule are there more
_YEARS: Final = range(1970, 9000)  # so that it can be shown in every time zone


def moment(settings: StoredSettings, name: str) -> datetime | None:
    """What was written by hand and is no moment counts as never."""
    try:
        at = datetime.fromisoformat(settings.get(name))
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if at.year in _YEARS else None


def schedule_in(settings: StoredSettings) -> Schedule:
    """What was written by hand and is not possible counts as not written."""
    usual = Schedule()
    found = Schedule(
        on_closing=settings.get(ON_CLOSING, _YES) != _NO,
        every_hours=_number(settings, EVERY_HOURS, usual.every_hours),
        keep=_number(settings, KEEP, usual.keep),
        second_place=settings.get(SECOND_PLACE),
        check_days=_number(settings, CHECK_DAYS, usual.check_days),
        rehearsal_days=_number(settings, REHEARSAL_DAYS, usual.rehearsal_days),
    )
    try:
        found.require_possible()
    except Refusal:
        return usual
    return found


def keep_schedule(settings: StoredSettings, schedule: Schedule) -> None:
    for name, value in (
        (ON_CLOSING, _YES if schedule.on_closing else _NO),
        (EVERY_HOURS, schedule.every_hours),
        (KEEP, schedule.keep),
        (SECOND_PLACE, schedule.second_place),
        (CHECK_DAYS, schedule.check_days),
        (REHEARSAL_DAYS, schedule.rehearsal_days),
    ):
        settings.put(name, str(value))


def _number(settings: StoredSettings, name: str, usual: int) -> int:
    text = settings.get(name, str(usual))
    is_one = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if is_one else usual
