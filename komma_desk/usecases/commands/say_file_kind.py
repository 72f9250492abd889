"""Say of what kind a file of a case is; its copies without metadata are of the same kind."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.file_kind import KIND_SAID, UnknownFileKind, kinds_offered
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.looking_inside import attachment_of
from komma_desk.usecases.effects.office_lists import office_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class SayFileKind:
    """None takes back what was said."""

    case: CaseId
    attachment: AttachmentId
    kind: Code | None


def say_file_kind(command: SayFileKind, context: Context) -> Changes:
    """Raises NoSuchCase, NoSuchAttachment or UnknownFileKind."""
    chosen = attachment_of(command.case, command.attachment, context).attachment
    if chosen.kind == command.kind:
        return Changes()
    if command.kind is not None:
        offered = kinds_offered(office_lists(context), context.clock.today())
        if command.kind not in {each.code for each in offered}:
            raise UnknownFileKind
    cases = context.work.cases.cases
    whole = chosen.made_from or chosen.id
    for each in cases.file(command.case, context.scope).attachments:
        if whole in {each.id, each.made_from}:
            sealed = cases.attachment(each.id, context.scope)
            cases.save_attachment(command.case, sealed.of_kind(command.kind))
    facts = {"file": str(chosen.id), "kind": command.kind or "", "before": chosen.kind or ""}
    event = CaseEvent(at=context.clock.now(), by=context.actor.id, action=KIND_SAID, facts=facts)
    cases.add_event(command.case, event)
    return Changes.of(Subject.CASES)
