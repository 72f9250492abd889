"""Who holds what, as far as the key file shows it to everybody: by login and by key id."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from komma_desk.vault.compartment import Compartment
from komma_desk.vault.key_file import KeyFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """`invited_until` is the end of an open invitation; the numbers are generations."""

    has_slot: bool
    invited_until: datetime | None
    office: tuple[int, ...]
    cases: tuple[int, ...]


def holdings_of(file: KeyFile, login: str, key_id: bytes | None) -> Holdings:
    """`key_id` of her present public key; None before she made one. Needs no private key."""
    invitation = file.invitations.get(file.invitation_id(login))
    return Holdings(
        has_slot=file.slot_id(login) in file.slots,
        invited_until=None if invitation is None else invitation.expires_at,
        office=_generations(file, Compartment.OFFICE, key_id),
        cases=_generations(file, Compartment.CASES, key_id),
    )


def unknown_readers(file: KeyFile, compartment: Compartment, known: Collection[bytes]) -> int:
    """How many key ids a file key of this compartment is sealed to that are not `known`."""
    readers = {one.to for one in file.file_keys if one.compartment == compartment}
    return len(readers.difference(known))


def unknown_slots(file: KeyFile, logins: Collection[str], key_ids: Collection[bytes] = ()) -> int:
    """`key_ids`: the slot of the organisation's recovery lies under its key id."""
    return len(set(file.slots) - {file.slot_id(login) for login in logins} - set(key_ids))


def _generations(file: KeyFile, compartment: Compartment, key_id: bytes | None) -> tuple[int, ...]:
    return tuple(
        sorted(
            one.generation
            for one in file.file_keys
            if one.to == key_id and one.compartment == compartment
        )
    )
