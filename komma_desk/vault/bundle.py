"""A person's sealed bundle: her private keys, the pinned directory key, the last log heads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from komma_desk.domain.audit import LogHead
from komma_desk.domain.identifiers import PersonId
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.seals import derived, joined, seal, unseal

_KEY = "bundle/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    person: PersonKeys
    directory_public: bytes
    heads: Mapping[Compartment, LogHead] = field(default_factory=dict)
    confirmed: bool = False  # she saw clearing's signature under these keys once


def seal_bundle(bundle: Bundle, master_key: bytes, vault_id: UUID, slot_id: bytes) -> bytes:
    content = {
        "person": str(bundle.person.person_id),
        "sealing": bundle.person.sealing.hex(),
        "signing": bundle.person.signing.hex(),
        "directory": bundle.directory_public.hex(),
        "heads": {compartment.value: head.text for compartment, head in bundle.heads.items()},
        "confirmed": bundle.confirmed,
    }
    plain = json.dumps(content, sort_keys=True).encode("ascii")
    return seal(derived(master_key, _KEY), plain, _place(vault_id, slot_id))


def open_bundle(sealed: bytes, master_key: bytes, vault_id: UUID, slot_id: bytes) -> Bundle:
    """Raises SealBrokenError; what opens was written by `seal_bundle`."""
    plain = unseal(derived(master_key, _KEY), sealed, _place(vault_id, slot_id))
    content = json.loads(plain)
    return Bundle(
        person=PersonKeys(
            person_id=PersonId(UUID(content["person"])),
            sealing=bytes.fromhex(content["sealing"]),
            signing=bytes.fromhex(content["signing"]),
        ),
        directory_public=bytes.fromhex(content["directory"]),
        heads={
            Compartment(compartment): LogHead.read(head)
            for compartment, head in content["heads"].items()
        },
        confirmed=content.get("confirmed", False),  # a bundle of before does not know
    )


def _place(vault_id: UUID, slot_id: bytes) -> bytes:
    return joined("komma-desk/bundle", vault_id, slot_id)
