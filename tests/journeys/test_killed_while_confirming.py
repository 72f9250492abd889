"""The power goes between the two files while somebody is confirmed: nobody is accused."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from komma_desk.bootstrap.checking import check_store
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from tests.journeys.town import CLEARING, Town, line_of, passphrase_of


class PowerCutError(Exception):
    pass


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = Town(tmp_path / "store")
    town.found()
    town.accept("rita", town.invite("rita"))
    return town


def cut_before_commit(number: int, cut: pytest.MonkeyPatch) -> None:
    real, seen = Connection.commit, [0]

    def counted(self: Connection) -> None:
        seen[0] += 1
        if seen[0] == number:
            raise PowerCutError
        real(self)

    cut.setattr(Connection, "commit", counted)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_confirmation_cut_short_is_no_alarm(
    town: Town, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with town.unlock(CLEARING) as karl:
        rita = line_of(karl, "rita").person.id
        with monkeypatch.context() as cut:
            cut_before_commit(number, cut)
            with pytest.raises(PowerCutError):
                karl.perform(ConfirmPerson(rita))
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert health.is_good, [line for line in health.lines if line.said]
