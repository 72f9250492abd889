"""Inviting by a one-time code: the new person makes her own keys, clearing checks they are hers.

Who invites knows the code; so clearing also compares the fingerprint with the person by voice.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from komma_desk.domain.identifiers import InvitationId, PersonId
from komma_desk.vault.bundle import Bundle
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.codes import one_time_code, read_one_time_code
from komma_desk.vault.compartment import Compartment, CompartmentKey
from komma_desk.vault.file_keys import check_file_key, seal_file_key
from komma_desk.vault.groups import CLEARING, GroupEpoch
from komma_desk.vault.key_file import InvitationSlot, KeyFile
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import check_strength
from komma_desk.vault.person_keys import PersonKeys, PublicKeys, SignedPublicKeys, sign_public_keys
from komma_desk.vault.refusals import (
    InvitationExpired,
    LoginTaken,
    SwappedKey,
    WrongInvitation,
)
from komma_desk.vault.seals import (
    ID_BYTES,
    SealBrokenError,
    derived,
    joined,
    new_key,
    open_with,
    seal,
    seal_to,
    unseal,
)
from komma_desk.vault.slots import new_slot
from komma_desk.vault.unlocking import new_recovery_code, unlock

_SLOT = "invitation slot/1"
_PROOF = "invitation proof/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRecord:
    """For the office compartment: clearing checks with it that the code's holder made the keys."""

    invitation_id: InvitationId
    person_id: PersonId
    expires_at: datetime
    clearing_epoch: int
    sealed_proof_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    record: InvitationRecord
    code: str = field(repr=False)  # shown once


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """`public` and `proof` go to the office compartment; the recovery code is shown once."""

    ring: KeyRing = field(repr=False)
    invitation_id: InvitationId
    public: PublicKeys
    proof: bytes
    recovery_code: str = field(repr=False)


def invite(
    cabinet: Cabinet,
    ring: KeyRing,
    clearing: GroupEpoch,
    *,
    login: str,
    person_id: PersonId,
    expires_at: datetime,
) -> Invited:
    """Open an invitation; an earlier one for this login is dead. Raises LoginTaken, SwappedKey."""
    file = cabinet.read()
    if file.slot_id(login) in file.slots:
        raise LoginTaken
    recipient = ring.to_group(clearing)
    code, slot_id = one_time_code(), file.invitation_id(login)
    secret = read_one_time_code(code)
    invitation_id = InvitationId(UUID(bytes=secrets.token_bytes(ID_BYTES), version=4))
    key = ring.file_key(Compartment.OFFICE)
    content = {
        "invitation": str(invitation_id),
        "person": str(person_id),
        "directory": ring.directory_public.hex(),
        "generation": key.generation,
        "key": key.raw.hex(),
    }
    place = _slot_place(file.vault_id, slot_id, expires_at)
    sealed = seal(derived(secret, _SLOT), json.dumps(content).encode("ascii"), place)
    record = InvitationRecord(
        invitation_id=invitation_id,
        person_id=person_id,
        expires_at=expires_at,
        clearing_epoch=clearing.epoch,
        sealed_proof_key=seal_to(
            recipient.sealing, derived(secret, _PROOF), _proof_place(invitation_id, person_id)
        ),
    )
    slot = InvitationSlot(expires_at=expires_at, sealed=sealed)
    cabinet.replace(file.with_invitation(slot_id, slot))
    return Invited(record=record, code=code)


def accept(cabinet: Cabinet, *, login: str, code: str, passphrase: str, now: datetime) -> Accepted:
    """Make one's own keys and slot; `use_up` ends the invitation once the office knows of them.

    Until then the same code goes on with the keys made before, for whoever knows their passphrase:
    a crash between the two leaves nobody outside. Raises CodeMistyped, WrongInvitation,
    InvitationExpired, PassphraseTooShort, LoginTaken, WrongLoginOrPassphrase.
    """
    check_strength(passphrase)
    secret = read_one_time_code(code)
    file = cabinet.read()
    has_slot = file.slot_id(login) in file.slots
    if has_slot and file.invitation_id(login) not in file.invitations:
        raise LoginTaken
    ticket = _open_slot(file, login, secret, now)
    if has_slot:
        ring = unlock(cabinet, login, passphrase)
        if ring.person_id != ticket.person_id:
            raise LoginTaken
        return _accepted(ring, ticket, secret, new_recovery_code(cabinet, ring))
    person = PersonKeys.new(ticket.person_id)
    slot_id, master_key = file.slot_id(login), new_key()
    bundle = Bundle(person=person, directory_public=ticket.directory_public)
    slot, recovery_code = new_slot(
        passphrase,
        master_key=master_key,
        bundle=bundle,
        settings=cabinet.settings,
        vault_id=file.vault_id,
        slot_id=slot_id,
    )
    cabinet.replace(
        file.with_slot(slot_id, slot).with_file_keys(
            seal_file_key(file.vault_id, ticket.office_key, person.public)
        )
    )
    ring = KeyRing(
        vault_id=file.vault_id,
        slot_id=slot_id,
        master_key=master_key,
        bundle=bundle,
        file_keys=[ticket.office_key],
    )
    return _accepted(ring, ticket, secret, recovery_code)


def use_up(cabinet: Cabinet, login: str) -> None:
    """The code opens nothing from now on."""
    file = cabinet.read()
    cabinet.replace(file.without_invitation(file.invitation_id(login)))


def _accepted(ring: KeyRing, ticket: _Ticket, secret: bytes, recovery_code: str) -> Accepted:
    return Accepted(
        ring=ring,
        invitation_id=ticket.invitation_id,
        public=ring.public,
        proof=_proof(derived(secret, _PROOF), ticket.invitation_id, ring.public),
        recovery_code=recovery_code,
    )


def check_invitation_proof(
    ring: KeyRing, record: InvitationRecord, public: PublicKeys, proof: bytes
) -> None:
    """Raises SwappedKey unless the holder of the code made these keys; KeyNotYours off clearing."""
    keys = ring.group_keys(CLEARING, record.clearing_epoch)
    place = _proof_place(record.invitation_id, record.person_id)
    try:
        proof_key = open_with(keys.private, record.sealed_proof_key, place)
    except SealBrokenError as broken:
        raise SwappedKey from broken
    expected = _proof(proof_key, record.invitation_id, public)
    if public.person_id != record.person_id or not hmac.compare_digest(expected, proof):
        raise SwappedKey


def confirm(
    ring: KeyRing,
    record: InvitationRecord,
    public: PublicKeys,
    proof: bytes,
    roles: Iterable[str] = (),
    *,
    login: str = "",
    name: str = "",
    terms: str = "",
) -> SignedPublicKeys:
    """A clearing officer vouches for new keys, roles and name; SwappedKey or KeyNotYours."""
    check_invitation_proof(ring, record, public, proof)
    return sign_public_keys(
        ring.directory_key,
        public,
        roles,
        login=login,
        name=name,
        generation=ring.file_key(Compartment.OFFICE).generation,
        terms=terms,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ticket:
    invitation_id: InvitationId
    person_id: PersonId
    directory_public: bytes
    office_key: CompartmentKey


def _open_slot(file: KeyFile, login: str, secret: bytes, now: datetime) -> _Ticket:
    slot_id = file.invitation_id(login)
    if slot_id not in file.invitations:
        raise WrongInvitation
    slot = file.invitations[slot_id]
    place = _slot_place(file.vault_id, slot_id, slot.expires_at)
    try:
        content = json.loads(unseal(derived(secret, _SLOT), slot.sealed, place))
    except SealBrokenError as broken:
        raise WrongInvitation from broken
    # Only whoever has the code learns that it is too late.
    if now >= slot.expires_at:
        raise InvitationExpired
    ticket = _Ticket(
        invitation_id=InvitationId(UUID(content["invitation"])),
        person_id=PersonId(UUID(content["person"])),
        directory_public=bytes.fromhex(content["directory"]),
        office_key=CompartmentKey(
            compartment=Compartment.OFFICE,
            generation=content["generation"],
            raw=bytes.fromhex(content["key"]),
        ),
    )
    check_file_key(file, ticket.office_key, ticket.directory_public)
    return ticket


def _proof(proof_key: bytes, invitation_id: InvitationId, public: PublicKeys) -> bytes:
    said = joined(_PROOF, invitation_id, public.person_id, public.sealing, public.signing)
    return hmac.digest(proof_key, said, "sha256")


def _slot_place(vault_id: UUID, slot_id: bytes, expires_at: datetime) -> bytes:
    return joined("komma-desk/invitation", vault_id, slot_id, expires_at.isoformat())


def _proof_place(invitation_id: InvitationId, person_id: PersonId) -> bytes:
    return joined("komma-desk/invitation proof", invitation_id, person_id)
