"""The keys of somebody at the bench: seals by writing down for whom, and remembers what it gave."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from komma_desk.domain.access import KeyHoldings
from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import EnvelopeId, InvitationId, PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.domain.roles import Role
from komma_desk.usecases.ports.keys import (
    KeysHeld,
    NewInvitation,
    NewRecovery,
    OpenedEnvelope,
    Renewed,
)
from komma_desk.usecases.ports.office import (
    Audience,
    GroupEpoch,
    GroupGrant,
    Invitation,
    StoredProcedure,
    StoredSettings,
)
from tests.usecases.bench_card_keys import FakeCardKeys

CODE, SPOKEN = "ABCD-EFGH", "tamo ripe luko zeba"
HALVES: Final = ("A-HALF", "B-HALF")
PASSPHRASE: Final = "Der Schirm am Markt"
GROUPS: Final = {
    Role.CLEARING: frozenset({Audience.CLEARING, Audience.FIGURES}),
    Role.SUBSTITUTE: frozenset({Audience.CLEARING, Audience.FIGURES}),
    Role.INTEGRATION: frozenset({Audience.FIGURES}),
}


class NotForYou(Refusal):
    sentence = "not for you"


class FakeKeys(FakeCardKeys):
    """Seals by writing down for whom; `swapped` are people whose keys nobody signed."""

    def __init__(self, me: Person, swapped: set[PersonId]) -> None:
        self._me, self._swapped = me, swapped

    def seal_to_group(
        self, audience: Audience, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self._seal([str(audience)], kind, body, at)

    def seal_to_person(
        self, person: Person, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self._seal([str(person.id)], kind, body, at)

    def seal_to_people(
        self, people: Sequence[Person], kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self._seal([str(each.id) for each in people], kind, body, at)

    def seal_to_self(self, kind: str, body: bytes, at: datetime) -> tuple[EnvelopeId, bytes]:
        return self._seal([str(self._me.id)], kind, body, at)

    def _seal(
        self, to: list[str], kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
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
        if mine.isdisjoint(sealed["to"]):
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

    def is_set_back(self, person: Person) -> bool:
        return person.sealing != self._me.sealing

    def was_confirmed(self, person: Person) -> bool:
        return bool(person.signature) and person.id not in self._swapped

    def give_roles(
        self, person: Person, becoming: Person, groups: Sequence[str]
    ) -> tuple[bytes, tuple[GroupGrant, ...]]:
        assert person.id == becoming.id
        return b"signed more", tuple(
            GroupGrant(group=name, epoch=1, person=person.id, sealed=b"grant") for name in groups
        )

    def renew(
        self,
        staying: Sequence[Person],
        members: Mapping[str, Sequence[Person]],
        becoming: Person | None = None,
    ) -> Renewed:
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

    def make_recovery(self, heads: Mapping[Compartment, LogHead]) -> NewRecovery:
        assert set(heads) == set(Compartment)
        return NewRecovery(
            sealing=b"rs",
            signing=b"rg",
            signature=b"signed",
            grants=(GroupGrant(group="clearing", epoch=1, person=ITS_ID, sealed=b"grant"),),
            half_a=HALVES[0],
            half_b=HALVES[1],
            store="M4RK",
        )

    def rehearse_recovery(
        self,
        half_a: str,
        half_b: str,
        kept: Person,
        *,
        epochs: Sequence[GroupEpoch],
        grants: Sequence[GroupGrant],
    ) -> None:
        assert kept.sealing == b"rs"
        assert {each.group for each in epochs} == {each.group for each in grants}
        if (half_a, half_b) != HALVES:
            raise NotForYou

    def sign(self, label: str, said: bytes) -> bytes:
        return self._me.signing + label.encode() + said

    def has_signed(self, signing: bytes, label: str, said: bytes, signature: bytes) -> bool:
        return bool(signature) and signature == signing + label.encode() + said

    def countersign(self, login: str, passphrase: str, label: str, said: bytes) -> bytes:
        if passphrase != PASSPHRASE:
            raise NotForYou
        return login.encode() + label.encode() + said

    def is_published(self, procedure: StoredProcedure, signature: str) -> bool:
        return signature != "forged"

    def vouch(self, procedure: StoredProcedure) -> str:
        return f"clearing: {procedure.text}"

    def is_vouched(self, procedure: StoredProcedure, signature: str) -> bool:
        return signature == f"clearing: {procedure.text}"

    def has_signed_log(self, signing: bytes, digest: bytes, signature: bytes) -> bool:
        return signature == b"signed:" + signing + digest

    def own_fingerprint(self) -> str:
        return self.fingerprint(self._me)

    def fingerprint(self, person: Person) -> str:
        return person.sealing.hex()[:8]

    def held(self, people: Sequence[Person]) -> KeysHeld:
        """Whoever came has a slot; whoever is confirmed for clearing holds the cases."""
        come = {each.id: each for each in people if each.standing is not Standing.INVITED}
        clearing = {
            each.id
            for each in people
            if {Role.CLEARING, Role.SUBSTITUTE} & each.roles and each.standing is Standing.CONFIRMED
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
