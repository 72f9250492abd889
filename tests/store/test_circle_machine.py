"""Circles made, widened, narrowed, lifted and broken into, in any order: who may read can."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import ClassVar
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from komma_desk.domain.circle import HalvesDoNotFit, InACircle
from komma_desk.domain.identifiers import NoteId
from komma_desk.domain.note import Note
from komma_desk.store.circle_check import look_through
from komma_desk.store.desk import KeptDesk
from komma_desk.usecases.case_halves import read_half
from tests.fakes.samples import NOON, a_case
from tests.store.circle_office import CircleOffice

NAMES = ("Ada", "Bea", "Cleo")


class CircleMachine(RuleBasedStateMachine):
    """One case, three officers at desks of their own; `members` is None while it is open."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self._closing = ExitStack()
        folder = Path(tempfile.mkdtemp()) / "store"
        self._closing.callback(shutil.rmtree, folder.parent)
        self.office = CircleOffice(Path(shutil.copytree(self.template, folder)))
        self.desks: dict[str, KeptDesk] = {
            name: self._closing.enter_context(self.office.desk(name)) for name in NAMES
        }
        self.case = self.office.add(a_case())
        self.members: frozenset[str] | None = None
        self.notes = 0
        self.halves: list[tuple[bytes, bytes]] = []

    def teardown(self) -> None:
        self._closing.close()

    @property
    def somebody(self) -> str:
        return min(self.members or NAMES)

    @rule(names=st.frozensets(st.sampled_from(NAMES), min_size=1))
    def restrict(self, names: frozenset[str]) -> None:
        circle, people = self.office.circle(*names), self.office.some(*sorted(names))
        with self.desks[self.somebody].change() as work:
            cases = work.cases.cases
            cases.restrict(self.case.id, circle, people, self.office.some("Hanna"))
            shares = cases.shares(self.case.id)
            (kept,) = shares.b.values()
            self.halves.append((read_half(shares.a).half, read_half(kept).half))
            work.commit()
        self.members = names

    @precondition(lambda self: self.members is not None)
    @rule(name=st.sampled_from(NAMES))
    def widen(self, name: str) -> None:
        with self.desks[self.somebody].change() as work:
            work.cases.cases.widen(self.case.id, self.office.people[name])
            work.commit()
        self.members = (self.members or frozenset()) | {name}

    @precondition(lambda self: self.members is not None)
    @rule(name=st.sampled_from(NAMES), old=st.booleans())
    def break_in(self, name: str, old: bool) -> None:
        half_a, half_b = self.halves[-1]
        person = self.office.people[name]
        with self.desks[name].change() as work:
            cases = work.cases.cases
            if old and len(self.halves) > 1:
                with pytest.raises(HalvesDoNotFit):
                    cases.open_with_halves(self.case.id, *self.halves[-2], person)
                return
            cases.open_with_halves(self.case.id, half_a, half_b, person)
            work.commit()
        self.members = (self.members or frozenset()) | {name}

    @precondition(lambda self: self.members is not None)
    @rule()
    def lift(self) -> None:
        with self.desks[self.somebody].change() as work:
            work.cases.cases.lift(self.case.id)
            work.commit()
        self.members = None

    @rule()
    def write(self) -> None:
        who = self.office.people[self.somebody]
        note = Note(id=NoteId(uuid4()), text="Notiz", written_at=NOON, written_by=who.id)
        with self.desks[self.somebody].change() as work:
            cases = work.cases.cases
            case = cases.get(self.case.id, self.office.scope(self.somebody))
            cases.add_note(case.id, note)
            cases.save(replace(case, state=("triage", "in_hand")[self.notes % 2]))
            work.commit()
        self.notes += 1

    @invariant()
    def exactly_the_members_read_all_of_it(self) -> None:
        for name, desk in self.desks.items():
            with desk.look() as work:
                cases, scope = work.cases.cases, self.office.scope(name)
                if self.members is None or name in self.members:
                    file = cases.file(self.case.id, scope)
                    assert len(file.notes) == self.notes
                    assert file.case.revision == 1 + self.notes
                else:
                    with pytest.raises(InACircle):
                        cases.file(self.case.id, scope)
                assert look_through(work.cases.sealed).findings == ()


def test_whatever_is_done_to_a_circle_exactly_its_members_read(template: Path) -> None:
    CircleMachine.template = template
    machine = settings(max_examples=5, stateful_step_count=10, deadline=None)
    case = CircleMachine.TestCase
    case.settings = machine
    case().runTest()
