"""Reports as plain JSON objects: the body of an envelope, a draft at rest, a file for the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import FIRST_WORDING, WORDING
from komma_desk.domain.consent_scope import ConsentScope, Narrowed
from komma_desk.domain.details_record import (
    UnreadableDetailError,
    details_of,
    details_record,
    is_code,
)
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.incident_details import IncidentDetails
from komma_desk.domain.moment import Moment, Precision
from komma_desk.words import N_, Bilingual

FORMAT: Final = "komma-report/1"
_SETS: Final = ("forms", "wishes", "consents")
_CODES: Final = ("reporter_role", "direction", "place", "channel")
_TEXTS: Final = ("place_detail", "narrative", "contact", "occurred_typed")
_MOMENT: Final = frozenset({"precision", "first_on", "last_on", "at"})
# Told only where something was said: older programmes wrote none.
_DETAILS: Final = "details"
_SCOPES: Final = "consent_scopes"  # nobody could say them to the first wording of the consents


class NotAReport(Refusal):
    sentence = N_("This is not a report KommA Desk can read: {why}.")
    advice = N_("Please check the file; nothing was taken in.")


def draft_record(draft: IncidentDraft) -> dict[str, Any]:
    return {"format": FORMAT, **_plain(draft)}


def report_record(report: IncidentReport) -> dict[str, Any]:
    record = _plain(report)
    record["id"] = str(report.id)
    record["filed_at"] = report.filed_at.isoformat()
    return {"format": FORMAT, **record}


def _plain(told: IncidentDraft | IncidentReport) -> dict[str, Any]:
    record = asdict(told)
    for name in _SETS:
        record[name] = sorted(record[name])
    del record[_DETAILS], record[_SCOPES]
    if told.consents or told.consent_scopes:  # also where all was allowed: so it was asked
        record[_SCOPES] = {each.item: str(each.scope) for each in sorted(told.consent_scopes)}
    if more := details_record(told.details):
        record[_DETAILS] = more
    record["occurred"] = None if told.occurred is None else _moment_record(told.occurred)
    if isinstance(told, IncidentDraft):
        record["excluded"] = sorted(map(str, told.excluded))
        if not told.occurred_typed:
            del record["occurred_typed"]
    return record


def _moment_record(moment: Moment) -> dict[str, str]:
    record = {"precision": str(moment.precision)}
    for name in ("first_on", "last_on", "at"):
        if (value := getattr(moment, name)) is not None:
            record[name] = value.isoformat()
    return record


def draft_of(record: object) -> IncidentDraft:
    """Read a draft back.

    Raises NotAReport on an unknown word or a wrong type; nothing is guessed.
    """
    known = {field.name for field in fields(IncidentDraft)}
    told = _checked(record, known)
    return IncidentDraft(**_answers(told))


def report_of(record: object) -> IncidentReport:
    """Read a filed report back: whole, with nothing in it that could not be kept.

    Raises NotAReport. What a stranger sealed is held to the same rules as the form.
    """
    known = {field.name for field in fields(IncidentReport)}
    told = dict(_checked(record, known))
    if missing := known - told.keys() - {_DETAILS, _SCOPES}:
        raise _missing(min(missing))
    report_id, filed_at = _id(told.pop("id")), _filed_at(told.pop("filed_at"))
    draft = IncidentDraft(**_answers(told))
    if problems := draft.problems(date.max):
        raise _missing(min(problems))
    return draft.file_as(report_id, at=filed_at)


def wording_of(record: Mapping[str, Any]) -> str:
    """Which wording of the consents whoever filed this had before her."""
    return WORDING if _SCOPES in record else FIRST_WORDING


def _id(value: object) -> ReportId:
    try:
        return ReportId(UUID(_text(value)))
    except ValueError as wrong:
        raise _unreadable("id") from wrong


def _filed_at(value: object) -> datetime:
    """A moment without a time zone could be any, and one with no day at home could not be shown."""
    try:
        at = datetime.fromisoformat(_text(value))
        local_day(_with_zone(at))
        return at.astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise _unreadable("filed_at") from wrong


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 -- told of like any other text that cannot be read
    return value


def _with_zone(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError
    return at


def _checked(record: object, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(record, Mapping):
        raise NotAReport(
            why=Bilingual(
                de="sie besteht nicht aus benannten Antworten",
                en="it is not an object with named answers",
            )
        )
    told = dict(record)
    if (found := told.pop("format", FORMAT)) != FORMAT:
        # Of a stranger's words only a short piece, and only where it is a text.
        name = found[:40] if isinstance(found, str) else "?"
        raise NotAReport(
            why=Bilingual(
                de=f"ihr Format ist „{name}“, nicht „{FORMAT}“",
                en=f"its format is “{name}”, not “{FORMAT}”",
            )
        )
    if unknown := told.keys() - known:
        name = min(each[:40] if isinstance(each, str) else "?" for each in unknown)
        raise NotAReport(
            why=Bilingual(
                de=f"die Angabe „{name}“ ist unbekannt", en=f"the word “{name}” is unknown"
            )
        )
    return told


def _answers(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _answer(name, value) for name, value in told.items()}


def _answer(name: str, value: object) -> object:
    if name in _SETS:
        _require(isinstance(value, list), name)
        assert isinstance(value, list)
        _require(all(map(is_code, value)), name)
        return frozenset(Code(code) for code in value)
    if name == "excluded":
        return _people(value)
    if name == _DETAILS:
        return _details(value)
    if name == _SCOPES:
        return _scopes(value)
    if name in _TEXTS:
        _require(isinstance(value, str), name)
    elif value is None:
        pass
    elif name in _CODES:
        _require(is_code(value), name)
    elif name == "acute_danger":
        _require(isinstance(value, bool), name)
    else:
        return _moment(value)
    return value


def _details(value: object) -> IncidentDetails:
    try:
        return details_of(value)
    except UnreadableDetailError as wrong:
        raise _unreadable(wrong.name) from wrong


def _scopes(value: object) -> frozenset[Narrowed]:
    """A word nobody knows is no scope: read as “everything” it would allow more than was said."""
    if not isinstance(value, Mapping) or not all(map(is_code, value)):
        raise _unreadable(_SCOPES)
    try:
        return frozenset(
            Narrowed(item=Code(item), scope=scope)
            for item, said in value.items()
            if (scope := ConsentScope(said)) is not ConsentScope.ALL
        )
    except ValueError as wrong:
        raise _unreadable(_SCOPES) from wrong


def _people(value: object) -> frozenset[PersonId]:
    try:
        if not isinstance(value, list):
            raise _unreadable("excluded")
        return frozenset(PersonId(UUID(each)) for each in value)
    except (ValueError, TypeError, AttributeError) as wrong:
        raise _unreadable("excluded") from wrong


def _require(fits: bool, name: str) -> None:
    if not fits:
        raise _unreadable(name)


def _moment(value: object) -> Moment:
    try:
        if not isinstance(value, Mapping) or value.keys() - _MOMENT:
            raise _unreadable("occurred")
        at = time.fromisoformat(value["at"]) if "at" in value else None
        if at is not None and at.tzinfo is not None:
            raise _unreadable("occurred")
        return Moment(
            precision=Precision(value["precision"]),
            first_on=date.fromisoformat(value["first_on"]) if "first_on" in value else None,
            last_on=date.fromisoformat(value["last_on"]) if "last_on" in value else None,
            at=at,
        )
    except (ValueError, TypeError, KeyError) as wrong:
        raise _unreadable("occurred") from wrong


def _missing(name: str) -> NotAReport:
    return NotAReport(
        why=Bilingual(
            de=f"„{name}“ fehlt oder ist nicht vollständig",
            en=f"“{name}” is missing or not complete",
        )
    )


def _unreadable(name: str) -> NotAReport:
    return NotAReport(
        why=Bilingual(de=f"„{name}“ lässt sich nicht lesen", en=f"“{name}” cannot be read")
    )
