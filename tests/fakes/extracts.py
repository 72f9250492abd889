"""Extracts and approvals of the cases in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.approval import Approval
from komma_desk.domain.case import Case
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.store.troubles import StoreTrouble


@dataclass
class ExtractsContent:
    extracts: list[tuple[CaseId, Extract]] = field(default_factory=list)
    approvals: list[tuple[CaseId, Approval]] = field(default_factory=list)

    def __copy__(self) -> ExtractsContent:
        return ExtractsContent(list(self.extracts), list(self.approvals))


class FakeExtracts:
    def __init__(self, cases: dict[CaseId, Case], extracts: ExtractsContent) -> None:
        self._known, self._extracts = cases, extracts

    def add_extract(self, case: CaseId, extract: Extract) -> None:
        self._require(case)
        self._extracts.extracts.append((case, extract))

    def add_approval(self, case: CaseId, approval: Approval) -> None:
        self._require(case)
        self._extracts.approvals.append((case, approval))

    def save_approval(self, case: CaseId, approval: Approval) -> None:
        for place, (owner, kept) in enumerate(self._extracts.approvals):
            if owner == case and kept.id == approval.id:
                self._extracts.approvals[place] = (case, approval)
                return
        raise ChangedMeanwhile

    def asked_of(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        asked = {
            owner
            for owner, each in self._extracts.approvals
            if each.asked == person and each.is_open
        }
        within = [
            case
            for case in self._known.values()
            if case.id in asked and (scope.all_cases or case.responsible == scope.person)
        ]
        return tuple(each.id for each in sorted(within, key=lambda each: each.number))

    def extracts_of(self, case: CaseId) -> tuple[Extract, ...]:
        return tuple(each for owner, each in self._extracts.extracts if owner == case)

    def approvals_of(self, case: CaseId) -> tuple[Approval, ...]:
        return tuple(each for owner, each in self._extracts.approvals if owner == case)

    def _require(self, case: CaseId) -> None:
        if case not in self._known:
            raise StoreTrouble
