"""A definition file looked through: what the checker found, and in which line."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedThrough:
    """Each finding comes with its line, where it has one."""

    procedure: Procedure
    findings: tuple[tuple[int | None, Finding], ...]
