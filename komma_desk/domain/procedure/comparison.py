"""What is different between two procedures, each difference a sentence with the place it is at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum

from komma_desk.domain.procedure.definition import Deadline, Procedure, State, StateId, Step, Strand
from komma_desk.domain.procedure.editing.places import KIND_NAMES, WHOLE, Kind
from komma_desk.domain.procedure.editing.properties import property_name, spoken_value
from komma_desk.words import N_, Bilingual, _


class Turn(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


_SENTENCES = {
    Turn.ADDED: N_("New: {kind} “{title}”."),
    Turn.REMOVED: N_("Gone: {kind} “{title}”."),
    Turn.CHANGED: N_("{kind} “{title}”, {name}: now {after}; before: {before}."),
    Turn.MOVED: N_("Another order: {name}."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`place` is where it is in the later one, or was in the earlier one if it is gone."""

    turn: Turn
    kind: Kind
    place: str
    title: Bilingual
    name: str = ""
    before: object = None
    after: object = None
    old: Procedure = field(repr=False, compare=False)
    new: Procedure = field(repr=False, compare=False)

    def spoken(self) -> str:
        return _(_SENTENCES[self.turn]).format(
            kind=_(KIND_NAMES[self.kind]),
            title=self.title.spoken(),
            name=property_name(self.kind, self.name),
            before=spoken_value(self.old, self.name, self.before),
            after=spoken_value(self.new, self.name, self.after),
        )


_LISTS = {"states": Kind.STATE, "strands": Kind.STRAND, "steps": Kind.STEP}


def differences(before: Procedure, after: Procedure) -> tuple[Difference, ...]:
    """Nothing is left out: equal procedures give none, any change gives at least one."""
    told = [*_of_the_whole(before, after)]
    for listed, kind in _LISTS.items():
        told.extend(_of_a_list(before, after, listed, kind))
    return tuple(told)


def _of_the_whole(old: Procedure, new: Procedure) -> Iterator[Difference]:
    for one in fields(Procedure):
        if one.init and one.name not in _LISTS:
            for name, was, now in _of_one_word(one.name, old, new):
                yield Difference(
                    turn=Turn.CHANGED, kind=Kind.PROCEDURE, place=WHOLE, title=new.title,
                    name=name, before=was, after=now, old=old, new=new,
                )  # fmt: skip


def _of_one_word(name: str, old: Procedure, new: Procedure) -> Iterator[tuple[str, object, object]]:
    if name != "probes":
        yield from _apart(name, getattr(old, name), getattr(new, name))
        return
    was_there, is_there = ({one.id: one for one in each.probes} for each in (old, new))
    pairs = ((was_there.get(id_), is_there.get(id_)) for id_ in {**was_there, **is_there})
    changed = [(name, was, now) for was, now in pairs if was != now]
    yield from changed or _apart(name, old.probes, new.probes)


def _of_a_list(old: Procedure, new: Procedure, listed: str, kind: Kind) -> Iterator[Difference]:
    was_there, is_there = _by_id(getattr(old, listed)), _by_id(getattr(new, listed))
    for id_, thing in was_there.items():
        if id_ not in is_there:
            yield Difference(
                turn=Turn.REMOVED, kind=kind, place=f"{kind}.{id_}", title=thing.title,
                old=old, new=new,
            )  # fmt: skip
    for id_, thing in is_there.items():
        place, earlier = f"{kind}.{id_}", was_there.get(id_)
        if earlier is None:
            yield Difference(
                turn=Turn.ADDED, kind=kind, place=place, title=thing.title, old=old, new=new
            )
        for name, was, now in _all_apart(earlier or _bare(thing), thing):
            yield Difference(
                turn=Turn.CHANGED, kind=kind, place=place, title=thing.title,
                name=name, before=was, after=now, old=old, new=new,
            )  # fmt: skip
    if _another_order(was_there, is_there):
        yield Difference(
            turn=Turn.MOVED, kind=kind, place=WHOLE, title=new.title, name=listed, old=old, new=new
        )


def _by_id(things: tuple[State | Strand | Step, ...]) -> Mapping[str, State | Strand | Step]:
    return {one.id: one for one in things}


def _bare(thing: State | Strand | Step) -> State | Strand | Step:
    """The same thing with nothing set, so that a new one tells what it is."""
    match thing:
        case State():
            return State(id=thing.id, title=thing.title)
        case Strand():
            return replace(thing, deadline=None, start=StateId(""), states=(), end=())
        case Step():
            return Step(id=thing.id, title=thing.title, sources=(), to=StateId(""), roles=())


def _all_apart(old: object, new: object, within: str = "") -> Iterator[tuple[str, object, object]]:
    for one in fields(new):  # type: ignore[arg-type]  # both are things of a definition
        if one.init:
            yield from _apart(within + one.name, getattr(old, one.name), getattr(new, one.name))


def _apart(name: str, was: object, now: object) -> Iterator[tuple[str, object, object]]:
    """The properties that differ, a title by its languages and a deadline by its parts."""
    if was == now:
        return
    for kind, empty in ((Bilingual, Bilingual(de="", en="")), (Deadline, Deadline())):
        if isinstance(was, kind) or isinstance(now, kind):
            earlier, later = was or empty, now or empty
            if earlier == later:
                break
            yield from _all_apart(earlier, later, f"{name}.")
            return
    if is_dataclass(was) and is_dataclass(now) and type(was) is type(now):
        yield from _all_apart(was, now, f"{name}.")
        return
    yield name, was, now


def _another_order(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    return [one for one in old if one in new] != [one for one in new if one in old]
