"""Names and roles stand in the office file, and the administrator holds its key."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.domain.roles import Role
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, line_of, only_case


def changed(town: Town, deed: str) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, deed) == 1


@pytest.mark.parametrize("deed", ["name = 'Rolf Ruhig'", "login = 'ritta'"])
def test_a_report_under_a_changed_name_is_not_confirmed(town: Town, deed: str) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    changed(town, f"UPDATE people SET {deed} WHERE login = 'rita'")  # noqa: S608 -- our own words
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        view: Any = karl.ask(CaseDesk(only_case(karl)))
    assert view.file.case.trust == "unconfirmed"


def test_what_was_compared_is_what_is_confirmed(founded_town: Town) -> None:
    founded_town.accept("rita", founded_town.invite("rita"))
    with founded_town.unlock(ADMIN) as mira:
        key = office_key(mira)
    with founded_town.unlock(CLEARING) as karl:
        seen = line_of(karl, "rita").person
        deed = "UPDATE people SET roles = '[\"clearing\"]' WHERE login = 'rita'"
        assert change(founded_town.folder, key, deed) == 1
        with pytest.raises(ChangedMeanwhile):
            karl.perform(ConfirmPerson(seen.id, seen))
    with founded_town.unlock("rita") as rita:
        assert rita.actor.roles == {Role.REPORTER}
