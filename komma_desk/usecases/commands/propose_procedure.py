"""A draft is done: clearing signs it, and it waits for the second person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.proposing import (
    VersionWaits,
    alone_today,
    require_later,
    require_sound,
)
from komma_desk.usecases.effects.publication import (
    PROPOSED,
    default_now,
    grounds_of,
    proposal_said,
)
from komma_desk.usecases.effects.signing import signed_now
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.procedures import StoredProposal
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True)
class ProposeProcedure:
    """`as_default`: new cases are to follow it, also if another procedure is theirs today.

    A new version of the one they follow needs no such word.
    """

    draft: ProcedureDraftId
    revision: int
    version: str
    as_default: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """`alone` are four-eyes steps for which today's people are too few: a warning."""

    procedure: str
    version: str
    alone: tuple[Bilingual, ...]


def propose_procedure(command: ProposeProcedure, context: Context) -> Changes:
    """The receipt is a Proposed. Raises ProcedureHasErrors, VersionNotLater, VersionWaits."""
    office, rules = context.work.office, context.tools.rules
    draft = office.procedure_drafts.get(command.draft)
    if draft.revision != command.revision:
        raise ChangedMeanwhile
    procedure = replace(rules.procedure(draft.text), version=command.version)
    require_sound(procedure, context)
    require_later(procedure, context)
    proposals = office.procedure_proposals.all()
    waiting = {(each.procedure.id, each.procedure.version) for each in proposals}
    if (procedure.id, procedure.version) in waiting:
        raise VersionWaits(version=procedure.version)
    stored = StoredProcedure(
        id=procedure.id,
        version=procedure.version,
        sha256=procedure.sha256(),
        text=rules.procedure_text(procedure, draft.text),
    )
    as_default = command.as_default or stored.id == default_now(grounds_of(context)).id
    said = proposal_said(stored, as_default=as_default)
    office.procedure_proposals.add(
        StoredProposal(
            procedure=stored,
            based_on=draft.based_on,
            as_default=as_default,
            directory=context.keys.vouch(stored),
            proposed=signed_now(PROPOSED, said, context),
        )
    )
    office.procedure_drafts.remove(draft.id)
    receipt = Proposed(procedure.id, procedure.version, alone_today(procedure, context))
    return Changes.of(Subject.PROCEDURES).with_receipt(receipt)


def proposed_line(command: ProposeProcedure, changes: Changes) -> AuditLine:
    name = changes.receipt.procedure if isinstance(changes.receipt, Proposed) else ""
    return AuditLine(action="propose procedure", subject=f"{name} {command.version}".strip())
