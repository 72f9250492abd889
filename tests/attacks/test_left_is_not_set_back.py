"""Whoever left properly is not taken for somebody an administrator set back by hand."""

from __future__ import annotations

import pytest

from komma_desk.usecases.commands.dismiss_person import DismissPerson
from tests.faults.ground import health
from tests.journeys.town import CLEARING, Town, person_id


@pytest.mark.parametrize("login", ["carla", "dora", "rita"])
def test_after_somebody_left_the_check_names_nobody(town: Town, login: str) -> None:
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, login)))
    assert [line.said for line in health(town.folder).lines if line.said] == []
