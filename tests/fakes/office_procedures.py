"""Drafts, proposals and publications of procedures in memory."""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchProcedureDraft, NoSuchProposal
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.procedures import (
    StoredProcedureDraft,
    StoredProposal,
    StoredPublication,
)

Drafts = dict[ProcedureDraftId, StoredProcedureDraft]
Proposals = dict[tuple[str, str], StoredProposal]
Publications = dict[tuple[str, str], StoredPublication]


class FakeProcedureDrafts:
    def __init__(self, kept: Drafts) -> None:
        self._kept = kept

    def add(self, draft: StoredProcedureDraft) -> None:
        if draft.id in self._kept:
            raise StoreTrouble
        self._kept[draft.id] = draft

    def get(self, draft: ProcedureDraftId) -> StoredProcedureDraft:
        if draft not in self._kept:
            raise NoSuchProcedureDraft
        return self._kept[draft]

    def save(self, draft: StoredProcedureDraft) -> None:
        kept = self._kept.get(draft.id)
        if kept is None or kept.revision != draft.revision:
            raise ChangedMeanwhile
        self._kept[draft.id] = replace(draft, revision=draft.revision + 1)

    def remove(self, draft: ProcedureDraftId) -> None:
        self._kept.pop(draft, None)

    def all(self) -> tuple[StoredProcedureDraft, ...]:
        drafts = self._kept.values()
        return tuple(sorted(drafts, key=lambda each: (each.changed_at, each.id), reverse=True))


class FakeProposals:
    def __init__(self, kept: Proposals) -> None:
        self._kept = kept

    def add(self, proposal: StoredProposal) -> None:
        place = (proposal.procedure.id, proposal.procedure.version)
        if place in self._kept:
            raise StoreTrouble
        self._kept[place] = proposal

    def get(self, procedure: str, version: str) -> StoredProposal:
        if (procedure, version) not in self._kept:
            raise NoSuchProposal(procedure=procedure, version=version)
        return self._kept[procedure, version]

    def remove(self, procedure: str, version: str) -> None:
        self._kept.pop((procedure, version), None)

    def all(self) -> tuple[StoredProposal, ...]:
        return tuple(sorted(self._kept.values(), key=lambda each: each.proposed.at))


class FakePublications:
    def __init__(self, kept: Publications) -> None:
        self._kept = kept

    def add(self, publication: StoredPublication) -> None:
        place = (publication.procedure, publication.version)
        if place in self._kept:
            raise StoreTrouble
        self._kept[place] = publication

    def all(self) -> tuple[StoredPublication, ...]:
        return tuple(sorted(self._kept.values(), key=lambda each: each.number))
