"""The people page answers from the keys what somebody can see; an alarm stays above all pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.access import (
    AccessReport,
    KeyHoldings,
    Newest,
    PersonAccess,
    Strangers,
    access_of,
)
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.access_alert import AccessAlert
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import ROLES, permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.office_staff import person_line

NEWEST = Newest(
    office=1, cases=1, directory=1, groups={"clearing": 1, "figures": 1, "oversight": 1}
)
ALL = (("clearing", 1), ("figures", 1), ("oversight", 1))
CARLA = person_line("Carla Clemens", Standing.CONFIRMED, 1)
INES = person_line("Ines Immel", Standing.CONFIRMED, 2, frozenset({Role.INTEGRATION}))


def holding(line: PersonLine, *, cases: bool) -> PersonAccess:
    held = KeyHoldings(has_slot=True, office=(1,), cases=(1,) if cases else ())
    granted = ALL if Role.CLEARING in line.person.roles else (("figures", 1),)
    return access_of(
        line.person, held, granted, NEWEST, vouched=True, due=ROLES.groups_of(line.person.roles)
    )


CALM = AccessReport(
    people=(holding(CARLA, cases=True), holding(INES, cases=False)), strangers=Strangers()
)
ALARMING = replace(CALM, people=(CALM.people[0], holding(INES, cases=True)))


def words_in(part: QWidget) -> list[str]:
    labels = part.findChildren(QLabel)
    return [each.text() for each in labels if each.text() and each.isVisibleTo(part)]


@pytest.fixture
def page(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> PeoplePage:
    doorway.answers[PeopleList] = lambda _: (CARLA, INES)
    doorway.answers.setdefault(AccessList, lambda _: CALM)
    made = build_people_page(
        counter, questions, permissions=permissions_of(frozenset({Role.DATA_PROTECTION}))
    )
    assert isinstance(made, PeoplePage)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(background.is_idle)
    return made


@pytest.fixture
def calm(doorway: FakeDoorway) -> None:
    doorway.answers[AccessList] = lambda _: CALM


@pytest.fixture
def alarming(doorway: FakeDoorway) -> None:
    doorway.answers[AccessList] = lambda _: ALARMING


def choose(page: PeoplePage, line: PersonLine) -> list[str]:
    assert page.people is not None
    page.people.table.choose(line)
    side = page.people.side()
    assert side is not None
    return words_in(side)


@pytest.mark.usefixtures("calm")
def test_each_person_is_told_sentence_by_sentence(page: PeoplePage) -> None:
    words = choose(page, INES)
    assert "What can this person see?" in words
    assert (
        "Can open the cases: no, the key of the case file was not handed to this person." in words
    )
    assert "Can open the prepared figures: yes, with the key for figures (issue 1)." in words
    assert not any("keys say" in each for each in words)


@pytest.mark.usefixtures("calm")
def test_who_can_open_the_cases_stands_under_the_list(page: PeoplePage) -> None:
    assert page.people is not None
    assert page.people.readers.text() == "Who can open the cases: Carla Clemens."


@pytest.mark.usefixtures("alarming")
def test_where_role_and_keys_differ_it_is_said_beside_the_key(page: PeoplePage) -> None:
    words = choose(page, INES)
    at = words.index(
        "Can open the cases: yes, because the key of the case file was handed to this person "
        "(generation 1)."
    )
    assert words[at + 1] == "The role says no, the keys say yes."
    assert "Role and keys differ" in words


@pytest.mark.usefixtures("alarming")
@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_the_answers(
    qtbot: QtBot, page: PeoplePage, language: Language
) -> None:
    use_language(language)
    choose(page, INES)
    assert complaints_about(page) == []


@pytest.fixture
def alert(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> AccessAlert:
    doorway.answers[AccessList] = lambda _: ALARMING
    made = AccessAlert(counter, questions)
    qtbot.addWidget(made)
    qtbot.waitUntil(background.is_idle)
    return made


def test_the_alarm_names_who_holds_too_much_and_cannot_be_put_away(alert: AccessAlert) -> None:
    assert not alert.isHidden()
    assert "Role and keys differ: Ines Immel." in alert.text()


def test_the_alarm_goes_when_it_was_mended_and_not_before(
    qtbot: QtBot,
    alert: AccessAlert,
    counter: Counter,
    doorway: FakeDoorway,
    background: Background,
) -> None:
    counter.tell(Changes.of(Subject.PEOPLE))
    qtbot.waitUntil(background.is_idle)
    assert not alert.isHidden()
    doorway.answers[AccessList] = lambda _: CALM
    counter.tell(Changes.of(Subject.PEOPLE))
    qtbot.waitUntil(background.is_idle)
    assert alert.isHidden()


def test_a_key_of_nobody_is_an_alarm_too(
    qtbot: QtBot,
    alert: AccessAlert,
    counter: Counter,
    doorway: FakeDoorway,
    background: Background,
) -> None:
    doorway.answers[AccessList] = lambda _: replace(CALM, strangers=Strangers(case_keys=1))
    counter.tell(Changes.of(Subject.PEOPLE))
    qtbot.waitUntil(background.is_idle)
    assert "Somebody unknown can open the cases." in alert.text()
