"""The list of accesses: prepared at a clearing desk, read by data protection, sorted by nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.log_digest import CaseReads, DayOfReads, LogDigest
from komma_desk.domain.roles import Role
from komma_desk.ui.accesses.accesses_page import AccessesPage, build_accesses_page
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.usecases.commands.post_log_digest import (
    DigestPosted,
    NobodyForDataProtection,
    PostLogDigest,
)
from komma_desk.usecases.queries.log_digests import LogDigests, ReceivedDigest
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway


def a_list(month: int, *cases: CaseReads) -> ReceivedDigest:
    return ReceivedDigest(
        prepared_at=datetime(2026, month, 3, 9, tzinfo=UTC),
        digest=LogDigest(first_on=date(2025, month, 3), last_on=date(2026, month, 3), cases=cases),
    )


def reads(number: str, *days: tuple[int, str, int]) -> CaseReads:
    told = (DayOfReads(on=date(2026, 10, day), name=name, times=n) for day, name, n in days)
    return CaseReads(number=number, days=tuple(told))


NEWEST = a_list(
    11,
    reads("2026-0001", (5, "Karl Klär", 2), (6, "<b>Carla</b>", 1)),
    reads("", (7, "", 1)),
)
OLDER = a_list(10)


@pytest.fixture
def lists(doorway: FakeDoorway) -> list[ReceivedDigest]:
    mine = [NEWEST, OLDER]
    doorway.answers[LogDigests] = lambda _: tuple(mine)
    return mine


def opened(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> AccessesPage:
    page = build_accesses_page(counter, questions)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(background.is_idle)
    return page


def rows(page: AccessesPage) -> list[list[str]]:
    table = page.table
    cells = [
        [table.item(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


@pytest.mark.usefixtures("lists")
def test_the_newest_list_is_shown_by_case_and_day(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> None:
    page = opened(qtbot, counter, questions, background)
    assert rows(page) == [
        ["2026-0001", "2026-10-05", "Karl Klär", "2"],
        ["2026-0001", "2026-10-06", "<b>Carla</b>", "1"],
        ["erased", "2026-10-07", "a person who has left", "1"],
    ]


@pytest.mark.usefixtures("lists")
def test_nothing_sorts_it_by_person(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> None:
    page = opened(qtbot, counter, questions, background)
    assert not page.table.isSortingEnabled()
    assert not page.table.horizontalHeader().sectionsClickable()


@pytest.mark.usefixtures("lists")
def test_an_older_list_can_be_looked_at(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> None:
    page = opened(qtbot, counter, questions, background)
    page.choice.setCurrentIndex(1)
    assert rows(page) == []
    assert page.nothing.isVisibleTo(page)


def test_without_a_list_it_says_who_prepares_one_and_a_new_one_comes_by_itself(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    lists: list[ReceivedDigest],
) -> None:
    lists.clear()
    page = opened(qtbot, counter, questions, background)
    assert page.empty.isVisibleTo(page)
    lists.append(NEWEST)
    counter.tell(Changes.of(Subject.POST))
    qtbot.waitUntil(background.is_idle)
    assert len(rows(page)) == 3


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_the_list(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    language: Language,
) -> None:
    use_language(language)
    assert complaints_about(opened(qtbot, counter, questions, background)) == []


def people_page(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background, role: Role
) -> PeoplePage:
    page = build_people_page(counter, questions, permissions=permissions_of(frozenset({role})))
    assert isinstance(page, PeoplePage)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(background.is_idle)
    return page


def test_a_clearing_officer_prepares_it_with_one_button(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    posted = DigestPosted(first_on=date(2025, 11, 3), last_on=date(2026, 11, 3), cases=2)
    doorway.answers[PeopleList] = lambda _: ()
    doorway.answers[PostLogDigest] = lambda _: Changes().with_receipt(posted)
    page = people_page(qtbot, counter, questions, background, Role.CLEARING)
    assert page.people is not None
    page.people.digest.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(Toast)))
    assert PostLogDigest() in doorway.performed


def test_where_nobody_is_there_to_get_it_that_is_said(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
    spoken: list[Exception],
) -> None:
    def refuse(_command: object) -> Changes:
        raise NobodyForDataProtection

    doorway.answers[PeopleList] = lambda _: ()
    doorway.answers[PostLogDigest] = refuse
    page = people_page(qtbot, counter, questions, background, Role.CLEARING)
    assert page.people is not None
    page.people.digest.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(Toast)))
    assert spoken == []


def test_nobody_else_has_the_button(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    doorway.answers[PeopleList] = lambda _: ()
    page = people_page(qtbot, counter, questions, background, Role.ADMINISTRATOR)
    assert page.people is not None
    assert page.people.digest.isHidden()
