"""Whether new cases are restricted to whoever takes them in."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import assigned_only


@dataclass(frozen=True, slots=True)
class IsAssignedOnly:
    pass


def is_assigned_only(_query: IsAssignedOnly, context: Context) -> bool:
    return assigned_only.is_assigned_only(context.work.cases.memory)
