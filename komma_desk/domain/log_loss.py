"""Entries of a log that somebody has seen and that are not there any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.words import N_, Bilingual, _

FILE_NAMES: Mapping[Compartment, Bilingual] = MappingProxyType(
    {
        Compartment.OFFICE: Bilingual(
            de="Verwaltungsdatei (office.db)", en="office file (office.db)"
        ),
        Compartment.CASES: Bilingual(de="Fallakte (cases.db)", en="case file (cases.db)"),
    }
)
CUT = N_(
    "{file}: when you were here last, its log reached entry {seen}. Now it ends at entry {ends} "
    "of {day}. What was done after that is missing."
)
EMPTIED = N_("{file}: when you were here last, its log reached entry {seen}. Now it is empty.")
REWRITTEN = N_(
    "{file}: entry {seen} of its log is not the one you saw when you were here last. The log was "
    "rewritten, or the file comes from another copy."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLoss:
    """`seen` was the end of the log for this person; `ends` is where it ends now."""

    compartment: Compartment
    seen: LogHead
    ends: LogHead
    last_on: date | None

    def spoken(self) -> str:
        sentence = REWRITTEN
        if self.ends.sequence < self.seen.sequence:
            sentence = CUT if self.last_on else EMPTIED
        day = self.last_on or date.min
        return _(sentence).format(
            file=FILE_NAMES[self.compartment].spoken(),
            seen=self.seen.sequence,
            ends=self.ends.sequence,
            day=_("{day:02}/{month:02}/{year}").format(day=day.day, month=day.month, year=day.year),
        )


ADVICE = N_(
    "Either an older copy of the store was put back, or somebody cut the log. Please ask who "
    "looks after the backups, keep the folder as it is, and tell the data protection officer if "
    "nobody knows of it. You can go on working meanwhile."
)
