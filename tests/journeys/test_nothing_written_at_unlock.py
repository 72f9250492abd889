"""Opening a desk writes nothing where clearing knows already what is published."""

from __future__ import annotations

import pytest

from komma_desk.usecases.effects import published_before
from komma_desk.usecases.ports.cases import StoredMemory
from tests.attacks.publishing import published
from tests.journeys.town import CLEARING, Town


def test_only_the_first_look_at_a_new_version_is_remembered(
    founded_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[published_before.Known] = []
    real = published_before.remember_known

    def noted(memory: StoredMemory, known: published_before.Known) -> None:
        told.append(known)
        real(memory, known)

    monkeypatch.setattr("komma_desk.bootstrap.publishing.remember_known", noted)
    founded_town.unlock(CLEARING).close()
    assert told == []
    published(founded_town, "1.1.0")
    for _twice in range(2):
        founded_town.unlock(CLEARING).close()
    assert [each.used[-1] for each in told] == ["komma-standard 1.1.0"]
