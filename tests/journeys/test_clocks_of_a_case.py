"""Statutory deadlines on the real store: they outlive the case, a circle and every check."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import InACircle
from komma_desk.domain.clock import Clock, SettledHow
from komma_desk.domain.code_list import Code
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.deadlines.reckoning import Reckoned
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.office import Office
from komma_desk.domain.procedure.definition import StepId
from komma_desk.ui.cases.history_words import history_lines
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Language, use_language
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft

DAY: Final = date(2026, 9, 25)
WHO: Final = "Kai vom Schalter 3"


@pytest.fixture
def office(town: Town) -> Town:
    """One case in an office of North Rhine-Westphalia."""
    with town.unlock(ADMIN) as mira:
        days = OfficeDays(land=Land.NORTH_RHINE_WESTPHALIA)
        mira.perform(SaveOffice(Office(municipality="Musterstadt", days=days)))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    return town


def the_case(desk: Session) -> CaseId:
    lines: Any = desk.ask(CasePage(CaseListing()))
    return CaseId(lines[0].id)


def view(desk: Session, case: CaseId) -> CaseView:
    found: CaseView = desk.ask(CaseDesk(case))
    return found


def everything_about_clocks(desk: Session, case: CaseId) -> tuple[Clock, ...]:
    made: Any = desk.perform(ChooseOffences(case=case, codes=(Code("185"), Code("241")))).receipt
    hers = {"case": case, "clock": made[0]}
    known: dict[str, Any] = {"anchor": DAY, "offender": WHO, "source": "Gespräch"}
    desk.perform(RecordKnowledge(**hers, **known))
    desk.perform(RecordKnowledge(**hers, **known | {"offender": "Uwe"}))
    desk.perform(PauseClock(**hers, first_on=date(2026, 9, 28), source="Schiedsamt"))
    desk.perform(SettleClock(**hers, on=date(2026, 10, 1), how=SettledHow.APPLICATION_FILED))
    desk.perform(ReopenClock(**hers, reason="Irrtum"))
    desk.perform(StartClock(case=case, rule="agg15_4", anchor=date(2026, 10, 2)))
    return view(desk, case).file.clocks


def is_good(town: Town) -> bool:
    return bool(Line(town).by(CLEARING, "store", "check", town.folder, "--json").json["good"])


def test_clocks_go_on_in_a_case_that_is_over_and_the_store_stays_whole(office: Town) -> None:
    with office.unlock(CLEARING) as karl:
        case = the_case(karl)
        for step, facts in (("accept", {}), ("keep_record", {"category": "INSULT"})):
            karl.perform(TakeStep(case=case, step=StepId(step), facts=facts))
        assert view(karl, case).file.case.ended
        clocks = everything_about_clocks(karl, case)
    assert [each.offender for each in clocks] == [WHO, "", "Uwe", ""]
    assert is_good(office)
    with office.unlock("carla") as carla:
        lines = view(carla, case).clocks
    assert tuple(each.clock for each in lines) == clocks
    found = lines[0].found
    assert isinstance(found, Reckoned)
    assert (found.statutory_end, found.safe) == (date(2026, 12, 28), date(2026, 12, 24))


def test_a_case_for_few_keeps_its_clocks_to_its_few(office: Town) -> None:
    with office.unlock(CLEARING) as karl:
        case = the_case(karl)
        only_he = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=only_he, reason="Kollegin betroffen"))
        clocks = everything_about_clocks(karl, case)
    assert is_good(office)
    assert WHO.encode() not in b"".join(
        path.read_bytes() for path in office.folder.rglob("*") if path.is_file()
    )
    with office.unlock("carla") as carla:
        for deed in (
            ChooseOffences(case=case, codes=()),
            SettleClock(case=case, clock=clocks[0].id, on=DAY, how=SettledHow.NOT_WANTED),
        ):
            with pytest.raises(InACircle):
                carla.perform(deed)
    with office.unlock(CLEARING) as karl:
        assert view(karl, case).file.clocks == clocks
        karl.perform(LiftCircle(case=case, reason="geklärt"))
    with office.unlock("carla") as carla:
        assert view(carla, case).file.clocks == clocks
        carla.perform(SettleClock(case=case, clock=clocks[2].id, on=DAY, how=SettledHow.NOT_WANTED))
    assert is_good(office)


def test_the_history_tells_every_deed_on_a_clock_in_plain_words(office: Town) -> None:
    with office.unlock(CLEARING) as karl:
        case = the_case(karl)
        everything_about_clocks(karl, case)
        use_language(Language.GERMAN)
        lists = karl.ask(Vocabulary())
        told = [each.told() for each in reversed(history_lines(view(karl, case), lists))][1:]
    assert told[0].splitlines() == [
        "Mögliche Straftaten gewählt",
        "Beleidigung (§ 185 StGB)",
        "Bedrohung (§ 241 StGB)",
        "Mögliche Straftaten; die rechtliche Bewertung ist allein Sache der Staatsanwaltschaft.",
    ]
    assert told[1].splitlines() == [
        "Kenntnis von Tat und Person festgehalten",
        "§ 77b StGB, betroffene Person (Rita Reiter)",
        f"Gegen: {WHO}",
        "Läuft seit 25.09.2026.",
        "Bekannt durch: Gespräch",
    ]
    assert "Angehalten ab 28.09.2026." in told[3]
    assert "Erledigt am 01.10.2026: Strafantrag gestellt." in told[4]
    assert told[5].splitlines()[0] == "Erledigung einer Frist zurückgenommen"
    assert "Grund: Irrtum" in told[5]
    assert told[6].splitlines()[:2] == ["Frist begonnen", "§ 15 Abs. 4 AGG, betroffene Person"]
