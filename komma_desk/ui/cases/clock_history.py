"""What the history of a case says of possible offences and of its statutory deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.clock_deeds import ClockDeed
from komma_desk.domain.clock_words import BECAME, WHOSE
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.offences import NOT_A_VERDICT, OFFENCE_LIST, chosen_in
from komma_desk.ui.cases.case_words import code_said
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

_DEEDS: Final = {
    ClockDeed.OFFENCES_CHOSEN: N_("Possible offences chosen"),
    ClockDeed.KNOWLEDGE_RECORDED: N_("Knowledge of act and offender put on record"),
    ClockDeed.STARTED: N_("Deadline begun"),
    ClockDeed.CORRECTED: N_("Deadline corrected"),
    ClockDeed.PAUSED: N_("Pause of a deadline put on record"),
    ClockDeed.SETTLED: N_("Deadline settled"),
    ClockDeed.REOPENED: N_("Settlement of a deadline taken back"),
}
_TAKEN_BACK: Final = "-"


def is_of_clock(event: CaseEvent) -> bool:
    return event.action in set(ClockDeed)


def deed_said(event: CaseEvent) -> str:
    return _(_DEEDS[ClockDeed(event.action)])


def details_said(event: CaseEvent, view: CaseView, lists: CodeLists) -> list[str]:
    if event.action == ClockDeed.OFFENCES_CHOSEN:
        return list(_offences(event.facts, lists))
    return list(_clock(event.facts, view))


def _offences(facts: Mapping[str, str], lists: CodeLists) -> Iterator[str]:
    chosen = [each for each in chosen_in(facts) if each != _TAKEN_BACK]
    if not chosen:
        yield _("None any more.")
        return
    yield from (code_said(lists, OFFENCE_LIST, each) for each in chosen)
    yield _(NOT_A_VERDICT)


def _clock(facts: Mapping[str, str], view: CaseView) -> Iterator[str]:
    yield ", ".join(text for text in (facts.get("norm", ""), _whose(facts, view)) if text)
    if offender := facts.get("offender", ""):
        yield _("Against: {offender}").format(offender=offender)
    elif facts.get("offender_unknown"):
        yield _("Against: {offender}").format(offender=_("nobody knows who it was"))
    if anchor := facts.get("anchor", ""):
        yield _("Runs from {day}.").format(day=_day(anchor))
    if (before := facts.get("before", "")) and "paused_on" not in facts:
        yield _("Before that: {day}.").format(day=_day(before))
    if (other := facts.get("offender_before", "")) and other != facts.get("offender", ""):
        yield _("Before that: {day}.").format(day=other)
    yield from _pause(facts)
    if source := facts.get("source", ""):
        yield _("Known from: {source}").format(source=source)
    yield from _ended(facts)


def _pause(facts: Mapping[str, str]) -> Iterator[str]:
    first, until = facts.get("paused_on", ""), facts.get("resumed_on", "")
    if first == _TAKEN_BACK:
        yield _("The pause was taken back.")
    elif until:
        yield _("Paused from {first} until {until}.").format(first=_day(first), until=_day(until))
    elif first:
        yield _("Paused from {first}.").format(first=_day(first))


def _ended(facts: Mapping[str, str]) -> Iterator[str]:
    how = facts.get("how", "")
    if how in set(SettledHow):
        became = _(BECAME[SettledHow(how)])
        yield _("Settled on {day}: {how}.").format(
            day=_day(facts.get("settled_on", "")), how=became
        )
    if text := facts.get("text", ""):
        yield text
    if reason := facts.get("reason", ""):
        yield _("Reason: {reason}").format(reason=reason)


def _whose(facts: Mapping[str, str], view: CaseView) -> str:
    entitled = facts.get("entitled", "")
    whose = _(WHOSE[Entitled(entitled)]) if entitled in set(Entitled) else entitled
    names = {str(each.id): each.name for each in view.file.involved}
    name = names.get(facts.get("person", ""), "")
    return f"{whose} ({name})" if name else whose


def _day(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
        return moment_in_digits(at) if at.tzinfo else day_in_digits(date.fromisoformat(text))
    except ValueError:
        return text
