"""Opens every record of a file, so that nothing lies there which nobody could show any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.scope import Scope
from komma_desk.store.case_room import KeptCaseRoom
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_rows import SealedCaseRow
from komma_desk.store.engine import open_engine
from komma_desk.store.office import KeptOffice
from komma_desk.store.tables import CasesRow, OfficeRow, Rows

_EVERYTHING: Final = Scope(PersonId(UUID(int=0)), all_cases=True)
_ROWS: Final[dict[Compartment, Any]] = {Compartment.OFFICE: OfficeRow, Compartment.CASES: CasesRow}
_AT_ONCE: Final = 500


def read_every_record(path: Path, raw_key: bytes, compartment: Compartment) -> int:
    """How many there are; raises StoreDamaged at the first that cannot be read."""
    engine = open_engine(path, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            rows = Rows(connection)
            number = sum(_read(rows, kind) for kind in _kinds(compartment))
            if compartment is Compartment.CASES:
                _open_cases(rows)
            else:
                KeptOffice(rows).people.all()
            return number
    finally:
        engine.dispose()


def people_in(office: Path, raw_key: bytes) -> tuple[Person, ...]:
    """Raises a Trouble for a file of another form."""
    engine = open_engine(office, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            return KeptOffice(Rows(connection)).people.all()
    finally:
        engine.dispose()


def _kinds(compartment: Compartment) -> list[Any]:
    return [mapper.class_ for mapper in _ROWS[compartment].registry.mappers]


def _read(rows: Rows, kind: Any) -> int:
    """A piece at a time: a file may hold more than the memory."""
    ordered = sa.select(kind).order_by(*sa.inspect(kind).primary_key)
    number = 0
    while found := rows.all(ordered.offset(number).limit(_AT_ONCE)):
        number += len(found)
    return number


def _open_cases(rows: Rows) -> None:
    """As the desk shows them, with everything that belongs to each.

    What is sealed to a circle opens for its members only; of it the rows were read.
    """
    cases = KeptCaseRoom(rows).cases
    sealed = sa.select(SealedCaseRow.case)
    for case in rows.values(sa.select(CaseRow.id).where(CaseRow.id.not_in(sealed))):
        cases.file(CaseId(case), _EVERYTHING)
