"""Somebody with the key of cases.db moves a case by hand: the check replays it and names it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.store_health import Health, HealthLine
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.words import Language, current_language, use_language
from tests.journeys.raw_store import _open
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of, person_id

WHAT = "histories that lead to where the cases are"
OF_IT = "(SELECT id FROM cases WHERE number = '2026-0001')"
ACCEPTING = "(SELECT entry FROM case_events WHERE action = 'accept')"
BY_HAND = {
    "the position": (
        "UPDATE case_details SET position = replace(position, '\"triage\"', '\"closing_check\"')"
        " WHERE case_id = {it}"
    ),
    "a position of no procedure": (
        "UPDATE case_details SET position = 'anywhere' WHERE case_id = {it}"
    ),
    "the state of the list": "UPDATE cases SET state = 'closing_check' WHERE id = {it}",
    "whether it has ended": "UPDATE cases SET is_open = 0 WHERE id = {it}",
    "a step taken out": "DELETE FROM case_events WHERE entry = {accepting}",
    "another step": "UPDATE case_events SET action = 'release' WHERE entry = {accepting}",
    "a step of no procedure": "UPDATE case_events SET action = 'fly' WHERE entry = {accepting}",
    "where a step led": (
        """UPDATE case_events SET entered_states = '["closed"]' WHERE entry = {accepting}"""
    ),
    "the beginning": "DELETE FROM case_events WHERE case_id = {it} AND action = 'received'",
    "all of the history": "DELETE FROM case_events WHERE case_id = {it}",
    "a history of another kind": (
        "UPDATE case_events SET left_states = 'null' WHERE entry = {accepting}"
    ),
    "the version it follows": (
        "UPDATE case_details SET procedure_version = '9' WHERE case_id = {it}"
    ),
    "the fingerprint it follows": (
        "UPDATE case_details SET procedure_sha256 = '00' WHERE case_id = {it}"
    ),
}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


@pytest.fixture(scope="module")
def moved_once(staffed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases, the first of them in triage."""
    folder = tmp_path_factory.mktemp("moved") / "store"
    town = Town(Path(shutil.copytree(staffed_once, folder)))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("eins")))
        rita.perform(ReportIncident(a_draft("zwei")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(TakeStep(case=first_case(karl), step=StepId("accept")))
    return folder


@pytest.fixture
def moved(moved_once: Path, tmp_path: Path) -> Town:
    return Town(Path(shutil.copytree(moved_once, tmp_path / "store")))


def first_case(desk: Session) -> CaseId:
    lines = desk.ask(CasePage(CaseListing(order="number", descending=False)))
    return CaseId(lines[0].id)


def write(town: Town, deed: str) -> None:
    """As somebody with a tool does, who also takes away what guards the tables."""
    with town.unlock(CLEARING) as karl:
        key = karl.ring.file_key(Compartment.CASES).raw
    with closing(_open(town.folder, key, "cases.db")) as store:
        guards = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in guards:
            store.execute(f'DROP TRIGGER "{name}"')
        assert store.execute(deed.format(it=OF_IT, accepting=ACCEPTING)).rowcount > 0


def replay(town: Town, login: str = CLEARING) -> HealthLine:
    health = check_store(town.house, town.folder, login, passphrase_of(login))
    (found,) = (each for each in health.lines if each.what.en == WHAT)
    return found


def test_every_history_of_a_sound_store_leads_to_its_case(moved: Town) -> None:
    found = replay(moved)
    assert (found.health, found.number, found.said) == (Health.GOOD, 2, ())


@pytest.mark.parametrize("deed", list(BY_HAND))
def test_a_case_moved_by_hand_is_named(moved: Town, deed: str) -> None:
    write(moved, BY_HAND[deed])
    found = replay(moved)
    assert found.health is Health.BAD
    assert "2026-0002" not in " ".join(found.said)
    assert found.said[-1] == "Please keep the folder as it is, and compare with the last backup."


def test_a_restricted_case_is_replayed_by_those_who_can_open_it(moved: Town) -> None:
    with moved.unlock(CLEARING) as karl:
        case = first_case(karl)
        members = frozenset({person_id(karl, CLEARING)})
        karl.perform(RestrictCase(case=case, members=members, reason="Bedrohung"))
        karl.perform(TakeStep(case=case, step=StepId("rest")))
    assert (replay(moved).health, replay(moved).number) == (Health.GOOD, 2)


def test_whoever_has_no_key_to_the_cases_learns_that_they_were_not_replayed(moved: Town) -> None:
    assert replay(moved, "ines").health is Health.NOT_LOOKED_AT
