"""Procedures under work at the bench, and an example of every command and query about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.discard_procedure_draft import DiscardProcedureDraft
from komma_desk.usecases.commands.draft_shipped_procedure import DraftShippedProcedure
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.usecases.commands.export_procedure import ExportProcedure, ProcedureFormat
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import PublishProcedure
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, VersionRef
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf
from komma_desk.usecases.queries.rehearsal_ground import RehearsalGround
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableOf
from komma_desk.words import Bilingual
from tests.usecases.workbench import RESOURCES, Workbench, rules

SMALL_TOWN: Final = RESOURCES / "procedures" / f"{ShippedProcedure.SMALL_TOWN}.toml"
STANDARD: Final = RESOURCES / "procedures" / f"{ShippedProcedure.STANDARD}.toml"
TABLE: Final = """\
schema  = "komma-rule-table/1"
version = "1.0.0"
default = "komma-standard"
"""
TITLE: Final = Bilingual(de="Unser Verfahren", en="Our procedure")


@dataclass(frozen=True)
class OnTheShelf:
    """A draft of the next version of the standard, and the small town's waiting."""

    draft: ProcedureDraftId
    table: ProcedureDraftId
    waiting: PublishProcedure


def kept_draft(bench: Workbench, text: str, role: Role = Role.CLEARING) -> ProcedureDraftId:
    receipt: Any = bench.at(role).perform(SaveProcedureDraft(text)).receipt
    return ProcedureDraftId(receipt.draft)


def waiting(bench: Workbench, text: str, version: str, **told: Any) -> PublishProcedure:
    """Proposed by clearing; what the second person does."""
    draft = kept_draft(bench, text)
    clearing = bench.at(Role.CLEARING)
    proposed: Any = clearing.perform(ProposeProcedure(draft, 1, version, **told)).receipt
    ref = VersionRef(proposed.procedure, version)
    shown = clearing.ask(TableOf(ref) if ref.procedure == RULE_TABLE else ProcedureOf(ref))
    return PublishProcedure(proposed.procedure, version, shown.text_sha256)


def put_on_the_shelf(bench: Workbench) -> OnTheShelf:
    draft = kept_draft(bench, STANDARD.read_text(encoding="utf-8"))
    table = kept_draft(bench, TABLE)
    return OnTheShelf(draft, table, waiting(bench, SMALL_TOWN.read_text(encoding="utf-8"), "1.0.0"))


def commands(shelf: OnTheShelf) -> tuple[object, ...]:
    changed = replace(rules().procedure(STANDARD.read_text(encoding="utf-8")), title=TITLE)
    ready = shelf.waiting
    return (
        SaveProcedureDraft(changed, shelf.draft, 1),
        DiscardProcedureDraft(shelf.draft, 1),
        ExportProcedure(changed, ProcedureFormat.SCXML, Path("/tmp/our-procedure.scxml")),
        DrawProcedure(changed, Path("/tmp/our-procedure.svg")),
        ImportProcedureDraft(SMALL_TOWN),
        DraftShippedProcedure(ShippedProcedure.AGG_COMPLAINT),
        ProposeProcedure(shelf.draft, 1, "1.1.0"),
        WithdrawProposal(ready.procedure, ready.version),
        ready,
    )


def queries(shelf: OnTheShelf) -> tuple[object, ...]:
    return (
        ProcedureShelf(),
        ProcedureOf(shelf.draft),
        RehearsalGround(),
        TableDesk(),
        TableOf(shelf.table),
    )
