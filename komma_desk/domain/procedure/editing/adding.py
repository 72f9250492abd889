"""New states, strands, leaves and steps, each sound enough to be found at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from komma_desk.domain.procedure.definition import (
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.editing.naming import free_id, taken_ids
from komma_desk.domain.procedure.editing.places import Kind, thing_at
from komma_desk.domain.roles import StepRole
from komma_desk.words import N_, Bilingual, _

NEW_END_KEPT = "3Y-after-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Put a new thing in; `strand` for a leaf, `opener` for a strand and its first leaf."""

    thing: State | Strand | Step
    strand: StrandId | None = None
    opener: StateId | None = None
    first: State | None = None
    merges: bool = False

    @property
    def place(self) -> str:
        kinds = {State: Kind.STATE, Strand: Kind.STRAND, Step: Kind.STEP}
        return f"{kinds[type(self.thing)]}.{self.thing.id}"

    def of(self, procedure: Procedure) -> Procedure:
        if thing_at(procedure, self.place) is not None:
            return procedure
        match self.thing:
            case State() as state:
                return self._state(procedure, state)
            case Strand() as strand:
                return self._strand(procedure, strand)
            case Step() as step:
                return replace(procedure, steps=(*procedure.steps, step))

    def spoken(self) -> str:
        names = {
            State: N_("Add the state “{title}”"),
            Strand: N_("Add the strand “{title}”"),
            Step: N_("Add the step “{title}”"),
        }
        return _(names[type(self.thing)]).format(title=self.thing.title.spoken())

    def _state(self, procedure: Procedure, state: State) -> Procedure:
        if self.strand is not None and self.strand not in procedure.strand_by_id:
            return procedure
        strands = tuple(
            replace(one, states=(*one.states, state.id)) if one.id == self.strand else one
            for one in procedure.strands
        )
        return replace(procedure, states=(*procedure.states, state), strands=strands)

    def _strand(self, procedure: Procedure, strand: Strand) -> Procedure:
        states = tuple(
            replace(one, strands=(*one.strands, strand.id)) if one.id == self.opener else one
            for one in procedure.states
        )
        if self.first is not None and self.first.id not in procedure.state_by_id:
            states = (*states, self.first)
        return replace(procedure, states=states, strands=(*procedure.strands, strand))


def new_state(procedure: Procedure, title: Bilingual, *, end: bool = False) -> Add:
    id_ = StateId(free_id(title, taken_ids(procedure), "state"))
    kept = NEW_END_KEPT if end else None
    return Add(thing=State(id=id_, title=title, end=end, deletion_class=kept))


def new_leaf(procedure: Procedure, title: Bilingual, strand: StrandId) -> Add:
    """A state of a strand; its id begins with the strand's, as in the shipped procedures."""
    prefixed = Bilingual(de=f"{strand} {title.de}", en=f"{strand} {title.en or title.de}")
    id_ = StateId(free_id(prefixed, taken_ids(procedure), "state"))
    return Add(thing=State(id=id_, title=title), strand=strand)


def new_strand(procedure: Procedure, title: Bilingual, opener: StateId | None) -> Add:
    """A strand that nobody needs to open: its one leaf is start and end at once."""
    taken = taken_ids(procedure)
    id_ = StrandId(free_id(title, taken, "strand"))
    leaf = StateId(free_id(Bilingual(de="", en=f"{id_} none"), {*taken, id_}, "state"))
    not_opened = Bilingual(de=f"{title.de}: nicht eröffnet", en=f"{title.en}: not opened")
    strand = Strand(id=id_, title=title, start=leaf, states=(leaf,), end=(leaf,))
    return Add(thing=strand, opener=opener, first=State(id=leaf, title=not_opened))


def new_step(
    procedure: Procedure,
    title: Bilingual,
    *,
    sources: Iterable[StateId] = (),
    to: StateId,
    roles: tuple[StepRole, ...] = (StepRole.CLEARING,),
) -> Add:
    id_ = StepId(free_id(title, taken_ids(procedure), "step"))
    return Add(thing=Step(id=id_, title=title, sources=tuple(sources), to=to, roles=roles))
