"""What the log says of a case restricted to a circle: the deed and the case, nothing about it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.usecases.ports.work import Work


def hushed(line: AuditLine, log: Compartment, work: Work) -> AuditLine:
    """Everybody of clearing reads the log of the cases; steps, partners and items tell too much."""
    case = _case_of(line, log)
    if case is None or line.subject == str(case) or work.cases.cases.circle_people(case) is None:
        return line
    return replace(line, subject=str(case))


def is_shut_out(person: PersonId, line: AuditLine, log: Compartment, work: Work) -> bool:
    """Whether this reads a case she cannot open: then nothing is read, and nobody has read it."""
    case = _case_of(line, log)
    people = None if case is None else work.cases.cases.circle_people(case)
    return people is not None and person not in people


def _case_of(line: AuditLine, log: Compartment) -> CaseId | None:
    if log is not Compartment.CASES:
        return None
    try:
        return CaseId(UUID(line.subject.split(" ", 1)[0]))
    except ValueError:
        return None
