"""Musterstadt: a real store with cheap passphrases, its people, and a clock one can turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from komma_desk.bootstrap.founding import found_store
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.opening import accept_invitation, unlock_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, PartnerId, PersonId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.moment import Moment
from komma_desk.domain.partner import Partner
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.founding import FirstPerson
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.vault.passphrase import KdfSettings

CHEAP: Final = KdfSettings(passes=1, memory_kib=32, lanes=1)
MORNING: Final = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
BERLIN: Final = ZoneInfo("Europe/Berlin")
ADMIN, CLEARING = "mira", "karl"
STAFF: Final = {
    "rita": ("Rita Reiter", Role.REPORTER),
    "rolf": ("Rolf Ruhig", Role.REPORTER),
    "carla": ("Carla Clemens", Role.CLEARING),
    "ines": ("Ines Immel", Role.INTEGRATION),
    "henrik": ("Henrik Hoch", Role.HEAD),
    "dora": ("Dora Dank", Role.DATA_PROTECTION),
}


class TownClock:
    """Each look is a second later, so that two deeds never share a moment."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def today(self) -> date:
        return self.at.astimezone(BERLIN).date()

    def move_to(self, day: date) -> None:
        self.at = datetime(day.year, day.month, day.day, 8, 0, tzinfo=UTC)


def passphrase_of(login: str) -> str:
    return f"Der Schirm von {login} am Markt"


def a_house(clock: TownClock | None = None) -> House:
    return House(kdf=CHEAP, floor=CHEAP, clock=clock or TownClock())


def a_draft(
    narrative: str = "Ein Mann schrie am Schalter und drohte.", **told: Any
) -> IncidentDraft:
    answers: dict[str, Any] = {
        "reporter_role": Code("AFFECTED"),
        "direction": Code("EXT_TO_STAFF"),
        "occurred": Moment.on(date(2026, 10, 2)),
        "place": Code("COUNTER"),
        "forms": frozenset({Code("THREAT"), Code("INSULT")}),
        "narrative": narrative,
        "acute_danger": False,
        "wishes": frozenset({Code("advice")}),
    }
    return IncidentDraft(**answers | told)


@dataclass
class Town:
    folder: Path
    clock: TownClock = field(default_factory=TownClock)

    def __post_init__(self) -> None:
        self.house = a_house(self.clock)

    def found_by_one(self, procedure: ShippedProcedure) -> None:
        """Mira administrates and clears, nobody else."""
        both = frozenset({Role.ADMINISTRATOR, Role.CLEARING})
        mira = FirstPerson(
            login=ADMIN, name="Mira Meister", roles=both, passphrase=passphrase_of(ADMIN)
        )
        found_store(self.house, self.folder, "Kleindorf", [mira], procedure)

    def found(self) -> None:
        found_store(
            self.house,
            self.folder,
            "Musterstadt",
            [
                FirstPerson(
                    login=ADMIN,
                    name="Mira Meister",
                    roles=frozenset({Role.ADMINISTRATOR}),
                    passphrase=passphrase_of(ADMIN),
                ),
                FirstPerson(
                    login=CLEARING,
                    name="Karl Klär",
                    roles=frozenset({Role.CLEARING}),
                    passphrase=passphrase_of(CLEARING),
                ),
            ],
        )

    def unlock(self, login: str) -> Session:
        return unlock_store(self.house, self.folder, login, passphrase_of(login))

    def invite(self, login: str) -> str:
        """By the administrator; returns the one-time code."""
        name, role = STAFF[login]
        with self.unlock(ADMIN) as desk:
            issued = desk.perform(
                InvitePerson(login=login, name=name, roles=frozenset({role}))
            ).receipt
        assert isinstance(issued, InvitationIssued)
        return issued.code

    def accept(self, login: str, code: str) -> None:
        came = accept_invitation(self.house, self.folder, login, code, passphrase_of(login))
        came.session.close()

    def confirm(self, login: str) -> None:
        with self.unlock(CLEARING) as desk:
            desk.perform(ConfirmPerson(line_of(desk, login).person.id))

    def bring_in(self, login: str) -> None:
        self.accept(login, self.invite(login))
        self.confirm(login)


def line_of(desk: Session, login: str) -> PersonLine:
    lines = cast("tuple[PersonLine, ...]", desk.ask(PeopleList()))
    return next(line for line in lines if line.person.login == login)


def person_id(desk: Session, login: str) -> PersonId:
    return line_of(desk, login).person.id


def only_case(desk: Session) -> CaseId:
    lines: Any = desk.ask(CasePage(CaseListing()))
    (line,) = lines
    return CaseId(line.id)


def enter_partner(desk: Session, name: str = "Opferberatung Musterland", **known: Any) -> Partner:
    entry: dict[str, Any] = {
        "id": PartnerId(desk.actor.id),  # the directory gives the real one
        "name": name,
        "kind": Code("VICTIM_ADVICE"),
        "consent": Code("refer_counselling"),
        "address": "Marktplatz 1\n12345 Musterstadt",
    }
    partner = Partner(**entry | known)
    kept: Any = desk.perform(SavePartner(partner, new=True)).receipt
    return Partner(**entry | known | {"id": kept})
