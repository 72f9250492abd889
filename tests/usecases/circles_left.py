"""A restricted case at the bench that waits to be sealed anew, since somebody of it is out."""

from __future__ import annotations

from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.commands.restrict_case import RestrictCase
from tests.usecases.workbench import Workbench


def somebody_is_out(bench: Workbench, case: CaseId) -> None:
    """Clearing stays in; the colleague makes new keys, and they let her in nowhere."""
    out = bench.join("Vierte Kollegin", Role.CLEARING, signing=b"vierte")
    clearing = bench.at(Role.CLEARING)
    both = frozenset({bench.people[Role.CLEARING].id, out.id})
    clearing.perform(RestrictCase(case=case, members=both, reason="Kanarienvogel"))
    clearing.perform(ResetPerson(out.id))
