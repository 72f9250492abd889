"""The steps that lead away from a place, the usual one first."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step


def ways_on(procedure: Procedure, place: StateId) -> tuple[Step, ...]:
    """What leads on before what only asks back or leads back, what ends any case last.

    To let a case rest settles nothing.
    """
    depths = _depths(procedure)

    def unusual(step: Step) -> tuple[bool, bool, bool]:
        if step.to == BACK:
            return False, False, False
        ends_any_case = procedure.state_by_id[step.to].end and len(step.sources) > 1
        here, there = depths.get(place, 0), depths.get(step.to, 0)
        return ends_any_case, _is_detour(procedure, place, step.to), there <= here

    ways = (
        step
        for step in procedure.steps
        if place in step.sources and (step.to == BACK or not procedure.state_by_id[step.to].rests)
    )
    return tuple(sorted(ways, key=unusual))


def _is_detour(procedure: Procedure, place: StateId, other: StateId) -> bool:
    """From there one can only come back, or do what can be done here as well."""
    onward = [step for step in procedure.steps if other in step.sources]
    return bool(onward) and all(step.to == place or place in step.sources for step in onward)


def _depths(procedure: Procedure) -> Mapping[StateId, int]:
    """How many steps each place is away from where the case or its strand begins."""
    found = dict.fromkeys((procedure.start, *(strand.start for strand in procedure.strands)), 0)
    newest = list(found)
    while newest:
        reached = [
            StateId(step.to)
            for place in newest
            for step in procedure.steps
            if place in step.sources and step.to != BACK
        ]
        depth = found[newest[0]] + 1
        newest = [place for place in dict.fromkeys(reached) if place not in found]
        found.update(dict.fromkeys(newest, depth))
    return found
