"""The letters about my own reports: each believed from whoever may write it, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from komma_desk.domain.addressees import Addressees, without_addressees
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.incident_record import report_of
from komma_desk.domain.parcel import NotAParcel, Parcel, unpacked
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.believing import clearing_author
from komma_desk.usecases.ports.keys import OpenedEnvelope

_REPORTS = frozenset({envelope_kinds.REPORT_COPY, envelope_kinds.REPORT_RETURNED})
_MINE = frozenset({envelope_kinds.REPORT_COPY, envelope_kinds.REPORTER_COPY})


@dataclass(frozen=True, slots=True)
class MyLetter:
    """`by` is the officer who signed it, as the office vouches for her; empty: not known."""

    opened: OpenedEnvelope
    parcel: Parcel = field(repr=False)
    by: str = ""

    def is_about(self, report: ReportId, *kinds: str) -> bool:
        told = self.parcel.words.get("report")
        return self.opened.kind in kinds and told == str(report)


def my_letters(context: Context) -> tuple[MyLetter, ...]:
    """Oldest first; one that cannot be read hides none of the others."""
    opened = context.tools.mailbox.fetch(context.work.office.post, context.keys)
    believed = ((each, _author(each, context)) for each in opened)
    return tuple(
        letter for each, by in believed if by is not None for letter in letters_read((each,), by)
    )


def my_filed(letters: Iterable[MyLetter]) -> dict[ReportId, tuple[IncidentReport, Addressees]]:
    found = {}
    for each in letters:
        if each.opened.kind in _REPORTS:
            with suppress(Refusal):
                words = each.parcel.words
                report = report_of(without_addressees(words))
                found[report.id] = (report, Addressees.read(words))
    return found


def letters_read(opened: Iterable[OpenedEnvelope], by: str) -> Iterator[MyLetter]:
    """Of those whose author, `by` name, was looked at already."""
    for each in opened:
        with suppress(NotAParcel):
            yield MyLetter(each, unpacked(each.body), by)


def _author(opened: OpenedEnvelope, context: Context) -> str | None:
    """Her name if it is believed: news and answers must be signed by a confirmed officer.

    A copy is mine if I wrote it.
    """
    if opened.kind in _MINE:
        return context.actor.name if opened.author == context.actor.id else None
    officer = clearing_author(opened, context)
    return None if officer is None else officer.name
