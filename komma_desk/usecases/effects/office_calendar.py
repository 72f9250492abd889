"""The calendar of the office by its signed settings: where it lies and when it does not work."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.office_days import (
    OfficeDays,
    calendar_from,
    days_of_text,
    text_of_days,
)
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.signed_office import OfficeByHand, require_signed_office
from komma_desk.usecases.ports.office import StoredSettings

LAND: Final = "office_land"
CATHOLIC: Final = "office_catholic"
OWN_DAYS: Final = "office_own_days"
INTERNAL_DAYS: Final = "office_internal_days"
_YES: Final = "yes"


class CalendarStanding(StrEnum):
    SET = "set"
    NO_LAND = "no_land"  # founded before it was asked
    BY_HAND = "by_hand"  # nobody signed the settings as they stand in the store


def calendar_of(context: Context) -> Calendar | None:
    """None unless somebody who may do so said in which Land the office lies."""
    return calendar_and_standing(context)[0]


def calendar_and_standing(context: Context) -> tuple[Calendar | None, CalendarStanding]:
    """For holders of the cases: their memory tells whether the settings are signed."""
    days = office_days(context.work.office.settings)
    if days.land is None:
        return None, CalendarStanding.NO_LAND
    try:
        require_signed_office(context)
    except OfficeByHand:
        return None, CalendarStanding.BY_HAND
    return calendar_from(days, context.tools.holidays_at), CalendarStanding.SET


def office_days(settings: StoredSettings) -> OfficeDays:
    """As they stand there, signed or not; what cannot be read is as if nobody had said it."""
    try:
        land = settings.get(LAND)
        return OfficeDays(
            land=Land(land) if land else None,
            catholic=settings.get(CATHOLIC) == _YES,
            own=days_of_text(settings.get(OWN_DAYS)),
            internal=days_of_text(settings.get(INTERNAL_DAYS)),
        )
    except (ValueError, Refusal):
        return OfficeDays()


def keep_office_days(settings: StoredSettings, days: OfficeDays) -> None:
    """To be signed with the rest of the card."""
    settings.put(LAND, days.land or "")
    settings.put(CATHOLIC, _YES if days.catholic else "")
    settings.put(OWN_DAYS, text_of_days(days.own, german=False))
    settings.put(INTERNAL_DAYS, text_of_days(days.internal, german=False))
