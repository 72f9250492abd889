"""The parts of a case a letter may carry, each with how far it may travel and its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from komma_desk.domain.case import CaseFile
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent_scope import INVOLVED
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.moment import Moment, Precision
from komma_desk.domain.person import Part
from komma_desk.domain.sensitivity import Sensitivity, sensitivities
from komma_desk.domain.wish import wishes_now
from komma_desk.usecases.effects.detail_lines import detail_lines
from komma_desk.words import N_, _

DETAIL: Final = "details."  # how the keys of the further details begin
_PART_NAMES = {
    Part.AFFECTED: N_("affected person"),
    Part.REPORTER: N_("reporting person"),
    Part.WITNESS: N_("witness"),
    Part.ACCUSED: N_("accused person"),
    Part.TRUSTED: N_("person of trust"),
    Part.OTHER: N_("other person"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart:
    """`label` is a message id; `text` is what the letter would say."""

    key: str
    label: str
    sensitivity: Sensitivity
    text: str


def case_parts(file: CaseFile, lists: CodeLists) -> tuple[CasePart, ...]:
    """Every part that has something to say, in the order of the letter."""
    report = file.case.report
    wishes = wishes_now(report.wishes, file.wish_changes)
    how_far = sensitivities(IncidentReport)
    said = (
        (
            "direction",
            N_("Where the hostility came from"),
            _label(lists, "direction", report.direction),
        ),
        ("occurred", N_("When"), moment_said(report.occurred)),
        ("place", N_("Where"), _label(lists, "place", report.place)),
        ("place_detail", N_("Where exactly"), report.place_detail),
        ("channel", N_("By what channel"), _label(lists, "channel", report.channel)),
        ("forms", N_("Kind of incident"), _labels(lists, "form", report.forms)),
        ("narrative", N_("What happened"), report.narrative),
        ("acute_danger", N_("Acute danger"), _("yes") if report.acute_danger else ""),
        ("wishes", N_("What the person wishes"), _labels(lists, "wish", wishes)),
        ("contact", N_("How to reach the person"), report.contact),
    )
    parts = [
        CasePart(key=key, label=label, sensitivity=how_far[key], text=text)
        for key, label, text in said
        if text
    ]
    parts += [
        CasePart(
            key=f"{DETAIL}{line.name}",
            label=line.label,
            sensitivity=line.sensitivity,
            text=line.text,
        )
        for line in detail_lines(report.details, lists)
        if line.text
    ]
    for each in file.involved:
        about = ", ".join(text for text in (each.name, each.contact) if text)
        parts.append(
            CasePart(
                key=f"{INVOLVED}{each.id}",
                label=_PART_NAMES[each.part],
                sensitivity=Sensitivity.IDENTIFYING,
                text=about,
            )
        )
    return tuple(parts)


def moment_said(moment: Moment) -> str:
    """The moment in words, as precisely as it is known."""
    if moment.precision is Precision.UNKNOWN or moment.first_on is None:
        return _("unknown")
    first = _day(moment.first_on)
    if moment.precision is Precision.SPAN and moment.last_on is not None:
        return _("between {first} and {last}").format(first=first, last=_day(moment.last_on))
    text = _("about {day}").format(day=first) if moment.precision is Precision.ABOUT else first
    if moment.at is not None:
        text = _("{day}, {time}").format(day=text, time=moment.at.strftime("%H:%M"))
    return text


def _day(day: date) -> str:
    return day.strftime(_("%Y-%m-%d"))


def _label(lists: CodeLists, name: str, code: Code | None) -> str:
    return "" if code is None else lists[name].label_of(code).spoken()


def _labels(lists: CodeLists, name: str, codes: Iterable[Code]) -> str:
    return ", ".join(sorted(_label(lists, name, code) for code in codes))
