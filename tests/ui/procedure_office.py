"""A shelf of procedures behind a fake doorway; it checks revisions as the store does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from pytestqt.qtbot import QtBot

from komma_desk.definitions.procedure import procedure_of_text, read_procedure
from komma_desk.definitions.writing import procedure_text
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.ui.shell.procedure_page import build_procedure_page
from komma_desk.usecases.commands.discard_procedure_draft import DiscardProcedureDraft
from komma_desk.usecases.commands.propose_procedure import Proposed, ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import Published, PublishProcedure
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.effects.drafting import DraftKept
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, ShownProcedure, VersionRef
from komma_desk.usecases.queries.procedure_shelf import (
    ProcedureShelf,
    Shelf,
    ShelfDraft,
    ShelfProposal,
    ShelfVersion,
    VersionStanding,
)
from tests.fakes.shipped import RULES
from tests.ui.doorways import FakeDoorway

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SHIPPED = Path(__file__).parents[2] / "resources" / "procedures"
STANDARD = read_procedure(SHIPPED / "komma-standard.toml")
CHANGED = Changes.of(Subject.PROCEDURES)


class ProcedureOffice:
    """`may_publish` is whether the person at the desk is the second one."""

    def __init__(self, doorway: FakeDoorway, *, may_publish: bool = False) -> None:
        self.may_publish = may_publish
        self.drafts: dict[ProcedureDraftId, tuple[Procedure, int]] = {}
        self.proposals: dict[VersionRef, Procedure] = {}
        self.versions = {VersionRef(STANDARD.id, STANDARD.version): STANDARD}
        doorway.answers |= {
            ProcedureShelf: lambda _query: self.shelf(),
            ProcedureOf: self.show,
            SaveProcedureDraft: self.save,
            DiscardProcedureDraft: self.discard,
            ProposeProcedure: self.propose,
            WithdrawProposal: self.withdraw,
            PublishProcedure: self.publish,
        }

    def a_draft(self, procedure: Procedure = STANDARD) -> ProcedureDraftId:
        draft = ProcedureDraftId(uuid4())
        self.drafts[draft] = (procedure, 1)
        return draft

    def only_draft(self) -> Procedure:
        return next(procedure for procedure, _revision in self.drafts.values())

    def shelf(self) -> Shelf:
        default = next(reversed(self.versions))
        return Shelf(
            drafts=tuple(
                ShelfDraft(
                    id=ref, procedure=one.id, title=one.title, version=one.version,
                    based_on=STANDARD.version, changed_by="Aylin Kaya", changed_at=AT,
                    revision=revision,
                )
                for ref, (one, revision) in self.drafts.items()
            ),
            proposals=tuple(self._proposal(ref, one) for ref, one in self.proposals.items()),
            versions=tuple(
                ShelfVersion(
                    procedure=ref.procedure, version=ref.version, title=one.title,
                    standing=VersionStanding.PUBLISHED if ref == default
                    else VersionStanding.REPLACED,
                    is_default=ref == default, published_by="", published_at=None,
                    proposed_by="", alone=False, running=None, text_sha256=_print(one),
                )
                for ref, one in reversed(self.versions.items())
            ),
            rules=RULES,
        )  # fmt: skip

    def show(self, query: ProcedureOf) -> ShownProcedure:
        revision = 0
        if isinstance(query.ref, VersionRef):
            one = self.proposals.get(query.ref) or self.versions[query.ref]
        else:
            one, revision = self.drafts[query.ref]
        text = procedure_text(one)
        return ShownProcedure(procedure=one, text=text, text_sha256=_print(one), revision=revision)

    def save(self, command: SaveProcedureDraft) -> Changes:
        made = command.procedure
        read = procedure_of_text(made) if isinstance(made, str) else made
        assert isinstance(read, Procedure)
        if command.draft is None:
            return CHANGED.with_receipt(DraftKept(self.a_draft(read), 1))
        self._require(command.draft, command.revision)
        self.drafts[command.draft] = (read, command.revision + 1)
        return CHANGED.with_receipt(DraftKept(command.draft, command.revision + 1))

    def discard(self, command: DiscardProcedureDraft) -> Changes:
        self._require(command.draft, command.revision)
        del self.drafts[command.draft]
        return CHANGED

    def propose(self, command: ProposeProcedure) -> Changes:
        self._require(command.draft, command.revision)
        one = replace(self.drafts.pop(command.draft)[0], version=command.version)
        self.proposals[VersionRef(one.id, one.version)] = one
        return CHANGED.with_receipt(Proposed(one.id, one.version, ()))

    def withdraw(self, command: WithdrawProposal) -> Changes:
        one = self.proposals.pop(VersionRef(command.procedure, command.version))
        return CHANGED.with_receipt(DraftKept(self.a_draft(one), 1))

    def publish(self, command: PublishProcedure) -> Changes:
        ref = VersionRef(command.procedure, command.version)
        assert _print(self.proposals[ref]) == command.text_sha256
        self.versions[ref] = self.proposals.pop(ref)
        return CHANGED.with_receipt(Published(alone=False))

    def change_elsewhere(self, draft: ProcedureDraftId, **properties: Any) -> None:
        """A colleague at another desk saves the same draft."""
        procedure, revision = self.drafts[draft]
        self.drafts[draft] = (replace(procedure, **properties), revision + 1)

    def _require(self, draft: ProcedureDraftId, revision: int) -> None:
        if self.drafts[draft][1] != revision:
            raise ChangedMeanwhile

    def _proposal(self, ref: VersionRef, one: Procedure) -> ShelfProposal:
        return ShelfProposal(
            procedure=ref.procedure, version=ref.version, title=one.title,
            based_on=STANDARD.version, as_default=True, proposed_by="Aylin Kaya", proposed_at=AT,
            text_sha256=_print(one), is_genuine=True, may_publish=self.may_publish, alone=False,
        )  # fmt: skip


def _print(procedure: Procedure) -> str:
    return sha256(procedure_text(procedure).encode()).hexdigest()


def opened_page(
    counter: Counter,
    questions: Questions,
    background: Background,
    at_hand: WorkAtHand,
    qtbot: QtBot,
    permissions: Collection[Permission] = tuple(Permission),
) -> EditorPage:
    """The page as the desk shows it, once its shelf has come."""
    page = build_procedure_page(
        counter, questions, background=background, permissions=permissions, at_hand=at_hand
    )
    qtbot.addWidget(page)
    page.resize(1110, 690)
    page.show()
    qtbot.waitUntil(lambda: page.shelf.count() > 0)
    if at_hand.ref is not None:
        qtbot.waitUntil(lambda: page.editor.desk.draft is not None)
    return page
