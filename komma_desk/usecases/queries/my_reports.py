"""What became of my reports: receipt, where it stands, what the office answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from komma_desk.domain.addressees import Addressees
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.case_reading import SeenBy
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.told_case import NOTHING_TOLD, ToldCase
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.my_letters import MyLetter, my_filed, my_letters
from komma_desk.usecases.effects.read_answers import read_answers
from komma_desk.usecases.effects.seen_by import seen_in
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
class Written:
    """What I wrote to the office."""

    said_at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWishes:
    said_at: datetime
    wishes: frozenset[Code]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidConsent:
    said_at: datetime
    item: Code
    state: ConsentState
    recipient: str = field(default="", repr=False)
    valid_until: date | None = None
    scope: ConsentScope = ConsentScope.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingNews:
    """Where the case stood at this moment; `number` is the office's case number.

    `plain` says what that means for whoever reported; an old letter does not say it.
    """

    told_at: datetime
    number: str
    title: Bilingual
    ended: bool
    plain: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReport:
    """`news` is empty until a clearing desk took the report in; the newest comes last.

    `written` and `words` are what I said later; `told` what the newest letter says of the case.
    `read` is how many answers I have read.
    `seen` says who had looked into it when the last letter was written; `sent_to` and `kept_from`
    are names, empty where the report went to the whole clearing office.
    """

    report: IncidentReport
    news: tuple[StandingNews, ...]
    answers: tuple[Answer, ...]
    read: int = 0
    written: tuple[Written, ...] = ()
    words: tuple[SaidWishes | SaidConsent, ...] = ()
    told: ToldCase = NOTHING_TOLD
    seen: SeenBy | None = None
    files: tuple[Attachment, ...] = ()
    sent_to: tuple[str, ...] = field(default=(), repr=False)
    kept_from: tuple[str, ...] = field(default=(), repr=False)


def my_reports(_query: MyReports, context: Context) -> tuple[MyReport, ...]:
    read = read_answers(context)
    return tuple(
        replace(each, read=read.get(str(each.report.id), 0))
        for each in reports_in(my_letters(context))
    )


def reports_in(letters: Sequence[MyLetter]) -> tuple[MyReport, ...]:
    """Newest first, whatever way the letters came."""
    reports, about = my_filed(letters).values(), _by_report(letters)
    return tuple(
        _told_of(report, to, about[str(report.id)])
        for report, to in sorted(reports, key=lambda each: each[0].filed_at, reverse=True)
    )


def _by_report(letters: Iterable[MyLetter]) -> Mapping[str, list[MyLetter]]:
    """Each letter is looked at with its own report only: some people have hundreds of both."""
    found: dict[str, list[MyLetter]] = defaultdict(list)
    for each in letters:
        of = "id" if each.opened.kind == envelope_kinds.REPORT_COPY else "report"
        if isinstance(report := each.parcel.words.get(of), str):
            found[report].append(each)
    return found


def _told_of(report: IncidentReport, to: Addressees, letters: Sequence[MyLetter]) -> MyReport:
    return MyReport(
        report=report,
        news=tuple(_news(letters, report.id)),
        answers=tuple(_answers(letters, report.id)),
        written=tuple(_written(letters, report.id)),
        words=tuple(_words(letters, report.id)),
        told=_told(letters, report.id),
        seen=_seen(letters, report.id),
        files=_files(letters, report.id),
        sent_to=tuple(to.members.values()),
        kept_from=tuple(to.excluded.values()),
    )


def _news(letters: Iterable[MyLetter], report: ReportId) -> Iterable[StandingNews]:
    """Here and below: one letter that cannot be read hides none of the others."""
    for each in letters:
        words = each.parcel.words
        if each.is_about(report, envelope_kinds.STANDING):
            with suppress(*NOT_AS_WRITTEN):
                yield StandingNews(
                    told_at=each.opened.sent_at,
                    number=str(words["number"]),
                    title=_both(words["title"]),
                    ended=bool(words["ended"]),
                    plain=_both(words["plain"]) if words.get("plain") else None,
                )


def _both(words: Mapping[str, Any]) -> Bilingual:
    return Bilingual(de=str(words["de"]), en=str(words["en"]))


def _answers(letters: Iterable[MyLetter], report: ReportId) -> Iterable[Answer]:
    for each in letters:
        words = each.parcel.words
        if each.is_about(report, envelope_kinds.ANSWER):
            with suppress(*NOT_AS_WRITTEN):
                # A letter can name any colleague; who signed it is vouched for.
                by = each.by or str(words["from"])
                yield Answer(said_at=_said_at(each), said_by=by, text=str(words["text"]))


def _said_at(letter: MyLetter) -> datetime:
    """One that was given back after new keys was said before it was sent."""
    told = letter.parcel.words.get("said_at")
    said_at = letter.opened.sent_at if told is None else datetime.fromisoformat(str(told))
    if said_at.tzinfo is None:
        raise ValueError(told)
    return said_at


def _copies(letters: Iterable[MyLetter], report: ReportId, kind: str) -> Iterable[MyLetter]:
    for each in letters:
        copied = each.is_about(report, envelope_kinds.REPORTER_COPY)
        if copied and each.parcel.words.get("kind") == kind:
            yield each


def _written(letters: Iterable[MyLetter], report: ReportId) -> Iterable[Written]:
    for each in letters:
        mine = each.is_about(report, envelope_kinds.REPORTER_COPY)
        mine = mine and each.parcel.words.get("kind") == envelope_kinds.REPORTER_MESSAGE
        if mine or each.is_about(report, envelope_kinds.MESSAGE_RETURNED):
            with suppress(*NOT_AS_WRITTEN):
                yield Written(said_at=_said_at(each), text=str(each.parcel.words["text"]))


def _words(letters: Iterable[MyLetter], report: ReportId) -> Iterable[SaidWishes | SaidConsent]:
    for each in _copies(letters, report, envelope_kinds.REPORTER_WORD):
        words, said_at = each.parcel.words, each.opened.sent_at
        with suppress(*NOT_AS_WRITTEN):
            if "wishes" in words:
                wishes = frozenset(Code(str(one)) for one in words["wishes"])
                yield SaidWishes(said_at=said_at, wishes=wishes)
            else:
                until = words["until"]
                yield SaidConsent(
                    said_at=said_at,
                    item=Code(str(words["item"])),
                    state=ConsentState(words["state"]),
                    recipient=str(words["recipient"]),
                    valid_until=None if until is None else date.fromisoformat(until),
                    scope=ConsentScope(words.get("scope", ConsentScope.ALL)),
                )


def _told(letters: Iterable[MyLetter], report: ReportId) -> ToldCase:
    news = [each for each in letters if each.is_about(report, envelope_kinds.STANDING)]
    newest = max(news, key=lambda each: each.opened.sent_at, default=None)
    return NOTHING_TOLD if newest is None else ToldCase.read(newest.parcel.words)


def _files(letters: Sequence[MyLetter], report: ReportId) -> tuple[Attachment, ...]:
    """What went along, as I was told when I filed; of an earlier report nothing is known."""
    told = (
        each.parcel.told
        for each in letters
        if each.opened.kind == envelope_kinds.REPORT_COPY
        and each.parcel.words.get("id") == str(report)
    )
    return next(told, ())


def _seen(letters: Iterable[MyLetter], report: ReportId) -> SeenBy | None:
    told = [
        (each.opened.sent_at, seen)
        for each in letters
        if each.is_about(report, envelope_kinds.STANDING, envelope_kinds.ANSWER)
        and (seen := seen_in(each.parcel.words))
    ]
    return max(told, key=lambda each: each[0])[1] if told else None
