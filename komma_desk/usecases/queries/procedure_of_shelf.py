"""One procedure of the shelf as a whole: a draft, one that waits, or a published version."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.stored import NoSuchProposal
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.publication import text_print
from komma_desk.usecases.ports.office import StoredProcedure


@dataclass(frozen=True, slots=True)
class VersionRef:
    """A version that waits or is published; no two have the same name."""

    procedure: str
    version: str


@dataclass(frozen=True, slots=True)
class ProcedureOf:
    ref: ProcedureDraftId | VersionRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProcedure:
    """`revision` is that of a draft, 0 of a version; `text_sha256` is of the text as written."""

    procedure: Procedure
    text: str
    text_sha256: str
    revision: int


def procedure_of(query: ProcedureOf, context: Context) -> ShownProcedure:
    """Raises NoSuchProcedureDraft, NoSuchProcedure, or BrokenDefinition for a text by hand."""
    if isinstance(query.ref, VersionRef):
        return _shown(version_of(query.ref, context), 0, context)
    draft = context.work.office.procedure_drafts.get(query.ref)
    text = StoredProcedure(id=draft.procedure, version="", sha256="", text=draft.text)
    return _shown(text, draft.revision, context)


def version_of(ref: VersionRef, context: Context) -> StoredProcedure:
    office = context.work.office
    try:
        return office.procedure_proposals.get(ref.procedure, ref.version).procedure
    except NoSuchProposal:
        return office.procedures.get(ref.procedure, ref.version)


def _shown(stored: StoredProcedure, revision: int, context: Context) -> ShownProcedure:
    return ShownProcedure(
        procedure=context.tools.rules.procedure(stored.text),
        text=stored.text,
        text_sha256=text_print(stored),
        revision=revision,
    )
