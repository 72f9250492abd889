"""From which states a state that leads back can be entered: where `@last` may lead."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import Procedure, StateId


def entered_from(procedure: Procedure) -> dict[StateId, tuple[StateId, ...]]:
    """For every state with a step `@last`, in the order of the procedure."""
    found: dict[StateId, set[StateId]] = {state: set() for state in procedure.remembering}
    for step in procedure.steps:
        if step.to in found:
            found[step.to].update(one for one in step.sources if one != step.to)
    grown = True
    while grown:  # a way back also enters: who rests in a state that rests is led back to it
        before = sum(map(len, found.values()))
        for resting, origins in list(found.items()):
            for origin in found.keys() & origins:
                found[origin].add(resting)
        grown = sum(map(len, found.values())) > before
    order = [state.id for state in procedure.main_states()]
    return {
        state: tuple(one for one in order if one in found[state])
        for state in order
        if state in found
    }
