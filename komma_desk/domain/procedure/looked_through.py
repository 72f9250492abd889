"""A definition file looked through: what the checker found, and in which line."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.procedure.assignment import Definition
from komma_desk.domain.procedure.assignment_findings import TableFinding
from komma_desk.domain.procedure.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedThrough:
    """Each finding comes with its line, where it has one."""

    procedure: Definition
    findings: tuple[tuple[int | None, Finding | TableFinding], ...]
