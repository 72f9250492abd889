"""Views of an invented case with clocks, as the store would answer them on one day in November."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.clock import Clock, Entitled
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.of_clock import reckoned
from komma_desk.domain.dues.of_case import due_of
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ClockId, InvolvedId
from komma_desk.domain.person import Involved, Part
from komma_desk.system.holidays_by_land import HolidaysByLand
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.usecases.queries.case_desk import CaseView
from tests.fakes.clocks import a_clock
from tests.fakes.samples import NOON
from tests.ui.clearing_desk import PROCEDURE, RULES, a_file, a_view

TODAY: Final = date(2026, 11, 23)
NRW: Final = Calendar(holidays=HolidaysByLand(Land.NORTH_RHINE_WESTPHALIA))
RITA: Final = InvolvedId(UUID(int=91))
WHO: Final = "Kai <b>vom</b> Schalter 3"
AFFECTED: Final = Involved(id=RITA, part=Part.AFFECTED, name="Rita Reiter")
HERS: Final = a_clock(id=ClockId(UUID(int=81)), person=RITA)
SUPERIOR: Final = a_clock(id=ClockId(UUID(int=82)), entitled=Entitled.SUPERIOR)
KNOWN: Final = replace(
    HERS, offender=WHO, anchored_on=date(2026, 9, 25), source="Gespräch am 28.09.2026"
)
ARRIVED: Final = (CaseEvent(at=NOON, by=None, action="received", entered=("received",)),)


def seen(
    *clocks: Clock, number: int = 1, calendar: Calendar | None = NRW, **parts: Any
) -> CaseView:
    """The case with these clocks; `parts` replace those of its file."""
    file = a_file(number, "received", involved=(AFFECTED,), history=ARRIVED, **parts)
    file = replace(file, clocks=clocks)
    return replace(
        a_view(file),
        dues=due_of(PROCEDURE, file.history, clocks, calendar, RULES, TODAY),
        clocks=tuple(_line(clock, calendar) for clock in clocks),
    )


def facts(codes: str) -> MappingProxyType[str, str]:
    return MappingProxyType({"offences": codes})


def _line(clock: Clock, calendar: Calendar | None) -> ClockLine:
    found, refusal = None, None
    try:
        found = None if calendar is None else reckoned(clock, RULES, calendar)
    except Refusal as wrong:
        refusal = wrong
    return ClockLine(
        clock=clock,
        rule=RULES.get(clock.rule),
        person=AFFECTED if clock.person == RITA else None,
        found=found,
        refusal=refusal,
    )
