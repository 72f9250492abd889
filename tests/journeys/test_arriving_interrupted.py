"""A crash while coming in: her keys are made, and the office does not know of them yet."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.bootstrap.opening import accept_invitation
from komma_desk.bootstrap.session import Session
from komma_desk.domain.access import AccessReport
from komma_desk.domain.person import Standing
from komma_desk.usecases.commands.arrive import Arrive
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.my_standing import MyStanding
from tests.journeys.town import CLEARING, Town, passphrase_of


class PowerCutError(Exception):
    """The computer is off."""


def cut_before(monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    perform = Session.perform

    def cut(self: Session, command: object) -> Any:
        if isinstance(command, Arrive):
            if after:
                perform(self, command)
            raise PowerCutError
        return perform(self, command)

    monkeypatch.setattr(Session, "perform", cut)


@pytest.mark.parametrize("after", [False, True])
def test_who_was_interrupted_is_told_and_comes_in_with_the_same_code(
    founded_town: Town, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    code = founded_town.invite("rita")
    with monkeypatch.context() as cut:
        cut_before(cut, after=after)
        with pytest.raises(PowerCutError):
            accept_invitation(
                founded_town.house, founded_town.folder, "rita", code, passphrase_of("rita")
            )
    with founded_town.unlock("rita") as rita:
        standing = rita.ask(MyStanding()).standing
        assert standing is (Standing.ARRIVED if after else Standing.INVITED)
    founded_town.accept("rita", code)
    founded_town.confirm("rita")
    with founded_town.unlock("rita") as rita:
        assert rita.is_confirmed
    with founded_town.unlock(CLEARING) as karl:
        report: AccessReport = karl.ask(AccessList())
    assert not report.is_alarming
    assert all(each.invited_until is None for each in report.people)
