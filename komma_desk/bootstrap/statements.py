"""Statements people sign: their own, and those of somebody who stands beside the desk."""

from __future__ import annotations

from typing import Final

from komma_desk.vault import countersigning
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.signing import has_signed

_STATEMENT: Final = "statement: "  # keeps these apart from every other signature of hers


class StatementKeys:
    """The part of the port `Keys` that is about statements."""

    def __init__(self, ring: KeyRing, cabinet: Cabinet) -> None:
        self._ring, self._cabinet = ring, cabinet

    def sign(self, label: str, said: bytes) -> bytes:
        return self._ring.sign(_STATEMENT + label, said)

    def countersign(self, login: str, passphrase: str, label: str, said: bytes) -> bytes:
        """Her ring lives for this one signature and is never kept."""
        return countersigning.countersign(
            self._cabinet, login, passphrase, _STATEMENT + label, said
        )

    def has_signed(self, signing: bytes, label: str, said: bytes, signature: bytes) -> bool:
        return has_signed(signing, _STATEMENT + label, said, signature)
