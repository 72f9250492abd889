"""The office as letters name it."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.office import Office
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import office_days


@dataclass(frozen=True, slots=True)
class OfficeCard:
    pass


def office_card(_query: OfficeCard, context: Context) -> Office:
    settings = context.work.office.settings
    return Office(
        municipality=settings.get("municipality"),
        name=settings.get("office_name"),
        address=settings.get("office_address"),
        phone=settings.get("office_phone"),
        email=settings.get("office_email"),
        days=office_days(settings),
    )
