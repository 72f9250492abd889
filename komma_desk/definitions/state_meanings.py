"""Reads what the states of the shipped procedures mean for the person who reported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from komma_desk.definitions.reading import Table, open_definition
from komma_desk.domain.procedure.definition import StateId
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.words import Bilingual

SCHEMA: Final = "komma-state-meanings/1"
StateMeanings = Mapping[ShippedProcedure, Mapping[StateId, Bilingual]]


def read_state_meanings(path: Path) -> StateMeanings:
    """Raises BrokenDefinition."""
    table = open_definition(path)
    table.exactly("schema", SCHEMA)
    procedures = table.table("procedures")
    found = {each: _of_states(procedures.table(each)) for each in ShippedProcedure}
    procedures.done()
    table.done()
    return MappingProxyType(found)


def _of_states(table: Table) -> Mapping[StateId, Bilingual]:
    words = {StateId(name): table.bilingual(name) for name in table.words()}
    table.done()
    return MappingProxyType(words)
