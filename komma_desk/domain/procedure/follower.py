"""A case that follows a version of a procedure: where it stands, and nothing of its content."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.identifiers import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    id: CaseId
    number: str
    procedure: ProcedureRef
    state: str
    position: str
    ended: bool
    restricted: bool = False
