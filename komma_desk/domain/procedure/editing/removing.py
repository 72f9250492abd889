"""Taking something out: what hangs on it goes with it, and is named before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step
from komma_desk.domain.procedure.editing.places import KIND_NAMES, Kind, place_of, thing_at
from komma_desk.words import N_, Bilingual, _

_NAMES = {
    Kind.STATE: N_("Delete the state “{title}”"),
    Kind.STRAND: N_("Delete the strand “{title}”"),
    Kind.STEP: N_("Delete the step “{title}”"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take a thing out with all that hangs on it; what must stay stays (see `refusal`)."""

    place: str
    title: Bilingual
    merges: bool = False

    def of(self, procedure: Procedure) -> Procedure:
        if thing_at(procedure, self.place) is None or refusal(procedure, self.place):
            return procedure
        gone = _gone(procedure, self.place)
        return _without(procedure, gone)

    def spoken(self) -> str:
        return _(_NAMES[place_of(self.place).kind]).format(title=self.title.spoken())


def removal(procedure: Procedure, place: str) -> Remove:
    """The offer to remove what stands at a place."""
    where = place_of(place)
    thing = thing_at(procedure, place)
    title = thing.title if thing is not None else procedure.title
    return Remove(place=where.thing(), title=title)


def refusal(procedure: Procedure, place: str) -> str:
    """Why a thing cannot be deleted now, in words; empty if it can."""
    where = place_of(place)
    if where.kind is Kind.PROCEDURE:
        return _("The procedure itself cannot be deleted here.")
    if where.kind is Kind.STATE:
        if where.id == procedure.start:
            return _("Every case begins here. Choose another beginning first.")
        strand = procedure.strand_of_leaf.get(StateId(where.id))
        if strand is not None and strand.start == where.id:
            return _("The strand “{title}” begins here. Choose another beginning first.").format(
                title=strand.title.spoken()
            )
    return ""


def hanging(procedure: Procedure, place: str) -> tuple[str, ...]:
    """Every other thing that would go too, spoken: "Step “Accept”"."""
    own = place_of(place).thing()
    return tuple(
        _("{kind} “{title}”").format(
            kind=_(KIND_NAMES[place_of(each).kind]), title=thing.title.spoken()
        )
        for each in _gone(procedure, place)
        if each != own and (thing := thing_at(procedure, each)) is not None
    )


def _gone(procedure: Procedure, place: str) -> dict[str, None]:
    """The places that go, the thing itself first."""
    where = place_of(place)
    states: set[str] = {where.id} if where.kind is Kind.STATE else set()
    strands: set[str] = {where.id} if where.kind is Kind.STRAND else set()
    if where.kind is Kind.STATE:
        strands |= _opened_only_by(procedure, where.id)
    for strand in procedure.strands:
        if strand.id in strands:
            elsewhere = {x for s in procedure.strands if s.id not in strands for x in s.states}
            states |= set(strand.states) - elsewhere - {procedure.start}
    gone = dict.fromkeys([where.thing()])
    gone |= dict.fromkeys(
        f"{Kind.STRAND}.{one.id}" for one in procedure.strands if one.id in strands
    )
    gone |= dict.fromkeys(f"{Kind.STATE}.{one.id}" for one in procedure.states if one.id in states)
    gone |= dict.fromkeys(
        f"{Kind.STEP}.{step.id}" for step in procedure.steps if _hangs(step, states)
    )
    return gone


def _opened_only_by(procedure: Procedure, state: str) -> set[str]:
    mine = {strand for one in procedure.states if one.id == state for strand in one.strands}
    others = {strand for one in procedure.states if one.id != state for strand in one.strands}
    return {strand for strand in mine if strand not in others}


def _hangs(step: Step, states: set[str]) -> bool:
    """A step goes with its target, or with the last state it may be taken from."""
    return step.to in states or (bool(step.sources) and states.issuperset(step.sources))


def _without(procedure: Procedure, gone: dict[str, None]) -> Procedure:
    def stays(kind: Kind, id_: str) -> bool:
        return f"{kind}.{id_}" not in gone

    states = tuple(
        replace(
            one,
            strands=tuple(each for each in one.strands if stays(Kind.STRAND, each)),
            then=one.then if one.then is None or stays(Kind.STATE, one.then) else None,
        )
        for one in procedure.states
        if stays(Kind.STATE, one.id)
    )
    strands = tuple(
        replace(
            one,
            states=tuple(each for each in one.states if stays(Kind.STATE, each)),
            end=tuple(each for each in one.end if stays(Kind.STATE, each)),
        )
        for one in procedure.strands
        if stays(Kind.STRAND, one.id)
    )
    steps = tuple(
        replace(one, sources=tuple(each for each in one.sources if stays(Kind.STATE, each)))
        for one in procedure.steps
        if stays(Kind.STEP, one.id) and (one.to == BACK or stays(Kind.STATE, one.to))
    )
    return replace(procedure, states=states, strands=strands, steps=steps)
