"""The history of a case in plain words: what was done, from where to where, with which answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.access_words import reading_said
from komma_desk.domain.case import TAKEN_OUT, CaseEvent
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.procedure.definition import Procedure, StateId, StepId
from komma_desk.domain.procedure.replay import MOVED, RECEIVED
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS, FIELDS, FieldKind
from komma_desk.domain.reception import ENTERED, RECEIVED_AT
from komma_desk.ui.cases import clock_history, extract_history, file_history, hearing_history
from komma_desk.ui.cases.case_words import (
    CONSENT_STATES,
    code_said,
    name_said,
    state_said,
)
from komma_desk.ui.cases.day_field import day_of
from komma_desk.ui.cases.move_history import versions_said, versions_then
from komma_desk.ui.cases.procedure_words import assigned_said
from komma_desk.ui.circles.circle_history import deed_said, details_said, is_of_circle
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.usecases.queries.case_readers import ReadLine
from komma_desk.words import N_, _

_PLAIN = {
    "received": N_("Report received"),
    "message": N_("Answer sent to the reporting person"),
    "answer-file": N_("Answer file made for the reporting person"),
    ENTERED: N_("Entered by the office, as it was told"),
    MOVED: N_("Moved to another version of the procedure"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened; `details` one sentence a line."""

    at: str
    by: str
    what: str
    details: tuple[str, ...] = ()

    def told(self) -> str:
        return "\n".join((self.what, *self.details))

    def whole(self) -> str:
        return f"{self.at}\t{self.by}\t{self.told()}"


def history_lines(view: CaseView, lists: CodeLists) -> tuple[HistoryLine, ...]:
    """Newest first."""
    return tuple(line for _at, line in dated_lines(view, lists))


def dated_lines(view: CaseView, lists: CodeLists) -> tuple[tuple[datetime, HistoryLine], ...]:
    """The same with the moment each happened at."""
    events = sorted(enumerate(view.file.history), key=lambda each: (each[1].at, each[0]))
    return tuple((event.at, _line(event, view, lists)) for _place, event in reversed(events))


def with_reads(
    events: Sequence[tuple[datetime, HistoryLine]], reads: Sequence[ReadLine]
) -> tuple[HistoryLine, ...]:
    """Both by time, newest first; there is no other order, and no list by person."""
    read = [
        (
            each.at,
            HistoryLine(
                at=moment_in_digits(each.at),
                by=each.name or _("a person who has left"),
                what=reading_said(each.what),
            ),
        )
        for each in reads
    ]
    together = sorted([*events, *read], key=lambda each: each[0], reverse=True)
    return tuple(line for _at, line in together)


def _line(event: CaseEvent, view: CaseView, lists: CodeLists) -> HistoryLine:
    reporter = _("Reporting person") if event.action == "received" else _("KommA Desk")
    return HistoryLine(
        at=moment_in_digits(event.at),
        by=name_said(view.names, event.by, reporter),
        what=_what(event, view, lists),
        details=tuple(text for text in (_way(event, view), *_details(event, view, lists)) if text),
    )


def _what(event: CaseEvent, view: CaseView, lists: CodeLists) -> str:
    if plain := _PLAIN.get(event.action):
        return _(plain)
    if event.action == "referral":
        return _("Handed over: {partner}").format(partner=event.facts.get("partner", ""))
    if event.action == "consent":
        item = code_said(lists, "consent", event.facts.get("item"))
        state = event.facts.get("state", "")
        said = _(CONSENT_STATES[ConsentState(state)]) if state in set(ConsentState) else state
        return _("Consent “{item}”: {state}").format(item=item, state=said)
    if event.action == TAKEN_OUT:
        named = {str(person): said for person, said in view.names.items()}
        name = named.get(event.facts.get("person", ""), "–")
        return _("Taken out of the people of the case: {name}").format(name=name)
    if file_history.is_of_file(event):
        return file_history.deed_said(event, lists)
    return _deed(event, view)


def _deed(event: CaseEvent, view: CaseView) -> str:
    if is_of_circle(event):
        return deed_said(event)
    if hearing_history.is_of_hearing(event):
        return hearing_history.deed_said(event)
    if clock_history.is_of_clock(event):
        return clock_history.deed_said(event)
    step = versions_then(event, view)[0].step_by_id.get(StepId(event.action))
    return step.title.spoken() if step else extract_history.deed_said(event)


def _way(event: CaseEvent, view: CaseView) -> str:
    before, after = versions_then(event, view)
    left, entered = _said(event.left, event, before), _said(event.entered, event, after)
    if event.action == MOVED and left == entered:
        return ""
    if left and entered:
        return f"{left} → {entered}"
    return entered if event.action != "received" else ""


def _said(states: Sequence[str], event: CaseEvent, procedure: Procedure) -> str:
    """Strands that were not opened are no news where the case as a whole moved."""
    leaves = procedure.strand_of_leaf
    moved = any(each not in leaves for each in (*event.left, *event.entered))
    told = (
        each
        for each in states
        if not (moved and each in leaves and leaves[StateId(each)].start == each)
    )
    return ", ".join(state_said(procedure, each) for each in told)


def _details(event: CaseEvent, view: CaseView, lists: CodeLists) -> list[str]:
    if hearing_history.is_of_hearing(event):
        return hearing_history.details_said(event, lists)
    if file_history.is_of_file(event):
        return file_history.details_said(event, view, lists)
    return _answers(event, view, lists)


def _answers(event: CaseEvent, view: CaseView, lists: CodeLists) -> list[str]:
    if event.action == "referral":
        mark = event.facts.get("sha256", "")
        said = [_("SHA-256 of the file that left: {mark}").format(mark=mark)] if mark else []
        return [*said, *file_history.left_said(event, view)]
    if event.action in {"consent", "message", TAKEN_OUT, RECEIVED, ENTERED, MOVED}:
        return _plain_details(event)
    if is_of_circle(event):
        return details_said(event, view.names)
    if clock_history.is_of_clock(event):
        return clock_history.details_said(event, view, lists)
    if extract_history.is_of_extract(event):
        return extract_history.details_said(event, view)
    told = [each for each in event.facts.items() if each[0] not in extract_history.UNTOLD]
    return [_answer(name, text, view, lists) for name, text in told]


def _since_when(event: CaseEvent) -> list[str]:
    """Of what lay a while before it was written down."""
    said = event.facts.get(RECEIVED_AT)
    if said is None:
        return []
    came = moment_in_digits(datetime.fromisoformat(said))
    return [_("It had reached the office on {moment} already.").format(moment=came)]


def _plain_details(event: CaseEvent) -> list[str]:
    if event.action == ENTERED:
        return _since_when(event)
    if event.action == MOVED:
        return [versions_said(event)]
    if event.action == "consent":
        return [hearing_history.scope_told(event.facts)]
    return assigned_said(event) if event.action == RECEIVED else []


def _answer(name: str, text: str, view: CaseView, lists: CodeLists) -> str:
    if name == "exception":
        known = EXCEPTIONS.get(text)
        return _("Without consent, exception: {case}").format(
            case=known.spoken() if known else text
        )
    if name == "second_person":
        named = {str(person): said for person, said in view.names.items()}
        return _("Second person: {name}").format(name=named.get(text, "–"))
    if name == extract_history.SIGNATURE:
        return extract_history.signature_said()
    asked = FIELDS.get(name)
    if asked is None:
        return f"{name}: {text}"
    if asked.kind is FieldKind.CODE:
        text = code_said(lists, asked.code_list or "", text)
    elif asked.kind is FieldKind.DAY and (day := day_of(text)):
        text = day_in_digits(day)
    return f"{asked.label.spoken()}: {text}"
