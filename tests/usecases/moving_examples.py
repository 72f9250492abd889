"""A second published procedure at the bench, and all cases moved to it."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.moving import GIVEN_UP, PlaceMapping
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.move_cases import MoveCases
from komma_desk.usecases.queries.move_preview import MovePreview
from tests.usecases.procedure_examples import STANDARD, waiting
from tests.usecases.workbench import RESOURCES, Workbench, rules

COMPLAINT: Final = RESOURCES / "procedures" / f"{ShippedProcedure.AGG_COMPLAINT}.toml"


def publish_another(bench: Workbench) -> None:
    """New cases go on following the standard."""
    text = COMPLAINT.read_text(encoding="utf-8")
    bench.at(Role.ADMINISTRATOR).perform(waiting(bench, text, "1.1.0"))


def all_to_the_beginning() -> PlaceMapping:
    """Every open case begins anew, whatever was open in its strands."""
    old, new = (
        rules().procedure(path.read_text(encoding="utf-8")) for path in (STANDARD, COMPLAINT)
    )
    end = next(state.id for state in new.states if state.end)
    return PlaceMapping(
        procedure=old.id,
        version=old.version,
        to_procedure=new.id,
        to_version="1.1.0",
        places={state.id: _target(old, state.id, new.start, end) for state in old.states},
    )


def _target(old: Procedure, place: StateId, begun: StateId, ended: StateId) -> StateId:
    if place in old.strand_of_leaf:
        return GIVEN_UP
    return ended if old.state_by_id[place].end else begun


MOVING_COMMANDS: Final = (MoveCases(mapping=all_to_the_beginning()),)
MOVING_QUERIES: Final = (MovePreview(mapping=all_to_the_beginning()),)
