"""What `keys.json` holds: a slot per person, sealed file keys, open invitations; no names."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from komma_desk.vault.compartment import Compartment
from komma_desk.vault.passphrase import KdfSettings, normalised_login
from komma_desk.vault.seals import ID_BYTES, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One person's way in: passphrase (or recovery code) -> user master key -> bundle."""

    kdf: KdfSettings
    salt: bytes
    by_passphrase: bytes
    by_recovery: bytes | None
    bundle: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """Which file key is the true one: its commitment, signed with the directory key."""

    compartment: Compartment
    number: int
    commitment: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFileKey:
    to: bytes  # key id of the person's public sealing key
    compartment: Compartment
    generation: int
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationSlot:
    expires_at: datetime
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """The whole file as one immutable value; changed only by writing another one in its place."""

    vault_id: UUID
    slots: Mapping[bytes, Slot] = field(default_factory=dict)
    generations: tuple[Generation, ...] = ()
    file_keys: tuple[SealedFileKey, ...] = ()
    invitations: Mapping[bytes, InvitationSlot] = field(default_factory=dict)

    def slot_id(self, login: str) -> bytes:
        return _keyed(self.vault_id, "slot", login)

    def invitation_id(self, login: str) -> bytes:
        return _keyed(self.vault_id, "invitation", login)

    def with_slot(self, slot_id: bytes, slot: Slot) -> KeyFile:
        return replace(self, slots=MappingProxyType({**self.slots, slot_id: slot}))

    def without_slot(self, slot_id: bytes) -> KeyFile:
        left = {one: slot for one, slot in self.slots.items() if one != slot_id}
        return replace(self, slots=MappingProxyType(left))

    def with_invitation(self, invitation_id: bytes, invitation: InvitationSlot) -> KeyFile:
        return replace(
            self, invitations=MappingProxyType({**self.invitations, invitation_id: invitation})
        )

    def without_invitation(self, invitation_id: bytes) -> KeyFile:
        left = {one: slot for one, slot in self.invitations.items() if one != invitation_id}
        return replace(self, invitations=MappingProxyType(left))

    def with_file_keys(self, *added: SealedFileKey) -> KeyFile:
        """A key sealed again for the same person and generation replaces the earlier one."""
        places = {(one.to, one.compartment, one.generation) for one in added}
        kept = [
            one for one in self.file_keys if (one.to, one.compartment, one.generation) not in places
        ]
        return replace(self, file_keys=(*kept, *added))

    def with_generation(self, generation: Generation) -> KeyFile:
        return replace(self, generations=(*self.generations, generation))

    def without_file_keys_of(
        self, person_key_id: bytes, compartment: Compartment | None = None
    ) -> KeyFile:
        """All of them, or those of one file."""
        return replace(
            self,
            file_keys=tuple(
                one
                for one in self.file_keys
                if one.to != person_key_id or compartment not in {None, one.compartment}
            ),
        )

    def only_for(self, *, slots: Collection[bytes], key_ids: Collection[bytes]) -> KeyFile:
        """Without the slots and file keys of anybody else, and without open invitations."""
        kept = {one: slot for one, slot in self.slots.items() if one in slots}
        return replace(
            self,
            slots=MappingProxyType(kept),
            file_keys=tuple(one for one in self.file_keys if one.to in key_ids),
            invitations=MappingProxyType({}),
        )

    def active_generation(self, compartment: Compartment) -> int:
        """The newest generation; 0 where there is none."""
        return max(
            (one.number for one in self.generations if one.compartment == compartment), default=0
        )


def _keyed(vault_id: UUID, what: str, login: str) -> bytes:
    message = joined(what, normalised_login(login))
    return hmac.digest(vault_id.bytes, message, "sha256")[:ID_BYTES]
