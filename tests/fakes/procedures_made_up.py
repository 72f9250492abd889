"""Sound procedures made up from a number: the same number gives the same procedure everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import TypeVar

from komma_desk.domain.procedure import soundness
from komma_desk.domain.procedure.definition import (
    BACK,
    Deadline,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.procedure.vocabulary import CONSENTS, EFFECTS, FIELDS
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

_ATTEMPTS = 200
_T = TypeVar("_T")


def made_up_procedure(seed: int) -> Procedure:
    """Without an error of the checker: strands, states that rest, ends that reopen, conditions."""
    chance = Random(seed)  # noqa: S311 -- a repeatable invention, no secret
    for _ in range(_ATTEMPTS):
        procedure = _Inventing(chance=chance, seed=seed).procedure()
        if not soundness.errors(soundness.check(procedure)):
            return procedure
    raise AssertionError(f"seed {seed}: nothing sound was invented")


@dataclass(slots=True, kw_only=True)
class _Inventing:
    chance: Random
    seed: int
    states: dict[str, State] = field(default_factory=dict)
    strands: list[Strand] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def procedure(self) -> Procedure:
        mains = [f"main_{number}" for number in range(self.chance.randint(2, 6))]
        ends = [f"end_{number}" for number in range(self.chance.randint(1, 3))]
        resting = [f"rest_{number}" for number in range(self.chance.choice([0, 1, 1, 2, 3]))]
        for name in (*mains, *resting):
            self._state(name, deadline=self._deadline(), rests=name in resting)
        for name in ends:
            self._state(name, end=True, deletion_class="1Y-after-end")
        for name in self.chance.sample(mains, k=self.chance.choice([0, 1, 1, min(2, len(mains))])):
            self._open_strands(name, self.chance.choice([*mains, *ends]))
        self._connect(mains, ends, resting)
        return Procedure(
            id=f"made-up-{self.seed}",
            version="1.0.0",
            title=Bilingual(de=f"Erfunden {self.seed}", en=f"Made up {self.seed}"),
            start=StateId(mains[0]),
            four_eyes=True,
            states=tuple(self.states.values()),
            strands=tuple(self.strands),
            steps=tuple(self.steps),
        )

    def _connect(self, mains: list[str], ends: list[str], resting: list[str]) -> None:
        for before, after in zip(mains, (*mains[1:], ends[0]), strict=True):
            self._step([before], after, plain=True)
        for name in ends[1:]:
            self._step(self._some(mains), name)
        for _ in range(self.chance.randint(0, 5)):
            self._step(self._some(mains), self.chance.choice([*mains, *ends]))
        for name in resting:
            self._step(self._some([*mains, *(one for one in resting if one != name)]), name)
            self._step([name], BACK)
            self._step([name], self.chance.choice([*mains, *ends]), plain=True)
        if resting and self.chance.random() < 0.4:
            # A working state, even one with strands, may remember as well where it was entered.
            self._step(self._some(mains[1:] or mains), BACK)
        if self.chance.random() < 0.6:
            self._step(self._some(ends), self.chance.choice(mains), reopens=True)

    def _open_strands(self, main: str, then: str) -> None:
        names: list[StrandId] = []
        for _ in range(self.chance.randint(1, 3)):
            name = f"strand_{len(self.strands)}"
            leaves = [f"{name}_{number}" for number in range(self.chance.randint(1, 4))]
            for leaf in leaves:
                self._state(leaf, deadline=self._deadline())
            for before, after in pairwise(leaves):
                self._step([before], after, plain=True)
            if self.chance.random() < 0.5:
                self._step(self._some(leaves), self.chance.choice(leaves))
            ending = (
                {leaves[-1], *self._some(leaves)} if self.chance.random() < 0.5 else leaves[-1:]
            )
            self.strands.append(
                Strand(
                    id=StrandId(name),
                    title=self._title(name),
                    start=StateId(leaves[0]),
                    states=tuple(map(StateId, leaves)),
                    end=tuple(sorted(map(StateId, ending))),
                )
            )
            names.append(StrandId(name))
        state = self.states[main]
        self.states[main] = State(
            id=state.id,
            title=state.title,
            deadline=state.deadline,
            strands=tuple(names),
            then=StateId(then),
        )
        self._step([main], then, plain=True)

    def _state(
        self,
        name: str,
        *,
        deadline: Deadline | None = None,
        rests: bool = False,
        end: bool = False,
        deletion_class: str | None = None,
    ) -> None:
        self.states[name] = State(
            id=StateId(name),
            title=self._title(name),
            deadline=deadline,
            rests=rests,
            end=end,
            deletion_class=deletion_class,
        )

    def _step(
        self, sources: list[str], to: str, *, plain: bool = False, reopens: bool = False
    ) -> None:
        """A plain one needs nothing, so that nobody's refusal can keep a case from going on."""
        number = len(self.steps)
        needs = [] if plain else self._some([None, None, *sorted(CONSENTS)])
        fields = ["reason"] if reopens else self._some(sorted(FIELDS)) if not plain else []
        irreversible = not plain and self.chance.random() < 0.2
        self.steps.append(
            Step(
                id=StepId(f"step_{number}"),
                title=self._title(f"step {number}"),
                sources=tuple(map(StateId, sources)),
                to=StateId(to),
                roles=(StepRole.CLEARING, *self._maybe(StepRole.HEAD)),
                consent=next(iter(needs), None),
                fields=tuple(fields),
                four_eyes=not plain and self.chance.random() < 0.2,
                irreversible=irreversible,
                confirm=self._title(f"confirm {number}") if irreversible else None,
                reopens=reopens,
                effects=tuple(self._maybe(self.chance.choice(sorted(EFFECTS)))),
            )
        )

    def _deadline(self) -> Deadline | None:
        if self.chance.random() < 0.5:
            return None
        within = Interval(count=self.chance.randint(1, 20), unit=self.chance.choice(list(Unit)))
        return Deadline(within=within, escalate_to=next(iter(self._maybe(StepRole.HEAD)), None))

    def _title(self, name: str) -> Bilingual:
        return Bilingual(de=f"{name} auf Deutsch", en=f"{name} in English")

    def _some(self, names: list[_T]) -> list[_T]:
        return self.chance.sample(names, k=self.chance.randint(1, len(names)))

    def _maybe(self, one: _T) -> list[_T]:
        return [one] if self.chance.random() < 0.5 else []
