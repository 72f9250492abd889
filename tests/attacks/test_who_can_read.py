"""People come, are confirmed, report, work and leave at random: who may read can, nobody else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.audit import Compartment
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.vault.key_ring import KeyRing
from tests.journeys.raw_store import cells, office_key, opened_with
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, person_id

WALKS = int(os.environ.get("KOMMA_DESK_WALKS", "3"))
CROWD = 4
SOMEBODY = st.integers(min_value=0, max_value=99)


@cache
def founded() -> Path:
    town = Town(Path(tempfile.mkdtemp()) / "store")
    town.found()
    return town.folder


class Walk(RuleBasedStateMachine):
    """The model knows only names; what they can read is found out by decrypting."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.town = Town(Path(shutil.copytree(founded(), self.place / "store")))
        self.clearing, self.inside = [CLEARING], [ADMIN, CLEARING]
        self.roles: dict[str, Role] = {}
        self.codes: dict[str, str] = {}
        self.arrived: list[str] = []
        self.wrote: dict[str, list[str]] = {}
        # who left, with the keys she kept and what was told until then
        self.left: dict[str, tuple[KeyRing, frozenset[str]]] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    def told(self) -> set[str]:
        return {text for texts in self.wrote.values() for text in texts}

    @precondition(lambda self: len(self.roles) < CROWD)
    @rule(role=st.sampled_from([Role.CLEARING, Role.CLEARING, Role.REPORTER, Role.INTEGRATION]))
    def invite(self, role: Role) -> None:
        login = f"person{len(self.roles)}"
        with self.town.unlock(ADMIN) as mira:
            issued: Any = mira.perform(
                InvitePerson(login=login, name="Neu Er", roles=frozenset({role}))
            ).receipt
        self.roles[login], self.codes[login] = role, issued.code

    @precondition(lambda self: self.codes)
    @rule(somebody=SOMEBODY)
    def come_in(self, somebody: int) -> None:
        login = sorted(self.codes)[somebody % len(self.codes)]
        self.town.accept(login, self.codes.pop(login))
        self.arrived.append(login)
        self.inside.append(login)

    @precondition(lambda self: self.arrived)
    @rule(somebody=SOMEBODY)
    def confirm(self, somebody: int) -> None:
        login = self.arrived.pop(somebody % len(self.arrived))
        self.town.confirm(login)
        if self.roles[login] is Role.CLEARING:
            self.clearing.append(login)

    @rule(somebody=SOMEBODY)
    def report(self, somebody: int) -> None:
        login = self.inside[somebody % len(self.inside)]
        text = f"Wortlaut {len(self.told())} von {login}."
        with self.town.unlock(login) as desk:
            desk.perform(ReportIncident(a_draft(text)))
        self.wrote.setdefault(login, []).append(text)

    @rule(somebody=SOMEBODY)
    def take_in(self, somebody: int) -> None:
        with self.town.unlock(self.clearing[somebody % len(self.clearing)]) as desk:
            desk.perform(TakeIn())

    @precondition(lambda self: len(self.inside) > len((ADMIN, CLEARING)) + len(self.arrived))
    @rule(somebody=SOMEBODY)
    def leave(self, somebody: int) -> None:
        """Also ends what was not yet confirmed: those are invited again."""
        may_go = [each for each in self.inside[2:] if each not in self.arrived]
        login = may_go[somebody % len(may_go)]
        for going in (login, *self.arrived):
            with self.town.unlock(going) as desk:
                self.left[going] = desk.ring, frozenset(self.told())
            self.inside.remove(going)
        with self.town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(person_id(karl, login)))
        self.arrived.clear()
        self.codes.clear()
        if login in self.clearing:
            self.clearing.remove(login)

    @invariant()
    def who_may_read_can_and_nobody_else(self) -> None:
        told = self.told()
        with self.town.unlock(ADMIN) as mira:
            office = office_key(mira)
        for login in self.inside:
            with self.town.unlock(login) as desk:
                ring = desk.ring
            may = told if login in self.clearing else set(self.wrote.get(login, ()))
            assert self.readable(ring, office) & told == may, login
            assert ring.holds(Compartment.CASES) == (login in self.clearing)

    @invariant()
    def who_left_reads_nothing_that_came_later(self) -> None:
        """Even with the key of the office file, which an insider could give her."""
        with self.town.unlock(ADMIN) as mira:
            office = office_key(mira)
        for ring, until_then in self.left.values():
            assert self.readable(ring, office) <= until_then

    def readable(self, ring: KeyRing, office: bytes) -> set[str]:
        """The told texts that these keys bring out of the files as they lie there now."""
        clear = b"\n".join(self._decrypted(ring, office)).decode(errors="replace")
        return {text for text in self.told() if text in clear}

    def _decrypted(self, ring: KeyRing, office: bytes) -> Iterator[bytes]:
        for *_, value in cells(self.town.folder, office):
            if isinstance(value, bytes):
                yield opened_with(ring, value) or b""
            yield str(value).encode()
        for key in ring.file_keys(Compartment.CASES) if ring.holds(Compartment.CASES) else ():
            try:
                for *_, value in cells(self.town.folder, key.raw, "cases.db"):
                    yield str(value).encode()
            except sqlcipher.DatabaseError:
                continue


Walk.TestCase.settings = settings(
    max_examples=WALKS,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestWhoCanRead = Walk.TestCase
