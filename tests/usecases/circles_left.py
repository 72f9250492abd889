"""A restricted case that waits to be sealed anew; examples about who can read what is new."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.reseal_circles import ResealCircles
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.set_assigned_only import SetAssignedOnly
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from tests.usecases.workbench import Workbench

LEFT_COMMANDS: Final[tuple[object, ...]] = (ResealCircles(), SetAssignedOnly(on=True))
LEFT_QUERIES: Final[tuple[object, ...]] = (IsAssignedOnly(), PossibleReaders())


def somebody_is_out(bench: Workbench, case: CaseId) -> None:
    """Clearing stays in; the colleague makes new keys, and they let her in nowhere."""
    out = bench.join("Vierte Kollegin", Role.CLEARING, signing=b"vierte")
    clearing = bench.at(Role.CLEARING)
    both = frozenset({bench.people[Role.CLEARING].id, out.id})
    clearing.perform(RestrictCase(case=case, members=both, reason="Kanarienvogel"))
    clearing.perform(ResetPerson(out.id))
