"""The part of the catalogue about statutory deadlines: what starts, stops and corrects a clock."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.choose_offences import ChooseOffences, choose_offences
from komma_desk.usecases.commands.pause_clock import PauseClock, pause_clock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge, record_knowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock, reopen_clock
from komma_desk.usecases.commands.settle_clock import SettleClock, settle_clock
from komma_desk.usecases.commands.start_clock import StartClock, start_clock
from komma_desk.usecases.queries.deadline_catalogue import DeadlineCatalogue, deadline_catalogue

_P, _CASES = Permission, Compartment.CASES

CLOCK_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        ChooseOffences: CommandEntry(
            _P.CASE_CHANGE, choose_offences, _CASES, line_of("choose offences", "case")
        ),
        RecordKnowledge: CommandEntry(
            _P.CASE_CHANGE, record_knowledge, _CASES, line_of("record knowledge", "case", "clock")
        ),
        StartClock: CommandEntry(
            _P.CASE_CHANGE, start_clock, _CASES, line_of("start clock", "case", "rule")
        ),
        PauseClock: CommandEntry(
            _P.CASE_CHANGE, pause_clock, _CASES, line_of("pause clock", "case", "clock")
        ),
        SettleClock: CommandEntry(
            _P.CASE_CHANGE, settle_clock, _CASES, line_of("settle clock", "case", "clock")
        ),
        ReopenClock: CommandEntry(
            _P.CASE_CHANGE, reopen_clock, _CASES, line_of("reopen clock", "case", "clock")
        ),
    }
)

CLOCK_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {DeadlineCatalogue: QueryEntry(_P.CASE_READ, deadline_catalogue)}
)
