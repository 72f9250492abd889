"""What became of my reports: receipt, where it stands, what the office answered."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.addressees import Addressees, without_addressees
from komma_desk.domain.case_reading import SeenBy
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.incident_record import report_of
from komma_desk.domain.parcel import NotAParcel, Parcel, unpacked
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.believing import is_from_clearing
from komma_desk.usecases.effects.seen_by import seen_in
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True)
class MyReports:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    said_at: datetime
    said_by: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingNews:
    """Where the case stood at this moment; `number` is the office's case number."""

    told_at: datetime
    number: str
    title: Bilingual
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReport:
    """`news` is empty until a clearing desk took the report in; the newest comes last.

    `seen` says who had looked into it when the last letter was written; `sent_to` and `kept_from`
    are names, empty where the report went to the whole clearing office.
    """

    report: IncidentReport
    news: tuple[StandingNews, ...]
    answers: tuple[Answer, ...]
    seen: SeenBy | None = None
    sent_to: tuple[str, ...] = field(default=(), repr=False)
    kept_from: tuple[str, ...] = field(default=(), repr=False)


def my_reports(_query: MyReports, context: Context) -> tuple[MyReport, ...]:
    """My reports, newest first."""
    opened = context.tools.mailbox.fetch(context.work.office.post, context.keys)
    return reports_told(each for each in opened if _believed(each, context))


def reports_told(believed: Iterable[OpenedEnvelope]) -> tuple[MyReport, ...]:
    """What letters say, whatever way they came; newest first."""
    letters = list(_parcels(believed))
    reports = {report.id: (report, to) for report, to in _reports(letters)}.values()
    return tuple(
        MyReport(
            report=report,
            news=tuple(_news(letters, str(report.id))),
            answers=tuple(_answers(letters, str(report.id))),
            seen=_seen(letters, str(report.id)),
            sent_to=tuple(to.members.values()),
            kept_from=tuple(to.excluded.values()),
        )
        for report, to in sorted(reports, key=lambda each: each[0].filed_at, reverse=True)
    )


def _parcels(opened: Iterable[OpenedEnvelope]) -> Iterable[tuple[OpenedEnvelope, Parcel]]:
    """Here and below: one letter that cannot be read hides none of the others."""
    for each in opened:
        with suppress(NotAParcel):
            yield each, unpacked(each.body)


def _reports(
    letters: Iterable[tuple[OpenedEnvelope, Parcel]],
) -> Iterable[tuple[IncidentReport, Addressees]]:
    for each, parcel in letters:
        if each.kind in (envelope_kinds.REPORT_COPY, envelope_kinds.REPORT_RETURNED):
            with suppress(Refusal):
                yield report_of(without_addressees(parcel.words)), Addressees.read(parcel.words)


def _believed(opened: OpenedEnvelope, context: Context) -> bool:
    """A copy is mine if I wrote it; news and answers must be signed by a confirmed officer."""
    if opened.kind == envelope_kinds.REPORT_COPY:
        return opened.author == context.actor.id
    return is_from_clearing(opened, context)


def _news(letters: Iterable[tuple[OpenedEnvelope, Parcel]], report: str) -> Iterable[StandingNews]:
    for each, parcel in letters:
        words = parcel.words
        if each.kind == envelope_kinds.STANDING and words.get("report") == report:
            with suppress(*NOT_AS_WRITTEN):
                yield StandingNews(
                    told_at=each.sent_at,
                    number=str(words["number"]),
                    title=Bilingual(de=str(words["title"]["de"]), en=str(words["title"]["en"])),
                    ended=bool(words["ended"]),
                )


def _answers(letters: Iterable[tuple[OpenedEnvelope, Parcel]], report: str) -> Iterable[Answer]:
    for each, parcel in letters:
        words = parcel.words
        if each.kind == envelope_kinds.ANSWER and words.get("report") == report:
            said_at = each.sent_at
            with suppress(*NOT_AS_WRITTEN):
                yield Answer(said_at=said_at, said_by=str(words["from"]), text=str(words["text"]))


def _seen(letters: Iterable[tuple[OpenedEnvelope, Parcel]], report: str) -> SeenBy | None:
    told = [
        (each.sent_at, seen)
        for each, parcel in letters
        if each.kind in {envelope_kinds.STANDING, envelope_kinds.ANSWER}
        and parcel.words.get("report") == report
        and (seen := seen_in(parcel.words))
    ]
    return max(told, key=lambda each: each[0])[1] if told else None
