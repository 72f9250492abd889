"""A report to one officer alone, who loses everything: both halves bring it back all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from komma_desk.bootstrap.recovering import recover_office
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from tests.journeys.test_office_recovery import NEW, NEW_NAME, print_halves
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of, person_id


def test_a_report_in_the_post_that_only_a_lost_officer_could_open_is_taken_in(
    town: Town, tmp_path: Path
) -> None:
    sheets = print_halves(town, tmp_path / "halves")
    with town.unlock(CLEARING) as karl:
        excluded = frozenset({person_id(karl, CLEARING)})
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(replace(a_draft("nur an Carla"), excluded=excluded)))
    wanted = Comeback(
        half_a=sheets.a,
        half_b=sheets.b,
        login=NEW,
        name=NEW_NAME,
        new_passphrase=passphrase_of(NEW),
    )
    with recover_office(town.house, town.folder, wanted).session as nele:
        (line,) = cases(nele)
        case = CaseId(line.id)
        file = nele.ask(CaseDesk(case)).file
        assert file.case.report.narrative == "nur an Carla"
        assert file.case.circle.members >= {nele.actor.id, person_id(nele, "carla")}
    with town.unlock(CLEARING) as karl:
        assert not cases(karl)[0].readable
    with town.unlock("carla") as carla:
        assert cases(carla)[0].readable
    with town.unlock("rita") as rita:
        (mine,) = rita.ask(MyReports())
    assert len(mine.news) == 1, "and she believes who told her"


def cases(desk: Any) -> Any:
    return desk.ask(CasePage(CaseListing()))
