"""What a long report told is there word for word, wherever its case goes and comes back from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_open_store
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.restoring import restore_backup
from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.incident_details import NOTHING_MORE, IncidentDetails
from komma_desk.domain.store_health import Health
from komma_desk.store.engine import open_for_upgrade
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.backups import MadeBackup
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.fakes.details import FILABLE
from tests.journeys import raw_store
from tests.journeys.town import CLEARING, Town, a_draft, only_case, passphrase_of, person_id


@pytest.fixture
def used(town: Town) -> Town:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(details=FILABLE)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    return town


def told(desk: Session, case: CaseId | None = None) -> IncidentDetails:
    details: IncidentDetails = desk.ask(CaseDesk(case or only_case(desk))).file.case.report.details
    return details


def test_the_case_says_what_the_reporter_said(used: Town) -> None:
    with used.unlock(CLEARING) as karl:
        assert told(karl) == FILABLE


def test_a_short_report_says_nothing_more(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        assert told(karl) == NOTHING_MORE


def test_a_draft_keeps_what_was_typed_so_far(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(SaveDraft(a_draft(details=FILABLE)))
    with town.unlock("rita") as rita:
        kept: Any = rita.ask(MyDraft())
    assert kept.draft.details == FILABLE


def test_a_restricted_case_keeps_them_sealed_and_gives_them_back(used: Town) -> None:
    with used.unlock(CLEARING) as karl:
        case = only_case(karl)
        karl.perform(RestrictCase(case=case, members=frozenset({karl.actor.id}), reason="Nähe"))
        assert told(karl, case) == FILABLE
        key = karl.ring.file_key(Compartment.CASES).raw
        rows = raw_store.rows(used.folder, key, "cases.db", "SELECT details FROM case_reports")
        assert rows == []
        karl.perform(LiftCircle(case=case, reason="vorbei"))
        assert told(karl, case) == FILABLE
        assert check_open_store(used.house, karl).is_good


def test_they_are_there_after_somebody_left(used: Town) -> None:
    with used.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
    with used.unlock(CLEARING) as karl:
        assert told(karl) == FILABLE


def test_a_backup_brings_them_back(used: Town, tmp_path: Path) -> None:
    with used.unlock(CLEARING) as karl:
        made = karl.perform(BackUpStore(None)).receipt
    assert isinstance(made, MadeBackup)
    passphrase = passphrase_of(CLEARING)
    found = restore_backup(used.house, made.folder, tmp_path / "neu", CLEARING, passphrase)
    assert [line.health for line in found.health.lines] == [Health.GOOD] * 4
    with unlock_store(used.house, tmp_path / "neu", CLEARING, passphrase) as karl:
        assert told(karl) == FILABLE


@pytest.mark.parametrize("details", ['{"colour": 1}', "[]", '{"days_unfit": "drei"}'])
def test_details_written_by_hand_that_mean_nothing_are_a_damage_said_in_words(
    used: Town, details: str
) -> None:
    with used.unlock(CLEARING) as karl:
        case, key = only_case(karl), karl.ring.file_key(Compartment.CASES).raw
    engine = open_for_upgrade(used.folder / "cases.db", key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE case_reports SET details = ?", (details,))
    engine.dispose()
    with used.unlock(CLEARING) as karl, pytest.raises(StoreDamaged):
        told(karl, case)
