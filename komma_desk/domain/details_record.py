"""What the long report tells as a plain JSON object: only what was answered, read back strictly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from komma_desk.domain.code_list import Code
from komma_desk.domain.home_time import local_day
from komma_desk.domain.incident_details import (
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    OwnChoice,
    Witness,
)
from komma_desk.words import Bilingual

_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,60}")

Thing = TypeVar("Thing")


class UnreadableDetailError(ValueError):
    """An answer that is none of ours; `name` is the field, or a short piece of what stood there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name: Final = name


def is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def details_record(details: IncidentDetails) -> dict[str, Any]:
    """Empty for a report that told no more than the eight answers."""
    return {name: _told(getattr(details, name)) for name in details.answered()}


def _told(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    if isinstance(value, date):  # a moment is one too
        return (value.astimezone(UTC) if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, Bilingual):
        return {"de": value.de, "en": value.en}
    if isinstance(value, Witness | OnlineEvidence | OwnAnswer | OwnChoice):
        told = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: _told(one) for name, one in told.items() if one not in (None, "", ())}
    return value


def details_of(record: object) -> IncidentDetails:
    """Read them back; raises UnreadableDetailError on an unknown word or a wrong type."""
    told = _object(record, "details", {each.name for each in fields(IncidentDetails)})
    return IncidentDetails(**dict(_answers(told)))


def _answers(told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in told.items():
        try:
            yield name, _READ[name](value)
        except (ValueError, TypeError, KeyError, OverflowError) as wrong:
            raise UnreadableDetailError(name) from wrong


def _object(value: object, name: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise UnreadableDetailError(name)
    for each in value:
        if each not in known:
            raise UnreadableDetailError(each[:40] if isinstance(each, str) else "?")
    return value


def _exactly(kind: type[Thing]) -> Callable[[object], Thing]:
    def read(value: object) -> Thing:
        if type(value) is not kind:
            raise ValueError
        return value

    return read


_text: Final = _exactly(str)
_number: Final = _exactly(int)
_yes_or_no: Final = _exactly(bool)


def _one_code(value: object) -> Code:
    if not is_code(value):
        raise ValueError
    return Code(_text(value))


def _codes(value: object) -> frozenset[Code]:
    return frozenset(map(_one_code, _exactly(list)(value)))


def _each(read: Callable[[object], Thing]) -> Callable[[object], tuple[Thing, ...]]:
    return lambda value: tuple(map(read, _exactly(list)(value)))


def _moment(value: object) -> datetime:
    """A moment without a time zone could be any, and one with no day at home is none."""
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise ValueError
    local_day(at)
    return at.astimezone(UTC)


def _witness(value: object) -> Witness:
    told = _object(value, "witnesses", {"name", "contact"})
    return Witness(**{name: _text(one) for name, one in told.items()})


def _online(value: object) -> OnlineEvidence:
    told = dict(_object(value, "online", {"url", "profile_url", "seen_at", "found_by"}))
    seen_at = _moment(told.pop("seen_at")) if "seen_at" in told else None
    return OnlineEvidence(seen_at=seen_at, **{name: _text(one) for name, one in told.items()})


def _words(value: object) -> Bilingual:
    told = _object(value, "own_answers", {"de", "en"})
    return Bilingual(de=_text(told["de"]), en=_text(told["en"]))


def _choice(value: object) -> OwnChoice:
    told = _object(value, "own_answers", {"code", "label"})
    return OwnChoice(code=_one_code(told["code"]), label=_words(told["label"]))


def _own_answer(value: object) -> OwnAnswer:
    told = _object(value, "own_answers", {"question", "asked", "text", "chosen"})
    return OwnAnswer(
        question=_one_code(told["question"]),
        asked=_words(told["asked"]),
        text=_text(told.get("text", "")),
        chosen=_each(_choice)(told.get("chosen", [])),
    )


def _day(value: object) -> date:
    return date.fromisoformat(_text(value))


_READ: Final[Mapping[str, Callable[[object], Any]]] = {
    **dict.fromkeys(
        ("contact_times", "name", "on_behalf_of", "unit_name", "earlier_note", "police_number"),
        _text,
    ),
    **dict.fromkeys(("interpreter_language", "suggestion"), _text),
    **dict.fromkeys(
        ("contact_way", "work_mode", "unit", "target", "motive_says", "perpetrator_known"),
        _one_code,
    ),
    **dict.fromkeys(("perpetrator_relation", "earlier_reported"), _one_code),
    **dict.fromkeys(
        ("others_affected", "motives", "bias_indicators", "evidence_kinds", "consequences"),
        _codes,
    ),
    **dict.fromkeys(("steps_so_far", "informed"), _codes),
    **dict.fromkeys(("others_count", "earlier_count", "days_unfit", "damage_cents"), _number),
    **dict.fromkeys(("repeated", "interpreter", "near_incident"), _yes_or_no),
    "witnesses": _each(_witness),
    "police_on": _day,
    "online": _each(_online),
    "own_answers": _each(_own_answer),
}
