"""Whether a stored case is still open: its own procedure, as it was published, says so."""

from __future__ import annotations

from collections.abc import Callable

from komma_desk.domain.case import Case
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.store.publications import KeptProcedures

ReadProcedure = Callable[[str], Procedure]
"""Reads a published text, and remembers it: asked at every change of a case."""


class ProceduresInUse:
    def __init__(self, published: KeptProcedures, read: ReadProcedure) -> None:
        self._published, self._read = published, read

    def is_open(self, case: Case) -> bool:
        """Raises NoSuchProcedure where the version was never published here."""
        stored = self._published.get(case.procedure.id, case.procedure.version)
        return not self._read(stored.text).state_by_id[StateId(case.state)].end
