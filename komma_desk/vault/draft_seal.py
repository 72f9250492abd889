"""A draft at rest under a passphrase, in a file of its own: of somebody without a store.

Stretched once when it is opened, so that each later save costs no more than a seal.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Self

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.vault.passphrase import (
    CEILING,
    SALT_BYTES,
    KdfSettings,
    check_strength,
    stretched,
)
from komma_desk.vault.seals import SealBrokenError, commitment, derived, joined, seal, unseal
from komma_desk.words import N_

_MAGIC: Final = b"KOMMADRF"
_VERSION: Final = 1
_HEAD: Final = struct.Struct(f">8sB{SALT_BYTES}sHIB32s")
_COMMITMENT, _CONTENT = "draft file/1", "draft file content/1"
_CHECKSUM_BYTES: Final = 32


class WrongDraftPassphrase(Refusal):
    sentence = N_("This passphrase does not open the draft.")
    advice = N_(
        "Please check it, also the caps lock key and the keyboard language. The draft is whole; "
        "nothing was lost."
    )


class DraftDamaged(Trouble):
    sentence = N_("The draft on this computer is damaged and cannot be opened.")
    advice = N_("Please put it away and begin again. A report that was sealed is not affected.")


class DraftTooNew(Refusal):
    sentence = N_("This draft was written by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk and open it again. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSeal:
    """Made by a passphrase; lives in memory while one writes."""

    _head: bytes
    _key: bytes = field(repr=False)

    @classmethod
    def new(cls, passphrase: str, settings: KdfSettings) -> Self:
        """Raises PassphraseTooShort."""
        check_strength(passphrase)
        salt = secrets.token_bytes(SALT_BYTES)
        key = stretched(passphrase, salt, settings)
        head = _HEAD.pack(
            _MAGIC,
            _VERSION,
            salt,
            settings.passes,
            settings.memory_kib,
            settings.lanes,
            commitment(key, _COMMITMENT),
        )
        return cls(_head=head, _key=key)

    @classmethod
    def opened(cls, data: bytes, passphrase: str) -> tuple[Self, bytes]:
        """With what lies in it; raises WrongDraftPassphrase, DraftDamaged or DraftTooNew."""
        head, body, checksum = _parts(data)
        _magic, _version, salt, passes, memory, lanes, committed = _HEAD.unpack(head)
        settings = KdfSettings(passes=passes, memory_kib=memory, lanes=lanes)
        # Not against an attacker, the seal is: it tells a wrong passphrase from a damaged file.
        if sha256(head + body).digest() != checksum or not _is_bearable(settings):
            raise DraftDamaged
        key = stretched(passphrase, salt, settings)
        if commitment(key, _COMMITMENT) != committed:
            raise WrongDraftPassphrase
        made = cls(_head=head, _key=key)
        try:
            return made, unseal(derived(key, _CONTENT), body, made._place)
        except SealBrokenError as broken:
            raise DraftDamaged from broken

    def sealed(self, plain: bytes) -> bytes:
        body = seal(derived(self._key, _CONTENT), plain, self._place)
        return self._head + body + sha256(self._head + body).digest()

    @property
    def _place(self) -> bytes:
        return joined("komma-desk/draft file", self._head)


def _parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    if not data.startswith(_MAGIC) or len(data) < _HEAD.size + _CHECKSUM_BYTES:
        raise DraftDamaged
    if data[len(_MAGIC)] != _VERSION:
        raise DraftTooNew
    return data[: _HEAD.size], data[_HEAD.size : -_CHECKSUM_BYTES], data[-_CHECKSUM_BYTES:]


def _is_bearable(settings: KdfSettings) -> bool:
    """Within what the primitive takes and a computer can do."""
    lanes = settings.lanes
    least = settings.passes >= 1 and lanes >= 1 and settings.memory_kib >= 8 * lanes
    return least and lanes <= CEILING.lanes and not CEILING.is_weaker_than(settings)
