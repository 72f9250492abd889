"""The people of the town come into their store: founded, invited, accepted, confirmed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from komma_desk.bootstrap.founding import found_store
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.opening import accept_invitation, unlock_store
from komma_desk.bootstrap.session import Session, open_session
from komma_desk.demo.town import CLEARING_OFFICERS, PEOPLE, TOWN, Resident
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.roles import Role
from komma_desk.store import desk_lock
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.founding import FirstPerson
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.vault import unlocking
from komma_desk.vault.key_ring import KeyRing

NEWCOMER: Final = Resident(
    login="quandt", name="Nele Quandt", title="Frau", office="Schulverwaltungsamt"
)
ADMINISTRATOR: Final = next(one for one in PEOPLE if Role.ADMINISTRATOR in one.roles)
INTEGRATION: Final = next(one for one in PEOPLE if Role.INTEGRATION in one.roles)
_FOUNDERS: Final = (ADMINISTRATOR, CLEARING_OFFICERS[0])


def passphrase_of(login: str) -> str:
    """Public on purpose: everything behind it is invented."""
    return f"komma-{login}-demo"


class Staff:
    """Who works in the town; `bring_in` founds the store, `everybody` sits down at it at once."""

    def __init__(self, house: House, folder: Path) -> None:
        self._house, self._folder = house, folder
        self._rings: dict[str, KeyRing] = {}

    def bring_in(self, told: Callable[[], None]) -> None:
        """The newcomer at the end is left waiting to be confirmed."""
        first = [_first(one) for one in _FOUNDERS]
        days = OfficeDays(land=Land.NORTH_RHINE_WESTPHALIA)
        found_store(self._house, self._folder, TOWN, first, days=days)
        told()
        invited = [one for one in PEOPLE if one not in _FOUNDERS]
        with self._unlocked(ADMINISTRATOR) as desk:
            codes = {one.login: _invite(desk, one) for one in (*invited, NEWCOMER)}
        for login, code in codes.items():
            came = accept_invitation(self._house, self._folder, login, code, passphrase_of(login))
            came.session.close()
            self._rings[login] = came.session.ring
            told()
        with self._unlocked(CLEARING_OFFICERS[0]) as desk:
            lines: Any = desk.ask(PeopleList())
            ids = {line.person.login: line.person.id for line in lines}
            for one in invited:
                desk.perform(ConfirmPerson(ids[one.login]))
        told()

    def everybody(self) -> dict[str, Session]:
        """A session each under one lease: the demo plays all of them in this one process."""
        lease = desk_lock.take(
            self._folder, now=self._house.clock.now(), nonce=secrets.token_hex(8)
        )
        return {
            one.login: open_session(self._house, self._folder, self._ring(one.login), lease)
            for one in PEOPLE
        }

    def _ring(self, login: str) -> KeyRing:
        """Officers unlock again: what they were granted at the end is not in their first ring."""
        if login in self._rings and login not in {one.login for one in CLEARING_OFFICERS}:
            return self._rings[login]
        return unlocking.unlock(self._house.cabinet(self._folder), login, passphrase_of(login))

    def _unlocked(self, one: Resident) -> Session:
        return unlock_store(self._house, self._folder, one.login, passphrase_of(one.login))


def _first(one: Resident) -> FirstPerson:
    return FirstPerson(
        login=one.login, name=one.name, roles=one.roles, passphrase=passphrase_of(one.login)
    )


def _invite(desk: Session, one: Resident) -> str:
    command = InvitePerson(login=one.login, name=one.name, roles=one.roles)
    issued = desk.perform(command).receipt
    assert isinstance(issued, InvitationIssued)
    return issued.code
