"""Write down somebody who occurs in a case: witness, accused, a person of trust."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId, InvolvedId, PersonId
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Involve:
    """`person` is the account where it is somebody of the store: four eyes look at it."""

    case: CaseId
    part: Part
    name: str = field(repr=False)
    contact: str = field(default="", repr=False)
    remark: str = field(default="", repr=False)
    person: PersonId | None = None


def involve(command: Involve, context: Context) -> Changes:
    require_text(command.name, LONGEST_LINE)
    for text in (command.contact, command.remark):
        if text:
            require_text(text)
    if command.person is not None:
        context.work.office.people.get(command.person)
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    involved = Involved(
        id=InvolvedId(context.new_id()),
        part=command.part,
        name=command.name,
        contact=command.contact,
        remark=command.remark,
        person=command.person,
    )
    cases.add_involved(case.id, involved)
    return Changes.of(Subject.CASES).with_receipt(involved.id)
