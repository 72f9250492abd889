"""What a long report told, answer by answer, in the words of the lists and of the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.detail_words import DETAIL_WORDS
from komma_desk.domain.home_time import at_home
from komma_desk.domain.incident_details import (
    CHOICES,
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    Witness,
)
from komma_desk.domain.sensitivity import Sensitivity, sensitivities
from komma_desk.words import Bilingual, Language, _, current_language

_HOW_FAR: Final = sensitivities(IncidentDetails)
_OWN: Final = "own_answers"
_CENTS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailLine:
    """`label` is a message id; `name` the field of the details."""

    name: str
    label: str
    sensitivity: Sensitivity
    text: str = field(repr=False)


def detail_lines(details: IncidentDetails, lists: CodeLists) -> tuple[DetailLine, ...]:
    """What was answered; own questions are none of it, they never leave with a letter."""
    return tuple(
        DetailLine(
            name=name,
            label=DETAIL_WORDS[name],
            sensitivity=_HOW_FAR[name],
            text=_said(name, getattr(details, name), lists),
        )
        for name in details.answered()
        if name != _OWN
    )


def own_answer_lines(details: IncidentDetails) -> tuple[tuple[Bilingual, str], ...]:
    """Questions of the office's own as they were asked, each with its answer; for clearing only."""
    return tuple((each.asked, _own_said(each)) for each in details.own_answers)


def money_said(cents: int) -> str:
    """Euros with two places, as people of this language write them."""
    comma = "," if current_language().base is Language.GERMAN else "."
    return f"{cents // _CENTS}{comma}{cents % _CENTS:02}"


def _said(name: str, value: Any, lists: CodeLists) -> str:
    if name == "damage_cents":
        return money_said(value)
    if name in CHOICES:
        codes = value if isinstance(value, frozenset) else {value}
        return _labels(name, codes, lists)
    way = _WAYS.get(type(value))
    return way(value) if way else str(value)


def _labels(name: str, codes: Iterable[Code], lists: CodeLists) -> str:
    """Many labels hold a comma themselves."""
    return "; ".join(sorted(_label(name, code, lists) for code in codes))


def _label(name: str, code: Code, lists: CodeLists) -> str:
    """Of a code no list knows any more, the code itself."""
    of_field = [lists[part.list_id] for part in CHOICES[name] if part.list_id in lists]
    found = (one.label_of(code) for one in of_field if code in one)
    return next(found, Bilingual(de=code, en=code)).spoken()


def _lines(things: tuple[Any, ...]) -> str:
    said = (_witness(each) if isinstance(each, Witness) else _place(each) for each in things)
    return "\n".join(text for text in said if text)


def _witness(witness: Witness) -> str:
    return ", ".join(text for text in (witness.name, witness.contact) if text)


def _place(place: OnlineEvidence) -> str:
    parts = [place.url]
    if place.profile_url:
        parts.append(_("profile: {address}").format(address=place.profile_url))
    if place.seen_at is not None:
        parts.append(_("seen on {moment}").format(moment=_moment(place.seen_at)))
    if place.found_by:
        parts.append(_("found by {name}").format(name=place.found_by))
    return "; ".join(text for text in parts if text)


def _day(day: date) -> str:
    return day.strftime(_("%Y-%m-%d"))


def _moment(at: datetime) -> str:
    here = at_home(at)
    return _("{day}, {time}").format(day=_day(here), time=here.strftime("%H:%M"))


def _yes_or_no(answer: bool) -> str:
    return _("yes") if answer else _("no")


def _own_said(answer: OwnAnswer) -> str:
    chosen = "; ".join(each.label.spoken() for each in answer.chosen)
    return "\n".join(text for text in (chosen, answer.text) if text)


_WAYS: Final[Mapping[type, Callable[[Any], str]]] = {
    bool: _yes_or_no,
    date: _day,
    tuple: _lines,
}
