"""The power goes while new halves are made: those on paper stay the way back, also later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.bootstrap.recovering import recover_office
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.office_recovery import Comeback
from tests.journeys.test_halves_and_circles import cases
from tests.journeys.test_killed_while_confirming import PowerCutError, cut_before_commit
from tests.journeys.test_office_recovery import NEW, NEW_NAME, print_halves
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of, person_id


@pytest.mark.parametrize("number", [1, 2])
def test_the_halves_on_paper_open_everything_after_a_cut(
    town: Town, tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = print_halves(town, tmp_path / "halves")
    with town.unlock(CLEARING) as karl:
        carla = person_id(karl, "carla")
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(replace(a_draft("ohne Carla"), excluded=frozenset({carla}))))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    with town.unlock(CLEARING) as karl, monkeypatch.context() as cut:
        cut_before_commit(number, cut)
        with pytest.raises(PowerCutError):
            karl.perform(MakeOrganisationRecovery(tmp_path / "a.pdf", tmp_path / "b.pdf"))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(DismissPerson(carla))
    wanted = Comeback(
        half_a=sheets.a,
        half_b=sheets.b,
        login=NEW,
        name=NEW_NAME,
        new_passphrase=passphrase_of(NEW),
    )
    with recover_office(town.house, town.folder, wanted).session as nele:
        (line,) = cases(nele)
        assert line.readable
