"""Reports as plain JSON objects: the body of an envelope, a draft at rest, a file for the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.moment import Moment, Precision
from komma_desk.words import N_

FORMAT: Final = "komma-report/1"
_SETS: Final = ("forms", "wishes", "consents")
_CODES: Final = ("reporter_role", "direction", "place", "channel")
_TEXTS: Final = ("place_detail", "narrative", "contact")


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
    record["occurred"] = None if told.occurred is None else _moment_record(told.occurred)
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
    """Read a filed report back; raises NotAReport."""
    known = {field.name for field in fields(IncidentReport)}
    told = _checked(record, known)
    if missing := known - told.keys():
        raise NotAReport(why=f"“{min(missing)}” is missing")
    try:
        return IncidentReport(
            id=ReportId(UUID(told["id"])),
            filed_at=datetime.fromisoformat(told["filed_at"]),
            **_answers({name: told[name] for name in told if name not in {"id", "filed_at"}}),
        )
    except (ValueError, TypeError, AttributeError) as wrong:
        raise NotAReport(why="“id” or “filed_at” cannot be read") from wrong


def _checked(record: object, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(record, Mapping):
        raise NotAReport(why="it is not an object with named answers")
    told = dict(record)
    if (found := told.pop("format", FORMAT)) != FORMAT:
        raise NotAReport(why=f"its format is “{str(found)[:40]}”, not “{FORMAT}”")
    if unknown := sorted(str(name)[:40] for name in told.keys() - known):
        raise NotAReport(why=f"the word “{unknown[0]}” is unknown")
    return told


def _answers(told: Mapping[str, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for name, value in told.items():
        if name in _SETS:
            if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
                raise NotAReport(why=f"“{name}” is not a list of codes")
            answers[name] = frozenset(Code(code) for code in value)
        elif name in _CODES:
            _require(value is None or isinstance(value, str), name)
            answers[name] = value
        elif name in _TEXTS:
            _require(isinstance(value, str), name)
            answers[name] = value
        elif name == "acute_danger":
            _require(value is None or isinstance(value, bool), name)
            answers[name] = value
        else:
            answers[name] = None if value is None else _moment(value)
    return answers


def _require(fits: bool, name: str) -> None:
    if not fits:
        raise NotAReport(why=f"“{name}” has the wrong kind of value")


def _moment(value: object) -> Moment:
    try:
        if not isinstance(value, Mapping) or value.keys() - {
            "precision",
            "first_on",
            "last_on",
            "at",
        }:
            raise NotAReport(why="“occurred” cannot be read")
        return Moment(
            precision=Precision(value["precision"]),
            first_on=date.fromisoformat(value["first_on"]) if "first_on" in value else None,
            last_on=date.fromisoformat(value["last_on"]) if "last_on" in value else None,
            at=time.fromisoformat(value["at"]) if "at" in value else None,
        )
    except (ValueError, TypeError, KeyError) as wrong:
        raise NotAReport(why="“occurred” cannot be read") from wrong
