"""The key ring as the use cases know it: seal, open, invite, confirm."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from komma_desk.bootstrap.card_keys import RingCardKeys
from komma_desk.bootstrap.directory import directory_key_in, directory_setting
from komma_desk.bootstrap.invitation_record import material_of, record_of
from komma_desk.bootstrap.log_sealer import signed_by
from komma_desk.bootstrap.recovery_keys import new_recovery, rehearse
from komma_desk.bootstrap.vouching import (
    epoch_to,
    grant_to,
    is_set_back,
    is_vouched_for,
    public_of,
    signed_of,
    was_vouched_for,
)
from komma_desk.domain.access import KeyHoldings
from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.person import Person
from komma_desk.domain.role_presets import Group
from komma_desk.usecases.ports.keys import (
    KeysHeld,
    NewInvitation,
    NewRecovery,
    OpenedEnvelope,
    Renewed,
)
from komma_desk.usecases.ports.office import (
    Audience,
    GroupGrant,
    Invitation,
    StoredSettings,
)
from komma_desk.usecases.ports.office import GroupEpoch as StoredEpoch
from komma_desk.vault import (
    codes,
    envelope,
    granting,
    groups,
    holdings,
    inviting,
    renewing,
    unlocking,
)
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.groups import GroupEpoch
from komma_desk.vault.key_file import KeyFile
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.recipients import Recipient
from komma_desk.words import N_

_GROUP_OF = {Audience.CLEARING: groups.CLEARING, Audience.FIGURES: groups.FIGURES}


class KeysGone(Refusal):
    sentence = N_("The keys this person made are no longer in the store.")
    advice = N_("Please have your administrator invite this person again; nothing was changed.")


class DeskKeys(RingCardKeys):
    """Fulfils the port `Keys`; public keys are checked against the pin each time they are used."""

    def __init__(self, ring: KeyRing, cabinet: Cabinet, newest: dict[str, GroupEpoch]) -> None:
        """`newest` are the epochs of the groups something is sealed to, by name.

        Shared with whoever seals the log: a new epoch holds for both from the moment it is made.
        """
        super().__init__(ring, cabinet, newest)

    def seal_to_group(
        self, audience: Audience, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self._seal(kind, body, [self._ring.to_group(self._newest[_GROUP_OF[audience]])], at)

    def seal_to_person(
        self, person: Person, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        return self.seal_to_people([person], kind, body, at)

    def seal_to_people(
        self, people: Sequence[Person], kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        to = [self._ring.to_person(signed_of(each, self._ring)) for each in people]
        return self._seal(kind, body, to, at)

    def seal_to_self(self, kind: str, body: bytes, at: datetime) -> tuple[EnvelopeId, bytes]:
        return self._seal(kind, body, [self._ring.to_herself()], at)

    def _seal(
        self, kind: str, body: bytes, to: Sequence[Recipient], at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        envelope_id = EnvelopeId(uuid.uuid4())
        sealed = envelope.seal(
            kind, body, to=to, author=self._ring.person, envelope_id=envelope_id, sent_at=at
        )
        return envelope_id, sealed

    def open(self, data: bytes) -> OpenedEnvelope:
        opened = envelope.open_envelope(data, self._ring.opening_keys())
        return OpenedEnvelope(
            id=opened.envelope_id,
            kind=opened.kind,
            body=opened.body,
            author=None if self._is_not_who_it_says(opened) else opened.author_id,
            author_sealing=opened.author.sealing,
            author_signing=opened.author_signing_key,
            sent_at=opened.sent_at,
        )

    def _is_not_who_it_says(self, opened: envelope.Opened) -> bool:
        """Without an account; or under my own name, but not by me."""
        mine = self._ring.public
        in_my_name = opened.author_id == mine.person_id
        return opened.is_from_nobody or (in_my_name and opened.author != mine)

    def try_open(self, data: bytes) -> OpenedEnvelope | None:
        try:
            return self.open(data)
        except (Refusal, Trouble):
            return None

    def seal_own(self, label: str, data: bytes) -> bytes:
        return self._ring.seal_own(label, data)

    def open_own(self, label: str, sealed: bytes) -> bytes:
        return self._ring.open_own(label, sealed)

    def own_tag(self, label: str) -> str:
        return self._ring.own_tag(label)

    def is_confirmed(self, person: Person) -> bool:
        return is_vouched_for(person, self._ring)

    def is_set_back(self, person: Person) -> bool:
        return is_set_back(person, self._ring)

    def was_confirmed(self, person: Person) -> bool:
        return was_vouched_for(person, self._ring)

    def has_signed_log(self, signing: bytes, digest: bytes, signature: bytes) -> bool:
        return signed_by(signing, digest, signature)

    def fingerprint(self, person: Person) -> str:
        return public_of(person).fingerprint

    def own_fingerprint(self) -> str:
        return self._ring.public.fingerprint

    def held(self, people: Sequence[Person]) -> KeysHeld:
        file = self._cabinet.read()
        key_ids = {each.id: public_of(each).key_id for each in people if each.sealing}
        return KeysHeld(
            held={each.id: _held(file, each, key_ids.get(each.id)) for each in people},
            newest={one: file.active_generation(one) for one in Compartment},
            unknown_readers={
                one: holdings.unknown_readers(file, one, key_ids.values()) for one in Compartment
            },
            unknown_slots=holdings.unknown_slots(
                file, [each.login for each in people], list(key_ids.values())
            ),
        )

    def directory_epoch(self, settings: StoredSettings) -> int:
        kept = directory_key_in(settings)
        return 0 if kept is None else kept.epoch

    def spoken_passphrase(self) -> str:
        return codes.spoken_passphrase()

    def invite(self, person: Person, expires_at: datetime) -> NewInvitation:
        # An earlier try for this login ends here: its code, and keys nobody confirmed.
        granting.forget(
            self._cabinet, person.login, public_of(person).key_id if person.sealing else None
        )
        invited = inviting.invite(
            self._cabinet,
            self._ring,
            self._newest[groups.CLEARING],
            login=person.login,
            person_id=person.id,
            expires_at=expires_at,
        )
        record = invited.record
        return NewInvitation(
            invitation=Invitation(
                id=record.invitation_id,
                person=record.person_id,
                expires_at=record.expires_at,
                material=material_of(record),
            ),
            code=invited.code,
        )

    def confirm(
        self, person: Person, invitation: Invitation, groups: Mapping[str, int]
    ) -> tuple[bytes, tuple[GroupGrant, ...]]:
        file = self._cabinet.read()
        if file.slot_id(person.login) not in file.slots:
            # A crash while inviting her again: confirmed now, she could never come in.
            raise KeysGone
        signed = inviting.confirm(
            self._ring,
            record_of(invitation),
            public_of(person),
            invitation.proof,
            map(str, person.roles),
            login=person.login,
            name=person.name,
            terms=person.terms,
        )
        if Group.CLEARING in groups:
            granting.grant_file_key(self._cabinet, self._ring, Compartment.CASES, signed)
        grants = (granting.grant_group(self._ring, name, signed) for name in groups)
        return signed.signature, tuple(grant_to(each) for each in grants)

    def give_roles(
        self, person: Person, becoming: Person, groups: Sequence[str]
    ) -> tuple[bytes, tuple[GroupGrant, ...]]:
        before, after = signed_of(person, self._ring), signed_of(becoming, self._ring)
        generation = self._ring.file_key(Compartment.OFFICE).generation
        (signed,) = renewing.signed_anew(self._ring, [before], generation, after)
        if Group.CLEARING in groups:
            granting.grant_file_key(self._cabinet, self._ring, Compartment.CASES, signed)
        grants = (granting.grant_group(self._ring, name, signed) for name in groups)
        return signed.signature, tuple(map(grant_to, grants))

    def renew(
        self,
        staying: Sequence[Person],
        members: Mapping[str, Sequence[Person]],
        becoming: Person | None = None,
    ) -> Renewed:
        publics = {name: [public_of(each) for each in several] for name, several in members.items()}
        made = renewing.next_epochs(self._ring, publics)
        for epoch in made.epochs:
            self._newest[epoch.group] = epoch
        people = [signed_of(each, self._ring) for each in staying]
        following = self._ring.file_key(Compartment.OFFICE).generation + 1
        after = None if becoming is None else signed_of(becoming, self._ring)
        signed = renewing.signed_anew(self._ring, people, following, after)
        return Renewed(
            epochs=tuple(map(epoch_to, made.epochs)),
            grants=tuple(map(grant_to, made.grants)),
            signatures={each.public.person_id: each.signature for each in signed},
            directory=None if made.directory is None else directory_setting(made.directory),
        )

    def change_passphrase(self, login: str, old: str, new: str) -> None:
        unlocking.change_passphrase(self._cabinet, login, old, new)

    def new_recovery_code(self, login: str, passphrase: str) -> str:
        ring = unlocking.unlock(self._cabinet, login, passphrase)
        return unlocking.new_recovery_code(self._cabinet, ring)

    def make_recovery(self, heads: Mapping[Compartment, LogHead]) -> NewRecovery:
        return new_recovery(self._cabinet, self._ring, heads)

    def rehearse_recovery(
        self,
        half_a: str,
        half_b: str,
        kept: Person,
        *,
        epochs: Sequence[StoredEpoch],
        grants: Sequence[GroupGrant],
    ) -> None:
        rehearse(self._cabinet, self._ring, (half_a, half_b), kept, epochs, grants)


def _held(file: KeyFile, person: Person, key_id: bytes | None) -> KeyHoldings:
    found = holdings.holdings_of(file, person.login, key_id)
    return KeyHoldings(
        has_slot=found.has_slot,
        invited_until=found.invited_until,
        office=found.office,
        cases=found.cases,
    )
