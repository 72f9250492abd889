"""What a clearing procedure is made of: states, strands, steps and their conditions, as data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType

from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.place_ids import StateId, StepId, StrandId
from komma_desk.domain.procedure.probes import Probe
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

__all__ = [
    "BACK",
    "Deadline",
    "ExceptionRule",
    "Procedure",
    "State",
    "StateId",
    "Step",
    "StepId",
    "Strand",
    "StrandId",
]

BACK = StateId("@last")  # the target of a step that leads back to where the case was


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """An internal one says `within`; a statutory one names its `rule` and never pauses."""

    within: Interval | None = None
    rule: str | None = None
    per: str | None = None
    remind: tuple[Interval, ...] = ()
    escalate_to: StepRole | None = None
    reason: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`plain` says to the person who reported what it means for her that her case is here."""

    id: StateId
    title: Bilingual
    plain: Bilingual | None = None
    deadline: Deadline | None = None
    strands: tuple[StrandId, ...] = ()
    then: StateId | None = None
    end: bool = False
    rests: bool = False
    deletion_class: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    id: StrandId
    title: Bilingual
    start: StateId
    states: tuple[StateId, ...]
    end: tuple[StateId, ...]
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRule:
    """The one situation in which a step may go without its consent, and whether two must agree."""

    when: str
    four_eyes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    id: StepId
    title: Bilingual
    sources: tuple[StateId, ...]
    to: StateId
    roles: tuple[StepRole, ...]
    consent: str | None = None
    fields: tuple[str, ...] = ()
    four_eyes: bool = False
    exception: ExceptionRule | None = None
    confirm: Bilingual | None = None
    irreversible: bool = False
    reopens: bool = False
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    id: str
    version: str
    title: Bilingual
    start: StateId
    four_eyes: bool
    states: tuple[State, ...]
    strands: tuple[Strand, ...] = ()
    steps: tuple[Step, ...] = ()
    probes: tuple[Probe, ...] = ()  # tests of the procedure: no part of what cases go by
    state_by_id: Mapping[StateId, State] = field(init=False, repr=False, compare=False)
    strand_by_id: Mapping[StrandId, Strand] = field(init=False, repr=False, compare=False)
    strand_of_leaf: Mapping[StateId, Strand] = field(init=False, repr=False, compare=False)
    step_by_id: Mapping[StepId, Step] = field(init=False, repr=False, compare=False)
    remembering: frozenset[StateId] = field(init=False, repr=False, compare=False)
    _fingerprint: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {
            "state_by_id": MappingProxyType({state.id: state for state in self.states}),
            "strand_by_id": MappingProxyType({strand.id: strand for strand in self.strands}),
            "strand_of_leaf": MappingProxyType(
                {leaf: strand for strand in self.strands for leaf in strand.states}
            ),
            "step_by_id": MappingProxyType({step.id: step for step in self.steps}),
            # The states that must know from where they were entered, because a step leads back.
            "remembering": frozenset(
                source for step in self.steps if step.to == BACK for source in step.sources
            ),
            # Every case that is opened or moved asks for it; working it out takes milliseconds.
            "_fingerprint": hashlib.sha256(_canonical(self)).hexdigest(),
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def title_of(self, state: StateId) -> Bilingual:
        return self.state_by_id[state].title

    def main_states(self) -> tuple[State, ...]:
        """The states a case is in as a whole: every state that is no leaf of a strand."""
        return tuple(state for state in self.states if state.id not in self.strand_of_leaf)

    def sha256(self) -> str:
        """The fingerprint of the canonical form; a case keeps it beside id and version."""
        return self._fingerprint


def _canonical(procedure: Procedure) -> bytes:
    plain = {
        one.name: _plain(getattr(procedure, one.name))
        for one in fields(procedure)
        if one.init and one.name != "probes"
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _came_later(value: object, name: str) -> bool:
    """Texts published before there were plain words keep the fingerprint their cases hold."""
    return isinstance(value, State) and name == "plain" and value.plain is None


def _plain(value: object) -> object:
    """Only lists, tables, texts and numbers, so that equal definitions give equal bytes."""
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if one.init and not _came_later(value, one.name)
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
