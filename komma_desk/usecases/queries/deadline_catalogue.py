"""The rules deadlines are reckoned by, as they are published."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class DeadlineCatalogue:
    pass


def deadline_catalogue(query: DeadlineCatalogue, context: Context) -> DeadlineRules:
    del query
    return context.tools.rules.deadlines
