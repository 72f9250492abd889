"""One signature of somebody who stands beside the desk; her keys are opened for nothing else."""

from __future__ import annotations

from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.unlocking import unlock


def countersign(cabinet: Cabinet, login: str, passphrase: str, label: str, said: bytes) -> bytes:
    """Only the signature leaves this room; raises WrongLoginOrPassphrase, as slow as unlocking."""
    ring = unlock(cabinet, login, passphrase)
    return ring.sign(label, said)
