"""`keys.json` as bytes: written in one fixed shape, read with every field checked."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from komma_desk.vault.compartment import Compartment
from komma_desk.vault.key_file import (
    Generation,
    InvitationSlot,
    KeyFile,
    SealedFileKey,
    Slot,
)
from komma_desk.vault.passphrase import CEILING, KdfSettings
from komma_desk.vault.refusals import KeyFileDamaged, KeyFileTooNew, WeakenedKeyFile

MAGIC = "komma-desk keys"
VERSION = 1
_KDF_NAME = "argon2id"
_TOO_MUCH = 2**31  # no number in this file comes near it


def as_bytes(file: KeyFile) -> bytes:
    content = {
        "magic": MAGIC,
        "version": VERSION,
        "vault": str(file.vault_id),
        "slots": {slot_id.hex(): _slot_out(slot) for slot_id, slot in file.slots.items()},
        "generations": [
            {
                "compartment": one.compartment.value,
                "number": one.number,
                "commitment": _text(one.commitment),
                "signature": _text(one.signature),
            }
            for one in file.generations
        ],
        "file_keys": [
            {
                "to": one.to.hex(),
                "compartment": one.compartment.value,
                "generation": one.generation,
                "sealed": _text(one.sealed),
            }
            for one in file.file_keys
        ],
        "invitations": {
            one_id.hex(): {"expires_at": one.expires_at.isoformat(), "sealed": _text(one.sealed)}
            for one_id, one in file.invitations.items()
        },
    }
    return json.dumps(content, indent=1, sort_keys=True).encode("ascii") + b"\n"


def from_bytes(data: bytes, *, floor: KdfSettings, name: str) -> KeyFile:
    """Raises KeyFileDamaged, KeyFileTooNew, WeakenedKeyFile; `name` is how they call the file."""
    try:
        content = _Fields(json.loads(data))
        if content.text("magic") != MAGIC:
            raise KeyFileDamaged(file=name)
        if content.whole("version") > VERSION:
            raise KeyFileTooNew(file=name)
        file = _file_in(content)
    except (ValueError, KeyError, TypeError, RecursionError) as damaged:
        raise KeyFileDamaged(file=name) from damaged
    for slot in file.slots.values():
        if slot.kdf.is_weaker_than(floor):
            raise WeakenedKeyFile(file=name)
        if CEILING.is_weaker_than(slot.kdf) or not 1 <= slot.kdf.lanes <= CEILING.lanes:
            raise KeyFileDamaged(file=name)
    return file


class _Fields:
    """A JSON object whose fields are asked for with the type they must have."""

    def __init__(self, content: object) -> None:
        if not isinstance(content, dict):
            raise TypeError("not an object")
        self._content: Mapping[str, object] = content

    def names(self) -> tuple[str, ...]:
        return tuple(self._content)

    def text(self, name: str) -> str:
        value = self._content[name]
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def whole(self, name: str) -> int:
        value = self._content[name]
        if type(value) is not int or not 0 <= value < _TOO_MUCH:
            raise TypeError(name)
        return value

    def raw(self, name: str) -> bytes:
        return b64decode(self.text(name), validate=True)

    def raw_or_none(self, name: str) -> bytes | None:
        return None if self._content[name] is None else self.raw(name)

    def moment(self, name: str) -> datetime:
        value = datetime.fromisoformat(self.text(name))
        if value.tzinfo is None:
            raise ValueError(name)
        return value

    def part(self, name: str) -> _Fields:
        return _Fields(self._content[name])

    def named_parts(self, name: str) -> Mapping[bytes, _Fields]:
        parts = self.part(name)
        return {bytes.fromhex(key): parts.part(key) for key in parts.names()}

    def parts(self, name: str) -> tuple[_Fields, ...]:
        value = self._content[name]
        if not isinstance(value, list):
            raise TypeError(name)
        return tuple(_Fields(one) for one in value)


def _file_in(content: _Fields) -> KeyFile:
    return KeyFile(
        vault_id=UUID(content.text("vault")),
        slots={one: _slot_in(slot) for one, slot in content.named_parts("slots").items()},
        generations=tuple(
            Generation(
                compartment=Compartment(one.text("compartment")),
                number=one.whole("number"),
                commitment=one.raw("commitment"),
                signature=one.raw("signature"),
            )
            for one in content.parts("generations")
        ),
        file_keys=tuple(
            SealedFileKey(
                to=bytes.fromhex(one.text("to")),
                compartment=Compartment(one.text("compartment")),
                generation=one.whole("generation"),
                sealed=one.raw("sealed"),
            )
            for one in content.parts("file_keys")
        ),
        invitations={
            one_id: InvitationSlot(expires_at=one.moment("expires_at"), sealed=one.raw("sealed"))
            for one_id, one in content.named_parts("invitations").items()
        },
    )


def _slot_out(slot: Slot) -> Mapping[str, object]:
    return {
        "kdf": {
            "name": _KDF_NAME,
            "passes": slot.kdf.passes,
            "memory_kib": slot.kdf.memory_kib,
            "lanes": slot.kdf.lanes,
        },
        "salt": _text(slot.salt),
        "by_passphrase": _text(slot.by_passphrase),
        "by_recovery": None if slot.by_recovery is None else _text(slot.by_recovery),
        "bundle": _text(slot.bundle),
    }


def _slot_in(content: _Fields) -> Slot:
    kdf = content.part("kdf")
    if kdf.text("name") != _KDF_NAME:
        raise ValueError("kdf")
    return Slot(
        kdf=KdfSettings(
            passes=kdf.whole("passes"),
            memory_kib=kdf.whole("memory_kib"),
            lanes=kdf.whole("lanes"),
        ),
        salt=content.raw("salt"),
        by_passphrase=content.raw("by_passphrase"),
        by_recovery=content.raw_or_none("by_recovery"),
        bundle=content.raw("bundle"),
    )


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
