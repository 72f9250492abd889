"""A desk for use cases without disk and keys: fakes for every collaborator, and people at it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Self
from uuid import UUID, uuid4

from komma_desk.definitions.organisation import STANDARD, OrganisationRules
from komma_desk.domain.access import KeyHoldings
from komma_desk.domain.actor import Actor
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.figures.release import Release
from komma_desk.domain.identifiers import EnvelopeId, InvitationId, PersonId
from komma_desk.domain.letter import RecoverySheet, ReferralLetter
from komma_desk.domain.log_paper import LogSheet, ReceiptPaper
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.exchange.release_json import read_release, write_release
from komma_desk.protection.highs_protection import HighsProtection
from komma_desk.usecases.context import Tools
from komma_desk.usecases.dispatcher import Dispatcher
from komma_desk.usecases.mailbox import Mailbox
from komma_desk.usecases.ports.keys import KeysHeld, NewInvitation, OpenedEnvelope, Renewed
from komma_desk.usecases.ports.office import (
    Audience,
    GroupEpoch,
    GroupGrant,
    Invitation,
    StoredProcedure,
    StoredSettings,
)
from tests.fakes.backups import FakeBackups
from tests.fakes.desk import FakeDesk
from tests.fakes.log_sealer import FakeLogSealer
from tests.fakes.samples import a_person
from tests.fakes.sealed_files import FakeSealedFiles

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
CODE, SPOKEN = "ABCD-EFGH", "tamo ripe luko zeba"
PASSPHRASE: Final = "Der Schirm am Markt"
GROUPS: Final = {
    Role.CLEARING: frozenset({Audience.CLEARING, Audience.FIGURES}),
    Role.INTEGRATION: frozenset({Audience.FIGURES}),
}


class NotForYou(Refusal):
    sentence = "not for you"


class CannotPublishError(Exception):
    """A file that waits beside its place cannot be put there."""


class FakeClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 10, 5, 8, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def today(self) -> date:
        return self.at.date()


class Hand(FakeLogSealer):
    """Writes the log by the clock of the bench, without moving it."""

    def __init__(self, author: PersonId, clock: FakeClock) -> None:
        super().__init__(author)
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.at


class FakeKeys:
    """Seals by writing down for whom; `swapped` are people whose keys nobody signed."""

    def __init__(self, me: Person, swapped: set[PersonId]) -> None:
        self._me, self._swapped = me, swapped

    def seal_to_group(
        self, audience: Audience, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self._seal(str(audience), kind, body, at)

    def seal_to_person(
        self, person: Person, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self._seal(str(person.id), kind, body, at)

    def seal_to_self(self, kind: str, body: bytes, at: datetime) -> tuple[EnvelopeId, bytes]:
        return self._seal(str(self._me.id), kind, body, at)

    def _seal(self, to: str, kind: str, body: bytes, at: datetime) -> tuple[EnvelopeId, bytes]:
        number = EnvelopeId(uuid4())
        sealed = {
            "to": to,
            "id": str(number),
            "kind": kind,
            "body": b64encode(body).decode(),
            "by": str(self._me.id),
            "signing": b64encode(self._me.signing).decode(),
            "at": at.isoformat(),
        }
        return number, json.dumps(sealed).encode()

    def open(self, data: bytes) -> OpenedEnvelope:
        sealed = json.loads(data)
        mine = {str(self._me.id)} | {
            str(each) for role in self._me.roles for each in GROUPS.get(role, ())
        }
        if sealed["to"] not in mine:
            raise NotForYou
        return OpenedEnvelope(
            id=EnvelopeId(UUID(sealed["id"])),
            kind=sealed["kind"],
            body=b64decode(sealed["body"]),
            author=PersonId(UUID(sealed["by"])) if sealed["by"] else None,
            author_signing=b64decode(sealed["signing"]),
            sent_at=datetime.fromisoformat(sealed["at"]),
        )

    def try_open(self, data: bytes) -> OpenedEnvelope | None:
        try:
            return self.open(data)
        except NotForYou:
            return None

    def seal_own(self, label: str, data: bytes) -> bytes:
        return b"own:" + data[::-1]

    def open_own(self, label: str, sealed: bytes) -> bytes:
        return sealed.removeprefix(b"own:")[::-1]

    def own_tag(self, label: str) -> str:
        return f"{self._me.id.hex}:{label}"

    def is_confirmed(self, person: Person) -> bool:
        return person.standing is Standing.CONFIRMED and person.id not in self._swapped

    def was_confirmed(self, person: Person) -> bool:
        return bool(person.signature) and person.id not in self._swapped

    def renew(self, staying: Sequence[Person], members: Mapping[str, Sequence[Person]]) -> Renewed:
        return Renewed(
            epochs=tuple(
                GroupEpoch(group=name, epoch=2, public=b"p2", previous=b"before", signature=b"s2")
                for name in members
            ),
            grants=tuple(
                GroupGrant(group=name, epoch=2, person=each.id, sealed=b"grant 2")
                for name, several in members.items()
                for each in several
            ),
            signatures={each.id: b"signed anew" for each in staying},
            directory=("directory_key", "2:sealed") if "clearing" in members else None,
        )

    def change_passphrase(self, login: str, old: str, new: str) -> None:
        if old != PASSPHRASE:
            raise NotForYou

    def new_recovery_code(self, login: str, passphrase: str) -> str:
        if passphrase != PASSPHRASE:
            raise NotForYou
        return CODE

    def has_signed_log(self, signing: bytes, digest: bytes, signature: bytes) -> bool:
        return signature == b"signed:" + signing + digest

    def fingerprint(self, person: Person) -> str:
        return person.sealing.hex()[:8]

    def held(self, people: Sequence[Person]) -> KeysHeld:
        """Whoever came has a slot; whoever is confirmed for clearing holds the cases."""
        come = {each.id: each for each in people if each.standing is not Standing.INVITED}
        clearing = {
            each.id
            for each in people
            if Role.CLEARING in each.roles and each.standing is Standing.CONFIRMED
        }
        return KeysHeld(
            held={
                each.id: KeyHoldings(
                    has_slot=each.id in come,
                    office=(1,) if each.id in come else (),
                    cases=(1,) if each.id in clearing else (),
                )
                for each in people
            },
            newest=dict.fromkeys(Compartment, 1),
            unknown_readers=dict.fromkeys(Compartment, 0),
            unknown_slots=0,
        )

    def directory_epoch(self, settings: StoredSettings) -> int:
        return int(settings.get("directory_epoch", "1"))

    def spoken_passphrase(self) -> str:
        return SPOKEN

    def invite(self, person: Person, expires_at: datetime) -> NewInvitation:
        invitation = Invitation(
            id=InvitationId(uuid4()), person=person.id, expires_at=expires_at, material=b"m"
        )
        return NewInvitation(invitation=invitation, code=CODE)

    def confirm(
        self, person: Person, invitation: Invitation, groups: Mapping[str, int]
    ) -> tuple[bytes, tuple[GroupGrant, ...]]:
        assert invitation.proof == b"proof"
        return b"signed", tuple(
            GroupGrant(group=name, epoch=epoch, person=person.id, sealed=b"grant")
            for name, epoch in groups.items()
        )


class FakePapers:
    def recovery_sheet(self, sheet: RecoverySheet) -> bytes:
        return sheet.recovery_code.encode()

    def referral_letter(self, letter: ReferralLetter) -> bytes:
        said = "\n".join(f"{section.label}: {section.text}" for section in letter.sections)
        return f"{letter.recipient.name}\n{letter.ground}\n{said}".encode()

    def encrypted(self, document: bytes, passphrase: str) -> bytes:
        return passphrase.encode() + document[::-1]

    def log_sheet(self, sheet: LogSheet) -> bytes:
        return "\n".join(each.scanned for each in sheet.logs).encode()

    def filing_receipt(self, paper: ReceiptPaper) -> bytes:
        return paper.scanned.encode()

    def figures_report(self, release: Release, labels: Mapping[str, str]) -> bytes:
        return b"%PDF"

    def figures_tables(self, release: Release, labels: Mapping[str, str]) -> Mapping[str, bytes]:
        return {"tabelle.csv": b"1;2"}

    def release_written(self, release: Release) -> bytes:
        return write_release(release)

    def release_read(self, data: bytes) -> Release:
        return read_release(data)


@dataclass
class FakeOutside:
    """`files` are those that left; `staged` those that wait; `broken` cannot be published."""

    files: dict[Path, bytes] = field(default_factory=dict)
    staged: dict[Path, bytes] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def stage(self, target: Path, data: bytes) -> FakeStaged:
        self.staged[target] = data
        return FakeStaged(self, target)


@dataclass
class FakeStaged:
    outside: FakeOutside
    target: Path

    def publish(self) -> None:
        if self.target.name in self.outside.broken:
            raise CannotPublishError
        self.outside.files[self.target] = self.outside.staged.pop(self.target)

    def discard(self) -> None:
        self.outside.staged.pop(self.target, None)


@lru_cache
def rules() -> OrganisationRules:
    return OrganisationRules(RESOURCES)


class Workbench:
    """One store in memory; `at(role)` sits somebody with that role down at it."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.clock, self.outside = FakeClock(), FakeOutside()
        self.sealed_files = FakeSealedFiles()
        self.swapped: set[PersonId] = set()
        self.people = {
            role: a_person(
                f"{role} Person",
                login=str(role),
                roles=frozenset({role}),
                signing=str(role).encode(),
            )
            for role in Role
        }
        text = (RESOURCES / STANDARD).read_text(encoding="utf-8")
        procedure = rules().procedure(text)
        with self.desk.change() as work:
            for person in self.people.values():
                work.office.people.add(person)
            work.office.settings.put("municipality", "Musterstadt")
            work.office.procedures.publish(
                StoredProcedure(
                    id=procedure.id,
                    version=procedure.version,
                    sha256=procedure.sha256(),
                    text=text,
                )
            )
            work.commit()

    def copied(self) -> Self:
        """The same bench once more; what is done at one is not seen at the other."""
        other = copy(self)
        other.desk = FakeDesk()
        other.desk.content = self.desk.content.copied()
        other.clock, other.outside = FakeClock(), FakeOutside()
        other.clock.at = self.clock.at
        other.sealed_files = FakeSealedFiles()
        other.sealed_files.files |= self.sealed_files.files
        return other

    def at(self, role: Role) -> Dispatcher:
        return self.seat(self.people[role])

    def seat(self, person: Person) -> Dispatcher:
        hand = Hand(person.id, self.clock)
        desk = self.desk.opened_by(hand, has_cases=Role.CLEARING in person.roles)
        actor = Actor(id=person.id, login=person.login, name=person.name, roles=person.roles)
        tools = Tools(
            clock=self.clock,
            new_id=uuid4,
            keys=FakeKeys(person, self.swapped),
            rules=rules(),
            papers=FakePapers(),
            sealed_files=self.sealed_files,
            outside=self.outside,
            protection=HighsProtection(),
            mailbox=Mailbox(),
            backups=FakeBackups(),
        )
        return Dispatcher(desk, actor, tools)

    def join(self, name: str, *roles: Role, **known: Any) -> Person:
        person = replace(a_person(name, roles=frozenset(roles)), **known)
        with self.desk.change() as work:
            work.office.people.add(person)
            work.commit()
        return person
