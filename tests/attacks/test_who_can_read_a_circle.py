"""Circles are drawn, widened, narrowed, lifted, and officers leave: exactly the members can read.

Found out by really decrypting, with every key anybody of them ever had in her hands.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import InACircle
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reseal_circles import ResealCircles
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.log_proof import LogProof
from komma_desk.vault import case_keys
from komma_desk.vault.case_keys import CasePlace
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.seals import SealBrokenError
from tests.journeys import raw_store
from tests.journeys.town import CLEARING, STAFF, Town, a_draft, person_id

WALKS = int(os.environ.get("KOMMA_DESK_WALKS", "2"))
OTHERS = ("carla", "bo", "cleo")
PEOPLE = {"bo": ("Bo Beck", Role.CLEARING), "cleo": ("Cleo Cerny", Role.CLEARING)}
PICK = st.integers(min_value=0, max_value=99)
SOME = st.sets(st.sampled_from((CLEARING, *OTHERS)), min_size=1, max_size=3)
CASES = 3


@cache
def staffed() -> Path:
    """Four officers and three cases, open to all of them."""
    town = Town(Path(tempfile.mkdtemp()) / "store")
    town.found()
    with patch.dict(STAFF, PEOPLE):
        for login in OTHERS:
            town.bring_in(login)
    with town.unlock(CLEARING) as karl:
        for number in range(CASES):
            karl.perform(ReportIncident(a_draft(f"Fall {number}")))
        karl.perform(TakeIn())
    return town.folder


class Circles(RuleBasedStateMachine):
    """The model knows for each case its members, or None where all of clearing may read."""

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.town = Town(Path(shutil.copytree(staffed(), self.place / "store")))
        self.inside = [CLEARING, *OTHERS]
        self.rings: dict[str, KeyRing] = {}  # also of those who left, as they took them along
        for login in self.inside:
            with self.town.unlock(login) as desk:
                self.rings[login] = desk.ring
        with self.town.unlock(CLEARING) as karl:
            self.ids = {login: person_id(karl, login) for login in self.inside}
            lines: Any = karl.ask(CasePage(CaseListing()))
        self.circles: dict[CaseId, set[str] | None] = {CaseId(each.id): None for each in lines}
        self.remembered: dict[str, set[bytes]] = {login: set() for login in self.inside}

    def teardown(self) -> None:
        if hasattr(self, "place"):
            shutil.rmtree(self.place)

    def restricted(self) -> list[CaseId]:
        return [case for case, members in self.circles.items() if members is not None]

    def members(self, case: CaseId) -> list[str]:
        """Whoever can work on it, in a fixed order."""
        members = self.circles[case]
        return [each for each in self.inside if members is None or each in members]

    @rule(pick=PICK, by=PICK, chosen=SOME)
    def restrict(self, pick: int, by: int, chosen: set[str]) -> None:
        """Also a circle that has one already, which may become narrower, wider or another."""
        case = list(self.circles)[pick % CASES]
        able, members = self.members(case), chosen & set(self.inside) or {CLEARING}
        with self.town.unlock(able[by % len(able)]) as desk:
            ids = frozenset(self.ids[each] for each in members)
            desk.perform(RestrictCase(case=case, members=ids, reason="Nähe", leaving=True))
        self.circles[case] = members

    @precondition(lambda self: self.restricted())
    @rule(pick=PICK, by=PICK, whom=PICK)
    def widen(self, pick: int, by: int, whom: int) -> None:
        case = self.restricted()[pick % len(self.restricted())]
        able = self.members(case)
        if outside := [each for each in self.inside if each not in able]:
            self.let_in(case, able[by % len(able)], outside[whom % len(outside)])

    def let_in(self, case: CaseId, by: str, login: str) -> None:
        with self.town.unlock(by) as desk:
            desk.perform(WidenCircle(case=case, person=self.ids[login], reason="hilft"))
        members = self.circles[case]
        assert members is not None
        members.add(login)

    @precondition(lambda self: self.restricted())
    @rule(pick=PICK, by=PICK)
    def lift(self, pick: int, by: int) -> None:
        case = self.restricted()[pick % len(self.restricted())]
        able = self.members(case)
        with self.town.unlock(able[by % len(able)]) as desk:
            desk.perform(LiftCircle(case=case, reason="vorbei"))
        self.circles[case] = None

    @rule(pick=PICK, by=PICK)
    def work(self, pick: int, by: int) -> None:
        case = list(self.circles)[pick % CASES]
        able = self.members(case)
        with self.town.unlock(able[by % len(able)]) as desk:
            desk.perform(AddNote(case=case, text="gesehen"))

    @precondition(lambda self: len(self.inside) > 2)
    @rule(whom=PICK)
    def leave(self, whom: int) -> None:
        """Nobody leaves a case behind that is open to her alone; the others seal anew."""
        login = self.inside[1 + whom % (len(self.inside) - 1)]
        for case in self.restricted():
            if self.circles[case] == {login}:
                self.let_in(case, login, CLEARING)
        with self.town.unlock(login) as desk:
            self.rings[login] = desk.ring
        with self.town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(self.ids[login]))
        self.inside.remove(login)
        for members in self.circles.values():
            (members or set()).discard(login)
        for each in self.inside:
            with self.town.unlock(each) as desk:
                desk.perform(ResealCircles())
                self.rings[each] = desk.ring

    @invariant()
    def exactly_the_members_read(self) -> None:
        for login in self.inside:
            with self.town.unlock(login) as desk:
                for case, members in self.circles.items():
                    try:
                        desk.ask(CaseDesk(case))
                        reads = True
                    except InACircle:
                        reads = False
                    assert reads is (members is None or login in members), login

    @invariant()
    def exactly_the_members_decrypt(self) -> None:
        """With the file and its key in everybody's hands, also of those who left."""
        for case in self.restricted():
            document = self.rows("SELECT document, revision, generation FROM sealed_cases", case)
            ((sealed, revision, generation),) = document
            grants = self.rows("SELECT sealed FROM case_grants", case)
            members = self.circles[case]
            for login, ring in self.rings.items():
                place = CasePlace(store=ring.vault_id, case=case, generation=generation)
                self.remembered[login] |= {
                    key for (each,) in grants if (key := _granted(ring, place, each))
                }
                reads = any(_fits(key, place, revision, sealed) for key in self.remembered[login])
                assert reads is (login in (members or ())), login

    @invariant()
    def everything_is_as_the_log_tells(self) -> None:
        with self.town.unlock(CLEARING) as karl:
            assert karl.ask(LogProof()).is_sound

    def rows(self, wanted: str, case: CaseId) -> list[Any]:
        key = self.rings[CLEARING].file_key(Compartment.CASES).raw
        query = f"{wanted} WHERE case_id = ?"
        return raw_store.rows(self.town.folder, key, "cases.db", query, case.hex)


def _granted(ring: KeyRing, place: CasePlace, sealed: bytes) -> bytes | None:
    """What is in a grant for her, whatever it was bound to."""
    with patch.object(case_keys, "checked", lambda key, _expected: key):
        try:
            return case_keys.open_grant(ring.person, place, sealed, b"")
        except SealBrokenError:
            return None


def _fits(key: bytes, place: CasePlace, revision: int, document: bytes) -> bool:
    try:
        case_keys.open_document(key, place, "whole case", revision, document)
    except SealBrokenError:
        return False
    return True


Circles.TestCase.settings = settings(
    max_examples=WALKS,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestWhoCanReadACircle = Circles.TestCase
