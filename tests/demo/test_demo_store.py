"""The demo store: real, alive on every page, the same stories for the same seed, and gone after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.session import Session
from komma_desk.demo.staff import passphrase_of
from komma_desk.demo.store_building import DemoStore, build_demo_store, demo_house
from komma_desk.documents.encryption import opens_with
from komma_desk.domain.case import CaseListing
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.offences import chosen_in
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.figures_list import FiguresList
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.partner_list import PartnerList
from tests.fakes.role_presets import permissions_of

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CASES = 40


@dataclass(frozen=True)
class Built:
    store: DemoStore
    told: list[tuple[int, int]]

    def unlock(self, login: str) -> Session:
        return unlock_store(demo_house(), self.store.folder, login, passphrase_of(login))


def build(folder: Path, cases: int, seed: int = 1) -> Built:
    told: list[tuple[int, int]] = []
    letters = folder.with_name("letters")
    letters.mkdir(exist_ok=True)
    store = build_demo_store(
        folder,
        letters=letters,
        cases=cases,
        seed=seed,
        now=NOW,
        told=lambda done, whole: told.append((done, whole)),
    )
    return Built(store, told)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("demo") / "store", CASES)


@pytest.fixture
def clearing(built: Built) -> Iterator[Session]:
    with built.unlock("hollenkamp") as desk:
        yield desk


def lines_of(desk: Session) -> tuple[Any, ...]:
    lines: Any = desk.ask(CasePage(CaseListing()))
    return tuple(lines)


def stories_in(desk: Session) -> list[tuple[object, ...]]:
    """What was told and what became of it, without ids, which are new in each store."""
    stories: list[tuple[object, ...]] = []
    for line in lines_of(desk):
        file = desk.ask(CaseDesk(line.id)).file
        stories.append(
            (
                file.case.number,
                file.case.received_at,
                file.case.state,
                file.case.report.narrative,
                [(event.at, event.action) for event in file.history],
                [each.name for each in file.involved],
            )
        )
    return stories


def test_every_story_is_a_case_and_they_stand_in_different_states(clearing: Session) -> None:
    lines = lines_of(clearing)
    assert len(lines) == CASES
    assert len({line.state for line in lines}) >= 4
    assert len({line.received_on.month for line in lines}) >= 6


def test_reports_wait_in_the_post_and_a_newcomer_to_be_confirmed(clearing: Session) -> None:
    waiting: Any = clearing.ask(DeskCounts())
    assert (waiting.post, waiting.people) == (2, 1)


def test_every_page_has_something_to_show(built: Built, clearing: Session) -> None:
    office: Any = clearing.ask(OfficeCard())
    partners: Any = clearing.ask(PartnerList())
    releases: Any = clearing.ask(FiguresList())
    assert office.address
    assert len(partners) >= 5
    assert len(releases) == 1
    clearing.close()
    with built.unlock("zielonka") as reporter:
        reports: Any = reporter.ask(MyReports())
    assert any(report.answers for report in reports)


def test_the_last_month_is_left_to_prepare(built: Built) -> None:
    assert built.store.to_prepare == Month(year=2026, number=10)
    assert built.store.frozen is not None
    assert built.store.frozen < built.store.to_prepare


def test_recent_hand_overs_left_a_letter_that_is_sealed(built: Built, clearing: Session) -> None:
    files = [clearing.ask(CaseDesk(line.id)).file for line in lines_of(clearing)]
    referrals = {each.file_name: each.sha256 for file in files for each in file.referrals}
    written = sorted((built.store.folder.parent / "letters").iterdir())
    assert written
    assert referrals == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in written
    }
    assert all(not opens_with(path.read_bytes(), "") for path in written)


def test_nothing_in_the_store_lies_in_the_future(clearing: Session) -> None:
    for line in lines_of(clearing):
        file = clearing.ask(CaseDesk(line.id)).file
        assert all(event.at <= NOW for event in file.history)


def test_the_passphrases_shown_open_a_desk_of_each_kind(built: Built) -> None:
    permissions: list[frozenset[Permission]] = []
    for login, passphrase in built.store.passphrases.items():
        with unlock_store(demo_house(), built.store.folder, login, passphrase) as desk:
            permissions.append(frozenset(permissions_of(desk.actor.roles)))
    for needed in (Permission.CASE_CHANGE, Permission.FIGURES_EXPORT, Permission.PERSON_INVITE):
        assert any(needed in may for may in permissions)
    assert any(Permission.CASE_READ not in may for may in permissions)


def test_progress_is_told_piece_by_piece_up_to_the_whole(built: Built) -> None:
    done = [each for each, _whole in built.told]
    assert done == list(range(1, built.told[-1][1] + 1))


def test_the_same_seed_tells_the_same_stories(tmp_path: Path) -> None:
    first, again = build(tmp_path / "first", 8, seed=5), build(tmp_path / "again", 8, seed=5)
    with first.unlock("hollenkamp") as one, again.unlock("hollenkamp") as other:
        assert stories_in(one) == stories_in(other)


def test_a_demo_of_one_case_can_be_built(tmp_path: Path) -> None:
    small = build(tmp_path / "store", 1)
    with small.unlock("hollenkamp") as desk:
        assert len(lines_of(desk)) == 1
    assert small.store.frozen is None


def test_statutory_deadlines_run_and_are_settled_where_offences_were_possible(
    clearing: Session,
) -> None:
    views = [clearing.ask(CaseDesk(line.id)) for line in lines_of(clearing)]
    clocks = [each for view in views for each in view.clocks]
    assert any(each.clock.is_settled for each in clocks)
    assert all(each.found is not None for each in clocks)
    assert all(chosen_in(view.file.case.facts) for view in views if view.clocks)
