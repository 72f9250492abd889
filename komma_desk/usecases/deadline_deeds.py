"""The part of the catalogue about what falls due."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.export_deadlines import ExportDeadlines, export_deadlines
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar, deadline_radar

_P = Permission

DEADLINE_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        ExportDeadlines: CommandEntry(
            _P.CASE_READ, export_deadlines, Compartment.CASES, line_of("export deadlines", "view")
        ),
    }
)

DEADLINE_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {DeadlineRadar: QueryEntry(_P.CASE_READ, deadline_radar)}
)
