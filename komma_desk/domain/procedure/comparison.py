"""What is different between two procedures, each difference a sentence with the place it is at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum

from komma_desk.domain.deadlines.rules import DeadlineRules
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
    rules: DeadlineRules = field(repr=False, compare=False)

    def spoken(self) -> str:
        return _(_SENTENCES[self.turn]).format(
            kind=_(KIND_NAMES[self.kind]),
            title=self.title.spoken(),
            name=property_name(self.kind, self.name),
            before=self._said(self.old, self.before),
            after=self._said(self.new, self.after),
        )

    def _said(self, procedure: Procedure, value: object) -> str:
        if self.name == "deadline.rule" and isinstance(value, str):
            return self.rules.name_of(value).spoken()
        return spoken_value(procedure, self.name, value)


_LISTS = {"states": Kind.STATE, "strands": Kind.STRAND, "steps": Kind.STEP}


def differences(
    before: Procedure, after: Procedure, rules: DeadlineRules
) -> tuple[Difference, ...]:
    """Nothing is left out: equal procedures give none, any change gives at least one."""
    both = _Both(before, after, rules)
    told = [*both.whole()]
    for listed, kind in _LISTS.items():
        told.extend(both.listed(listed, kind))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Both:
    old: Procedure
    new: Procedure
    rules: DeadlineRules

    def whole(self) -> Iterator[Difference]:
        for one in fields(Procedure):
            if one.init and one.name not in _LISTS:
                for changed in _of_one_word(one.name, self.old, self.new):
                    yield self._changed(Kind.PROCEDURE, WHOLE, self.new.title, changed)

    def listed(self, listed: str, kind: Kind) -> Iterator[Difference]:
        was_there, is_there = _by_id(getattr(self.old, listed)), _by_id(getattr(self.new, listed))
        for id_, thing in was_there.items():
            if id_ not in is_there:
                yield self._told(Turn.REMOVED, kind, f"{kind}.{id_}", thing.title)
        for id_, thing in is_there.items():
            place, earlier = f"{kind}.{id_}", was_there.get(id_)
            if earlier is None:
                yield self._told(Turn.ADDED, kind, place, thing.title)
            for changed in _all_apart(earlier or _bare(thing), thing):
                yield self._changed(kind, place, thing.title, changed)
        if _another_order(was_there, is_there):
            yield replace(self._told(Turn.MOVED, kind, WHOLE, self.new.title), name=listed)

    def _told(self, turn: Turn, kind: Kind, place: str, title: Bilingual) -> Difference:
        return Difference(
            turn=turn, kind=kind, place=place, title=title,
            old=self.old, new=self.new, rules=self.rules,
        )  # fmt: skip

    def _changed(
        self, kind: Kind, place: str, title: Bilingual, changed: tuple[str, object, object]
    ) -> Difference:
        name, before, after = changed
        told = self._told(Turn.CHANGED, kind, place, title)
        return replace(told, name=name, before=before, after=after)


def _of_one_word(name: str, old: Procedure, new: Procedure) -> Iterator[tuple[str, object, object]]:
    if name != "probes":
        yield from _apart(name, getattr(old, name), getattr(new, name))
        return
    was_there, is_there = ({one.id: one for one in each.probes} for each in (old, new))
    pairs = ((was_there.get(id_), is_there.get(id_)) for id_ in {**was_there, **is_there})
    changed = [(name, was, now) for was, now in pairs if was != now]
    yield from changed or _apart(name, old.probes, new.probes)


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
