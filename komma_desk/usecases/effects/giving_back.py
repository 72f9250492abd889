"""To somebody who had to make new keys: her reports, all messages, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final
from uuid import UUID

from komma_desk.domain.case import Case
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.message import Direction
from komma_desk.domain.person import Person
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.usecases.effects.telling import reachable, tell, tell_standing
from komma_desk.usecases.former_keys import former_of

_BACK: Final = "give back to "  # and the id of the person
_TOLD: Final = "told of "  # and the id of the case
_WHOLE, _STANDING = "whole", "standing"


def give_back(person: Person, context: Context) -> None:
    """What was sealed to her old keys is lost to her; clearing still has it in the cases.

    Somebody who is new hears only where it stands what she reported before she was confirmed.
    Of a restricted case a member tells her: whoever confirms may not even know of it.
    """
    had_keys = bool(former_of(person.id, context.work.office.settings))
    how_much = _WHOLE if had_keys else _STANDING
    for case in context.work.cases.cases.reported_by(person.id, context.scope):
        _tell_of(case, how_much, context)
    said = (person.signing.hex(), how_much, context.clock.now().isoformat())
    context.work.cases.memory.put(_BACK + person.id.hex, " ".join(said))


def give_back_from_circles(context: Context) -> int:
    """What the acting person can tell of her circles; how many cases that were."""
    mine = set(context.work.cases.cases.restricted_to(context.actor.id))
    if not mine:
        return 0
    told = 0
    for name, said in context.work.cases.memory.all(_BACK).items():
        person = reachable(PersonId(UUID(name.removeprefix(_BACK))), context)
        signing, how_much, confirmed_at = said.split()
        # Keys planted in the office file afterwards are given nothing.
        if person is None or person.signing.hex() != signing:
            continue
        for case in _untold(person, mine, datetime.fromisoformat(confirmed_at), context):
            _tell_of(case, how_much, context)
            told += 1
    return told


def note_told(case: Case, context: Context) -> None:
    """Its reporter has just heard where it stands."""
    if person := reachable(case.reporter, context):
        context.work.cases.memory.put(_TOLD + case.id.hex, person.signing.hex())


def _untold(
    person: Person, mine: AbstractSet[CaseId], confirmed_at: datetime, context: Context
) -> Iterator[CaseId]:
    """Of her cases in these circles those from before she was confirmed."""
    cases, memory = context.work.cases.cases, context.work.cases.memory
    for case in mine & set(cases.reported_by(person.id, context.scope)):
        if memory.get(_TOLD + case.hex) == person.signing.hex():
            continue
        if cases.get(case, context.scope).received_at <= confirmed_at:
            yield case


def _tell_of(number: CaseId, how_much: str, context: Context) -> None:
    if how_much == _WHOLE:
        _return_report(number, context)
    case = context.work.cases.cases.get(number, context.scope)
    tell_standing(case, procedure_of(case, context), context)
    note_told(case, context)


def _return_report(number: CaseId, context: Context) -> None:
    file = context.work.cases.cases.file(number, context.scope)
    case = file.case
    tell(case.reporter, envelope_kinds.REPORT_RETURNED, report_record(case.report), context)
    for message in file.messages:
        words = {
            "report": str(case.report.id),
            "text": message.text,
            "said_at": message.said_at.isoformat(),
        }
        if message.direction is Direction.FROM_REPORTER:
            tell(case.reporter, envelope_kinds.MESSAGE_RETURNED, words, context)
        else:
            words |= {"number": case.number, "from": _name_of(message.said_by, context)}
            tell(case.reporter, envelope_kinds.ANSWER, words, context)


def _name_of(person: PersonId | None, context: Context) -> str:
    if person is None:
        return ""
    try:
        return context.work.office.people.get(person).name
    except NoSuchPerson:
        return ""
