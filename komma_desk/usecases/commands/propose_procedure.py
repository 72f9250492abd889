"""A draft is done: clearing signs it, and it waits for the second person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.procedure.versions import require_usable
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.assignment import rule_table_now
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
from komma_desk.words import N_, Bilingual


class TableSaysWhich(Refusal):
    sentence = N_("In this office a table says which case follows which procedure.")
    advice = N_("Please propose the procedure alone, and then change the table.")


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
    """The receipt is a Proposed.

    Raises ProcedureHasErrors, TableHasErrors, VersionNotLater, VersionWaits or TableSaysWhich.
    """
    office, rules = context.work.office, context.tools.rules
    draft = office.procedure_drafts.get(command.draft)
    if draft.revision != command.revision:
        raise ChangedMeanwhile
    written = rules.definition(draft.text)
    require_usable(written.id, command.version)  # before its fingerprint is made of it
    procedure = replace(written, version=command.version)
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
        text=rules.definition_text(procedure, draft.text),
    )
    as_default = _is_default(stored.id, context, wanted=command.as_default)
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


def _is_default(procedure: str, context: Context, *, wanted: bool) -> bool:
    """Once there is a table it says what the default is; nothing else changes it by the way."""
    if procedure == RULE_TABLE:
        return False
    grounds = grounds_of(context)
    table = rule_table_now(grounds, context.tools.rules)
    if table is None:
        return wanted or procedure == default_now(grounds).id
    if wanted and procedure != table.default:
        raise TableSaysWhich
    return procedure == table.default


def proposed_line(command: ProposeProcedure, changes: Changes) -> AuditLine:
    name = changes.receipt.procedure if isinstance(changes.receipt, Proposed) else ""
    return AuditLine(action="propose procedure", subject=f"{name} {command.version}".strip())
