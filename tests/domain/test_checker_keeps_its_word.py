"""Whatever somebody does to a procedure: what the checker lets through can block no case."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.procedure.configurations import configurations_of
from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step
from komma_desk.domain.procedure.soundness import check, errors
from komma_desk.domain.procedure.ways_of import is_always_open
from komma_desk.domain.roles import StepRole
from tests.fakes.procedures_made_up import made_up_procedure
from tests.fakes.shipped import SHIPPED

ROLES: tuple[tuple[StepRole, ...], ...] = (
    (StepRole.AFFECTED,),
    (StepRole.HEAD,),
    (StepRole.CLEARING,),
    (StepRole.AFFECTED, StepRole.CLEARING),
)


def spoilt(procedure: Procedure, seed: int) -> Procedure:
    """One to four changes as somebody makes them who is in a hurry."""
    chance = Random(seed)  # noqa: S311 -- a repeatable mishap, no secret
    steps = list(procedure.steps)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(steps))
        kind = chance.randrange(5)
        if kind == 0 and len(steps) > 1:
            del steps[at]
        else:
            steps[at] = _changed(procedure, steps[at], kind, chance)
    return replace(procedure, steps=tuple(steps), probes=())


def _changed(procedure: Procedure, step: Step, kind: int, chance: Random) -> Step:
    if kind == 1:
        return replace(step, consent=chance.choice([None, "pass_on", "refer_agg"]))
    if kind == 2:
        return replace(step, roles=chance.choice(ROLES))
    if kind == 3:
        # Its own kind of states, so that it jumps into no strand and out of none.
        strand = procedure.strand_of_leaf.get(step.sources[0])
        whole = [state.id for state in procedure.main_states()]
        where: list[StateId] = list(strand.states) if strand else [*whole, BACK]
        return replace(step, to=chance.choice(where))
    kept = chance.sample(step.sources, k=chance.randint(1, len(step.sources)))
    return replace(step, sources=tuple(kept))


@given(
    st.sampled_from(list(SHIPPED.values())) | st.integers(0, 60).map(made_up_procedure),
    st.integers(0, 1_000_000),
)
def test_what_passes_reaches_an_end_by_the_office_alone_with_every_consent_refused(
    procedure: Procedure, seed: int
) -> None:
    changed = spoilt(procedure, seed)
    if errors(check(changed)):
        return
    whole = configurations_of(changed)
    free = whole.reaching(
        lambda position: changed.state_by_id[position.main].end, using=is_always_open
    )
    assert set(whole.ways) - free == set()
