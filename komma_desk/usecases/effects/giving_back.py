"""To somebody who had to make new keys: her own reports, the answers, and where they stand."""

from __future__ import annotations

from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.message import Direction
from komma_desk.domain.person import Person
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.usecases.effects.telling import tell, tell_standing
from komma_desk.usecases.former_keys import former_of


def give_back(person: Person, context: Context) -> None:
    """What was sealed to her old keys is lost to her; clearing still has it in the cases.

    Somebody who is new hears only where it stands what she reported before she was confirmed.
    """
    cases = context.work.cases.cases
    had_keys = bool(former_of(person.id, context.work.office.settings))
    for number in cases.reported_by(person.id, context.scope):
        if had_keys:
            _return_report(number, context)
        case = cases.get(number, context.scope)
        tell_standing(case, procedure_of(case, context), context)


def _return_report(number: CaseId, context: Context) -> None:
    file = context.work.cases.cases.file(number, context.scope)
    case = file.case
    tell(case.reporter, envelope_kinds.REPORT_RETURNED, report_record(case.report), context)
    for message in file.messages:
        if message.direction is Direction.TO_REPORTER:
            words = {
                "report": str(case.report.id),
                "number": case.number,
                "text": message.text,
                "from": _name_of(message.said_by, context),
            }
            tell(case.reporter, envelope_kinds.ANSWER, words, context)


def _name_of(person: PersonId | None, context: Context) -> str:
    if person is None:
        return ""
    try:
        return context.work.office.people.get(person).name
    except NoSuchPerson:
        return ""
