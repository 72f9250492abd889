"""From what a person can remember to a key: the same on every keyboard, slow to guess."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from komma_desk.vault.refusals import PassphraseTooShort
from komma_desk.vault.seals import KEY_BYTES

SALT_BYTES = 16
_LEAST_CHARACTERS = 12
_LEAST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfSettings:
    """How much work one guess costs; the default is the second choice of RFC 9106, section 4."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def is_weaker_than(self, floor: KdfSettings) -> bool:
        return self.passes < floor.passes or self.memory_kib < floor.memory_kib


# OWASP's minimum; a file that asks for less has been tampered with.
FLOOR = KdfSettings(passes=2, memory_kib=19 * 1024, lanes=1)
# More than this is no protection but a way to lock everybody out.
CEILING = KdfSettings(passes=64, memory_kib=4 * 1024 * 1024, lanes=64)


def normalised(passphrase: str) -> str:
    """The same text however it was typed: Mac and Windows spell umlauts differently."""
    return unicodedata.normalize("NFKC", passphrase)


def normalised_login(login: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).casefold()).strip()


def check_strength(passphrase: str) -> None:
    """Raises PassphraseTooShort below twelve characters and below five words."""
    text = normalised(passphrase).strip()
    if len(text) < _LEAST_CHARACTERS and len(text.split()) < _LEAST_WORDS:
        raise PassphraseTooShort(characters=_LEAST_CHARACTERS, words=_LEAST_WORDS)


def stretched(passphrase: str, salt: bytes, settings: KdfSettings) -> bytes:
    """Argon2id of the normalised passphrase."""
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=settings.passes,
        lanes=settings.lanes,
        memory_cost=settings.memory_kib,
    ).derive(normalised(passphrase).encode("utf-8", "surrogatepass"))
