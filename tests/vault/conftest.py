"""A small town's key file, with passphrases that are cheap to stretch."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.founding import Founded, Founder, found
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import KdfSettings

CHEAP = KdfSettings(passes=1, memory_kib=32, lanes=1)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADA = PersonId(UUID(int=0xADA))
KAI = PersonId(UUID(int=0xCA1))
NEW = PersonId(UUID(int=0x4E3))
ADA_SAYS = "Regenschirm am Marktplatz"
KAI_SAYS = "Brücke über die Elbe"


@pytest.fixture
def cabinet(tmp_path: Path) -> Cabinet:
    return Cabinet(path=tmp_path / "keys.json", settings=CHEAP, floor=CHEAP)


@pytest.fixture
def founded(cabinet: Cabinet) -> Founded:
    """Ada clears; Kai administrates only."""
    return found(
        cabinet,
        [
            Founder(login="ada", passphrase=ADA_SAYS, person_id=ADA, is_clearing=True),
            Founder(login="kai", passphrase=KAI_SAYS, person_id=KAI, is_clearing=False),
        ],
    )


@pytest.fixture
def ada(founded: Founded) -> KeyRing:
    return founded.rings[ADA]


@pytest.fixture
def kai(founded: Founded) -> KeyRing:
    return founded.rings[KAI]
