"""Cases of a real store are moved to the next version: checked, told, restricted, cut short."""

from __future__ import annotations

from datetime import date

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.store_health import Health
from komma_desk.usecases.commands.move_cases import CasesMoved
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar, Radar
from komma_desk.usecases.queries.my_reports import MyReports
from tests.journeys.moved_cases import WHOLE, moved, numbered, with_cases
from tests.journeys.test_killed_while_confirming import PowerCutError, cut_before_commit
from tests.journeys.town import CLEARING, Town, passphrase_of, person_id


@pytest.fixture
def ready(town: Town) -> Town:
    return with_cases(town)


def versions(desk: Session, number: int = 2) -> list[str]:
    files = [desk.ask(CaseDesk(numbered(desk, each + 1))).file for each in range(number)]
    return [file.case.procedure.version for file in files]


def health_of(town: Town) -> dict[str, Health]:
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    return {each.what.en: each.health for each in health.lines}


def radar_of(desk: Session) -> dict[tuple[str, str], date | None]:
    radar: Radar = desk.ask(DeadlineRadar())
    return {(line.number, str(line.due.place)): line.due.anchor for line in radar.lines}


def test_after_a_move_and_the_way_back_the_store_is_sound(ready: Town) -> None:
    with ready.unlock(CLEARING) as karl:
        assert moved(karl).moved == 2
        assert versions(karl) == ["1.1.0", "1.1.0"]
    assert set(health_of(ready).values()) <= {Health.GOOD, Health.NOT_LOOKED_AT}
    with ready.unlock(CLEARING) as karl:
        assert moved(karl, WHOLE.turned()).moved == 2
        assert versions(karl) == ["1.0.0", "1.0.0"]
    assert set(health_of(ready).values()) <= {Health.GOOD, Health.NOT_LOOKED_AT}


def test_a_state_kept_keeps_its_beginning_and_a_new_one_begins_with_the_move(ready: Town) -> None:
    with ready.unlock(CLEARING) as karl:
        before = radar_of(karl)
    ready.clock.move_to(date(2026, 10, 8))
    with ready.unlock(CLEARING) as karl:
        moved(karl)
        after = radar_of(karl)
    kept = ("2026-0002", "received")
    assert after[kept] == before[kept] == date(2026, 10, 5)
    assert before["2026-0001", "triage"] == date(2026, 10, 5)
    assert after["2026-0001", "assessment"] == date(2026, 10, 8)


def test_the_reporter_reads_the_new_name_of_the_state(ready: Town) -> None:
    with ready.unlock(CLEARING) as karl:
        moved(karl)
    with ready.unlock("rita") as rita:
        titles = {each.news[-1].number: each.news[-1].title.de for each in rita.ask(MyReports())}
    assert titles["2026-0001"] == "Sichtung"


def test_a_restricted_case_is_moved_by_a_member_and_by_nobody_else(ready: Town) -> None:
    with ready.unlock(CLEARING) as karl:
        members = frozenset({person_id(karl, CLEARING)})
        first = numbered(karl, 1)
        karl.perform(RestrictCase(case=first, members=members, reason="Bedrohung"))
    with ready.unlock("carla") as carla:
        assert moved(carla) == CasesMoved(moved=1, renamed=0, left_ended=0, out_of_reach=1)
    with ready.unlock(CLEARING) as karl:
        assert versions(karl) == ["1.0.0", "1.1.0"]
        assert moved(karl).moved == 1
        assert versions(karl) == ["1.1.0", "1.1.0"]
    assert set(health_of(ready).values()) <= {Health.GOOD, Health.NOT_LOOKED_AT}


@pytest.mark.parametrize(("number", "then"), [(1, ["1.0.0", "1.0.0"]), (2, ["1.1.0", "1.1.0"])])
def test_a_move_cut_short_moved_all_or_none(
    ready: Town, number: int, then: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cases go before the office: the letters wait in their file until they are posted."""
    with ready.unlock(CLEARING) as karl, monkeypatch.context() as cut:
        cut_before_commit(number, cut)
        with pytest.raises(PowerCutError):
            moved(karl)
    with ready.unlock(CLEARING) as karl:
        assert versions(karl) == then
    assert set(health_of(ready).values()) <= {Health.GOOD, Health.NOT_LOOKED_AT}
    with ready.unlock("rita") as rita:
        titles = {each.news[-1].title.de for each in rita.ask(MyReports())}
    assert ("Sichtung" in titles) == (number == 2)
