"""The part of the catalogue about the procedures of the office, from draft to publication."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.discard_procedure_draft import (
    DiscardProcedureDraft,
    discard_procedure_draft,
)
from komma_desk.usecases.commands.draft_shipped_procedure import (
    DraftShippedProcedure,
    draft_shipped_procedure,
)
from komma_desk.usecases.commands.draw_procedure import DrawProcedure, draw_procedure
from komma_desk.usecases.commands.export_procedure import ExportProcedure, export_procedure
from komma_desk.usecases.commands.import_procedure_draft import (
    ImportProcedureDraft,
    import_procedure_draft,
)
from komma_desk.usecases.commands.move_cases import MoveCases, move_cases, moved_line
from komma_desk.usecases.commands.propose_procedure import (
    ProposeProcedure,
    propose_procedure,
    proposed_line,
)
from komma_desk.usecases.commands.publish_procedure import (
    PublishProcedure,
    publish_procedure,
    published_line,
)
from komma_desk.usecases.commands.save_procedure_draft import (
    SaveProcedureDraft,
    save_procedure_draft,
)
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal, withdraw_proposal
from komma_desk.usecases.queries.move_preview import MovePreview, move_preview
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, procedure_of
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, procedure_shelf
from komma_desk.usecases.queries.rehearsal_ground import RehearsalGround, rehearsal_ground
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableOf, table_desk, table_of

_P, _OFFICE = Permission, Compartment.OFFICE

PROCEDURE_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        SaveProcedureDraft: CommandEntry(_P.PROCEDURE_DRAFT, save_procedure_draft, _OFFICE, None),
        DiscardProcedureDraft: CommandEntry(
            _P.PROCEDURE_DRAFT,
            discard_procedure_draft,
            _OFFICE,
            line_of("discard procedure draft", "draft"),
        ),
        ImportProcedureDraft: CommandEntry(
            _P.PROCEDURE_DRAFT, import_procedure_draft, _OFFICE, line_of("import procedure draft")
        ),
        DraftShippedProcedure: CommandEntry(
            _P.PROCEDURE_DRAFT,
            draft_shipped_procedure,
            _OFFICE,
            line_of("draft shipped procedure", "procedure"),
        ),
        ProposeProcedure: CommandEntry(
            _P.PROCEDURE_DRAFT, propose_procedure, _OFFICE, proposed_line
        ),
        WithdrawProposal: CommandEntry(
            _P.PROCEDURE_DRAFT,
            withdraw_proposal,
            _OFFICE,
            line_of("withdraw procedure", "procedure", "version"),
        ),
        ExportProcedure: CommandEntry(
            _P.PROCEDURE_READ, export_procedure, _OFFICE, line_of("export procedure")
        ),
        DrawProcedure: CommandEntry(
            _P.PROCEDURE_READ, draw_procedure, _OFFICE, line_of("draw procedure")
        ),
        MoveCases: CommandEntry(_P.CASE_CHANGE, move_cases, Compartment.CASES, moved_line),
        PublishProcedure: CommandEntry(
            _P.PROCEDURE_PUBLISH, publish_procedure, _OFFICE, published_line
        ),
    }
)

PROCEDURE_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        ProcedureShelf: QueryEntry(_P.PROCEDURE_READ, procedure_shelf),
        ProcedureOf: QueryEntry(_P.PROCEDURE_READ, procedure_of),
        TableDesk: QueryEntry(_P.PROCEDURE_READ, table_desk),
        TableOf: QueryEntry(_P.PROCEDURE_READ, table_of),
        MovePreview: QueryEntry(_P.CASE_CHANGE, move_preview),
        RehearsalGround: QueryEntry(_P.PROCEDURE_READ, rehearsal_ground),
    }
)
