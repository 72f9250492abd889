"""What stands on letters: the office's name, address and how to reach it."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.office import Office
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import keep_office_days
from komma_desk.usecases.effects.signed_office import sign_office


@dataclass(frozen=True, slots=True)
class SaveOffice:
    office: Office


def save_office(command: SaveOffice, context: Context) -> Changes:
    office = command.office
    require_text(office.municipality, LONGEST_LINE)
    for text in (office.name, office.phone, office.email):
        if text:
            require_text(text, LONGEST_LINE)
    if office.address:
        require_text(office.address)
    settings = context.work.office.settings
    settings.put("municipality", office.municipality)
    settings.put("office_name", office.name)
    settings.put("office_address", office.address)
    settings.put("office_phone", office.phone)
    settings.put("office_email", office.email)
    keep_office_days(settings, office.days)
    sign_office(settings, context.keys, context.actor.id, context.clock.now())
    return Changes.of(Subject.SETTINGS)
