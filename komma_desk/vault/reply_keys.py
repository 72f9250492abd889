"""The keys of somebody without an account: derived anew each time, kept nowhere.

By them she signs her report and her later letters, and opens what the office answers.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final
from uuid import UUID

from komma_desk.domain.identifiers import ReportId
from komma_desk.vault.passphrase import SALT_BYTES, KdfSettings, check_strength, stretched
from komma_desk.vault.person_keys import NOBODY, PersonKeys
from komma_desk.vault.return_code import read_return_code
from komma_desk.vault.seals import derived, joined

# Part of the format: an answer in two years is opened with what today's report was signed with.
_WORK: Final = KdfSettings(passes=3, memory_kib=64 * 1024, lanes=4)
_SEALING, _SIGNING = "reply sealing/1", "reply signing/1"


def keys_of_code(code: str, directory: bytes) -> PersonKeys:
    """Of an anonymous person; her code alone is enough, so its salt is the office's key.

    The code is random, so nobody can prepare a list of likely ones. Raises ReturnCodeMistyped.
    """
    return _keys(read_return_code(code), _salt("return code", directory))


def keys_of_passphrase(passphrase: str, report: ReportId) -> PersonKeys:
    """Of somebody with a name; the salt is the random number of her report.

    It stands on her receipt and on each answer, and the office needs to keep nothing more.
    """
    return _keys(passphrase, _salt("reply passphrase", report.bytes))


def require_reply_passphrase(passphrase: str) -> None:
    """Raises PassphraseTooShort: whoever has an answer file can try as long as she likes."""
    check_strength(passphrase)


def _salt(label: str, of: bytes) -> bytes:
    return sha256(joined("komma-desk/salt", label, of)).digest()[:SALT_BYTES]


def _keys(secret: str, salt: bytes) -> PersonKeys:
    key = stretched(secret, salt, _WORK)
    return PersonKeys(
        person_id=NOBODY, sealing=derived(key, _SEALING), signing=derived(key, _SIGNING)
    )


def report_of_code(keys: PersonKeys) -> ReportId:
    """The number of the one report written with this code; so the code alone finds it again."""
    digest = sha256(joined("komma-desk/report of a code", keys.public.signing)).digest()
    return ReportId(UUID(bytes=digest[:16], version=4))
