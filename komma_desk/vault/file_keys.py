"""The keys of the two encrypted files: made, vouched for by the directory key, sealed to people."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from komma_desk.vault.compartment import Compartment, CompartmentKey
from komma_desk.vault.key_file import Generation, KeyFile, SealedFileKey
from komma_desk.vault.person_keys import (
    DirectoryKey,
    PersonKeys,
    PublicKeys,
    check_directory_signature,
)
from komma_desk.vault.refusals import GrantDamaged
from komma_desk.vault.seals import (
    ID_BYTES,
    SealBrokenError,
    commitment,
    joined,
    new_key,
    open_with,
    seal_to,
)

_LABEL = "generation of a file key/1"
_COMMITMENT = "file key/1"


def new_file_key(
    vault_id: UUID, compartment: Compartment, number: int, directory: DirectoryKey
) -> tuple[CompartmentKey, Generation]:
    key = CompartmentKey(compartment=compartment, generation=number, raw=new_key())
    committed = commitment(key.raw, _COMMITMENT)
    signature = directory.sign(_LABEL, _said(vault_id, compartment, number, committed))
    return key, Generation(
        compartment=compartment, number=number, commitment=committed, signature=signature
    )


def file_mark(vault_id: UUID, compartment: Compartment, generation: int) -> bytes:
    """The salt at the head of a file of this generation: 16 bytes that say whose key fits.

    No secret, and none is needed: the key itself is random. Files of a founding carry any salt.
    """
    place = joined("komma-desk/file mark", vault_id, compartment.value, generation)
    return sha256(place).digest()[:ID_BYTES]


def seal_file_key(vault_id: UUID, key: CompartmentKey, to: PublicKeys) -> SealedFileKey:
    """`to` has been checked against the directory key, or is the sealing person herself."""
    place = _place(vault_id, key.compartment, key.generation, to.key_id)
    return SealedFileKey(
        to=to.key_id,
        compartment=key.compartment,
        generation=key.generation,
        sealed=seal_to(to.sealing, key.raw, place),
    )


def open_file_keys(
    file: KeyFile, keys: PersonKeys, directory_public: bytes
) -> Iterable[CompartmentKey]:
    """Every file key in the file that is hers.

    Raises GrantDamaged for one that does not open or is not the one clearing has signed, so that
    nobody is led to write into a file under a key of somebody else's choice.
    """
    mine = keys.public.key_id
    for one in file.file_keys:
        if one.to == mine:
            yield _opened(file, one, keys, directory_public)


def check_file_key(file: KeyFile, key: CompartmentKey, directory_public: bytes) -> None:
    """Raises GrantDamaged or SwappedKey unless clearing has signed exactly this key."""
    for one in file.generations:
        if (one.compartment, one.number) == (key.compartment, key.generation):
            said = _said(file.vault_id, one.compartment, one.number, one.commitment)
            check_directory_signature(directory_public, _LABEL, said, one.signature)
            if one.commitment == commitment(key.raw, _COMMITMENT):
                return
    raise GrantDamaged


def _opened(
    file: KeyFile, one: SealedFileKey, keys: PersonKeys, directory_public: bytes
) -> CompartmentKey:
    place = _place(file.vault_id, one.compartment, one.generation, one.to)
    try:
        raw = open_with(keys.sealing, one.sealed, place)
    except SealBrokenError as broken:
        raise GrantDamaged from broken
    key = CompartmentKey(compartment=one.compartment, generation=one.generation, raw=raw)
    check_file_key(file, key, directory_public)
    return key


def _place(vault_id: UUID, compartment: Compartment, generation: int, to: bytes) -> bytes:
    return joined("komma-desk/file key", vault_id, compartment.value, generation, to)


def _said(vault_id: UUID, compartment: Compartment, number: int, committed: bytes) -> bytes:
    return joined(vault_id, compartment.value, number, committed)
