"""Where a case is in its procedure, and what it remembers of where it was."""

from __future__ import annotations

import json
from dataclasses import dataclass

from komma_desk.domain.errors import Trouble
from komma_desk.domain.procedure.definition import Procedure, StateId, StrandId
from komma_desk.words import N_

_PARTS = {"main", "leaves", "origins"}


class UnknownPosition(Trouble):
    """A stored position does not fit the procedure it is said to belong to."""

    sentence = N_("The stored state of a case does not fit the procedure “{procedure}”.")
    advice = N_("Nothing was changed. Please have the store checked and ask your administrator.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Both tables are kept as sorted pairs, so that equal positions are equal and hash alike.

    `leaves` holds a leaf for every strand that was ever entered: it is active while the case is in
    the state of that strand, and remembered otherwise. `origins` says for a state with a step
    "back" from where it was entered.
    """

    main: StateId
    leaves: tuple[tuple[StrandId, StateId], ...] = ()
    origins: tuple[tuple[StateId, StateId], ...] = ()

    def leaf_in(self, strand: StrandId) -> StateId | None:
        return next((leaf for one, leaf in self.leaves if one == strand), None)

    def origin_of(self, state: StateId) -> StateId | None:
        return next((origin for one, origin in self.origins if one == state), None)

    def open_leaves(self, procedure: Procedure) -> tuple[StateId, ...]:
        """The leaves of the strands that are active now, in the order of the procedure."""
        strands = procedure.state_by_id[self.main].strands
        found = (self.leaf_in(strand) for strand in strands)
        return tuple(leaf for leaf in found if leaf is not None)

    def active(self, procedure: Procedure) -> tuple[StateId, ...]:
        return (self.main, *self.open_leaves(procedure))

    def to_text(self) -> str:
        table = {"main": self.main, "leaves": dict(self.leaves), "origins": dict(self.origins)}
        return json.dumps(table, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str, procedure: Procedure) -> Position:
        """Read it back; raises UnknownPosition for whatever the procedure does not know."""
        try:
            table = json.loads(text)
        except ValueError as broken:
            raise UnknownPosition(procedure=procedure.title) from broken
        if not _fits(table, procedure):
            raise UnknownPosition(procedure=procedure.title)
        return cls(
            main=table["main"],
            leaves=tuple(sorted(table["leaves"].items())),
            origins=tuple(sorted(table["origins"].items())),
        )


def _fits(table: object, procedure: Procedure) -> bool:
    if not isinstance(table, dict) or set(table) != _PARTS:
        return False
    main, leaves, origins = table["main"], table["leaves"], table["origins"]
    if not isinstance(main, str) or not isinstance(leaves, dict) or not isinstance(origins, dict):
        return False
    mains = {state.id for state in procedure.main_states()}
    if main not in mains:
        return False
    if not set(procedure.state_by_id[StateId(main)].strands) <= set(leaves):
        return False
    if main in procedure.remembering and main != procedure.start and main not in origins:
        return False
    return _leaves_fit(leaves, procedure) and all(
        state in procedure.remembering and origin in mains for state, origin in origins.items()
    )


def _leaves_fit(leaves: dict[str, object], procedure: Procedure) -> bool:
    return all(
        (known := procedure.strand_by_id.get(StrandId(strand))) is not None and leaf in known.states
        for strand, leaf in leaves.items()
    )
