"""People come, change roles, stand in, leave and come back at random: who may read can, no other.

The clock moves too: a term that is over allows nothing, and only new keys take the keys away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution, TermOver
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.changing_roles import RolesAsBefore
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.roles_preview import RolesPreview
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.refusals import InvitationExpired
from tests.journeys.raw_store import cells, office_key, opened_with
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, person_id

WALKS = int(os.environ.get("KOMMA_DESK_WALKS", "3"))
CROWD = 4
SOMEBODY = st.integers(min_value=0, max_value=99)
DAYS = st.integers(min_value=0, max_value=9)
ROLES = st.sampled_from(
    [Role.CLEARING, Role.CLEARING, Role.SUBSTITUTE, Role.REPORTER, Role.INTEGRATION]
)


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
        self.inside = [ADMIN, CLEARING]
        self.roles: dict[str, Role] = {}  # as signed, or as invited
        self.terms: dict[str, Substitution] = {}
        self.confirmed: list[str] = []
        self.codes: dict[str, InvitationIssued] = {}
        self.arrived: list[str] = []
        self.wrote: dict[str, list[str]] = {}
        # who left, with the keys she kept and what was told until then
        self.left: dict[str, tuple[KeyRing, frozenset[str]]] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    def readers(self) -> list[str]:
        """Whoever holds the keys of the clearing office, whether she may use them today or not."""
        held = {Role.CLEARING, Role.SUBSTITUTE}
        return [CLEARING, *(each for each in self.confirmed if self.roles[each] in held)]

    def at_work(self) -> list[str]:
        """Whoever of them may work on cases today."""
        today = self.town.clock.today()
        return [
            each
            for each in self.readers()
            if self.roles.get(each) is not Role.SUBSTITUTE or self.terms[each].holds_on(today)
        ]

    def a_term(self, begins: int, lasts: int) -> Substitution:
        first_on = self.town.clock.today() + timedelta(days=begins)
        return Substitution(first_on=first_on, last_on=first_on + timedelta(days=lasts))

    def told(self) -> set[str]:
        return {text for texts in self.wrote.values() for text in texts}

    @precondition(lambda self: len(self.roles) < CROWD)
    @rule(role=ROLES, begins=DAYS, lasts=DAYS)
    def invite(self, role: Role, begins: int, lasts: int) -> None:
        self.send_code(f"person{len(self.roles)}", role, self.a_term(begins, lasts))

    @precondition(lambda self: self.outside())
    @rule(somebody=SOMEBODY, role=ROLES, begins=DAYS, lasts=DAYS)
    def come_back(self, somebody: int, role: Role, begins: int, lasts: int) -> None:
        """Who left, or whose code is dead, is invited again under the same login."""
        outside = self.outside()
        self.send_code(outside[somebody % len(outside)], role, self.a_term(begins, lasts))

    def outside(self) -> list[str]:
        return sorted(set(self.roles) - set(self.inside) - set(self.codes))

    def send_code(self, login: str, role: Role, term: Substitution) -> None:
        for_a_time = term if role is Role.SUBSTITUTE else None
        with self.town.unlock(ADMIN) as mira:
            issued: Any = mira.perform(
                InvitePerson(
                    login=login,
                    name="Neu Er",
                    roles=frozenset({role}),
                    substitution=for_a_time,
                )
            ).receipt
        self.roles[login], self.terms[login] = role, term
        self.codes[login] = issued

    @precondition(lambda self: self.codes)
    @rule(somebody=SOMEBODY)
    def come_in(self, somebody: int) -> None:
        login = sorted(self.codes)[somebody % len(self.codes)]
        issued = self.codes.pop(login)
        if issued.expires_at <= self.town.clock.now():
            with pytest.raises(InvitationExpired):
                self.town.accept(login, issued.code)
            return
        self.town.accept(login, issued.code)
        self.arrived.append(login)
        self.inside.append(login)

    @precondition(lambda self: self.arrived)
    @rule(somebody=SOMEBODY)
    def confirm(self, somebody: int) -> None:
        login = self.arrived[somebody % len(self.arrived)]
        over = self.terms[login].is_over(self.town.clock.today())
        if over and self.roles[login] is Role.SUBSTITUTE:
            with pytest.raises(TermOver):
                self.town.confirm(login)
            return
        self.town.confirm(login)
        self.arrived.remove(login)
        self.confirmed.append(login)

    @rule(days=st.integers(min_value=1, max_value=9))
    def days_pass(self, days: int) -> None:
        self.town.clock.move_to(self.town.clock.today() + timedelta(days=days))

    @precondition(lambda self: self.confirmed)
    @rule(somebody=SOMEBODY, role=ROLES, begins=DAYS, lasts=DAYS)
    def change_roles(self, somebody: int, role: Role, begins: int, lasts: int) -> None:
        login = self.confirmed[somebody % len(self.confirmed)]
        term = self.a_term(begins, lasts)
        with self.town.unlock(login) as desk:
            before = desk.ring
        with self.town.unlock(CLEARING) as karl:
            person = person_id(karl, login)
            wanted = (person, frozenset({role}), term if role is Role.SUBSTITUTE else None)
            try:
                change: Any = karl.ask(RolesPreview(*wanted))
            except RolesAsBefore:
                return
            if change.renews:
                self.keep(login, before)
                self.without_unconfirmed()
            karl.perform(ChangeRoles(*wanted))
        self.roles[login], self.terms[login] = role, term

    def keep(self, login: str, ring: KeyRing) -> None:
        self.left[login] = ring, frozenset(self.told())

    def without_unconfirmed(self) -> None:
        """With new keys of the office ends what was not yet confirmed, also an open code."""
        for login in self.arrived:
            with self.town.unlock(login) as desk:
                self.keep(login, desk.ring)
            self.inside.remove(login)
        self.arrived.clear()
        self.codes.clear()

    @rule(somebody=SOMEBODY)
    def report(self, somebody: int) -> None:
        login = self.inside[somebody % len(self.inside)]
        text = f"Wortlaut {len(self.told())} von {login}."
        with self.town.unlock(login) as desk:
            desk.perform(ReportIncident(a_draft(text)))
        self.wrote.setdefault(login, []).append(text)

    @rule(somebody=SOMEBODY)
    def take_in(self, somebody: int) -> None:
        with self.town.unlock(self.at_work()[somebody % len(self.at_work())]) as desk:
            desk.perform(TakeIn())

    @precondition(lambda self: self.confirmed)
    @rule(somebody=SOMEBODY)
    def leave(self, somebody: int) -> None:
        login = self.confirmed.pop(somebody % len(self.confirmed))
        self.without_unconfirmed()
        with self.town.unlock(login) as desk:
            self.keep(login, desk.ring)
        self.inside.remove(login)
        with self.town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(person_id(karl, login)))

    @invariant()
    def who_may_read_can_and_nobody_else(self) -> None:
        told, readers, at_work = self.told(), self.readers(), self.at_work()
        with self.town.unlock(ADMIN) as mira:
            office = office_key(mira)
        for login in self.inside:
            with self.town.unlock(login) as desk:
                ring, allowed = desk.ring, desk.actor.permissions
            may = told if login in readers else set(self.wrote.get(login, ()))
            found = self.readable(ring, office) & told
            same_keys = login in readers or login not in self.left
            assert found == may if same_keys else found <= may, login
            assert ring.holds(Compartment.CASES) == (login in readers)
            assert (Permission.CASE_READ in allowed) == (login in at_work)

    @invariant()
    def a_forgotten_end_is_said(self) -> None:
        with self.town.unlock(CLEARING) as karl:
            report: Any = karl.ask(AccessList())
        today = self.town.clock.today()
        over = {
            each
            for each in self.confirmed
            if self.roles[each] is Role.SUBSTITUTE and self.terms[each].is_over(today)
        }
        assert {each.login for each in report.overdue} == over
        assert not report.is_alarming

    @invariant()
    def old_keys_read_nothing_that_came_later(self) -> None:
        """Even with the key of the office file, which an insider could give her."""
        with self.town.unlock(ADMIN) as mira:
            office = office_key(mira)
        for login, (ring, until_then) in self.left.items():
            own = set(self.wrote.get(login, ()))
            assert self.readable(ring, office) <= until_then | own

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
