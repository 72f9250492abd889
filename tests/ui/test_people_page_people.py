"""The people page: who waits, comparing and confirming, and what each may do here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.office import Office
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.people_desk import PeopleDesk
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.ui.people.person_panel import PersonPanel
from komma_desk.usecases.commands.confirm_person import ConfirmPerson, NotArrived
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.office_staff import person_line
from tests.ui.typing_text import press

MILENA = person_line("Milena Novak", Standing.ARRIVED, 1)
STAFF = (
    person_line("Anna Amt", Standing.CONFIRMED, 2, frozenset({Role.CLEARING, Role.HEAD})),
    person_line("Ines <b>Gast</b>", Standing.INVITED, 3),
    MILENA,
)


@pytest.fixture
def staff(doorway: FakeDoorway) -> list[PersonLine]:
    """Who is in the store; a test may change it."""
    known = list(STAFF)
    doorway.answers[PeopleList] = lambda _: tuple(known)
    doorway.answers[OfficeCard] = lambda _: Office(municipality="Beispielstadt")
    return known


class Opening:
    """Opens the page for somebody with these roles."""

    def __init__(
        self, qtbot: QtBot, counter: Counter, questions: Questions, background: Background
    ) -> None:
        self._qtbot, self._counter, self._questions = qtbot, counter, questions
        self._background = background

    def __call__(self, *roles: Role) -> PeoplePage:
        page = build_people_page(
            self._counter, self._questions, permissions=permissions_of(frozenset(roles))
        )
        assert isinstance(page, PeoplePage)
        self._qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        self.rest()
        return page

    def rest(self) -> None:
        self._qtbot.waitUntil(self._background.is_idle)


@pytest.fixture
def opening(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    staff: list[PersonLine],
) -> Opening:
    return Opening(qtbot, counter, questions, background)


def words_on(page: PeoplePage) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def people_of(page: PeoplePage) -> PeopleDesk:
    assert page.people is not None
    return page.people


def panel_of(page: PeoplePage) -> PersonPanel:
    side = people_of(page).side()
    assert isinstance(side, PersonPanel)
    return side


def rows(page: PeoplePage) -> list[list[str]]:
    cells = people_of(page).table.model()
    return [
        [str(cells.index(row, column).data()) for column in range(4)]
        for row in range(cells.rowCount())
    ]


def test_those_who_wait_stand_on_top(opening: Opening) -> None:
    page = opening(Role.CLEARING)
    assert [row[0] for row in rows(page)] == ["Milena Novak", "Ines <b>Gast</b>", "Anna Amt"]


def test_roles_and_standing_are_said_in_words(opening: Opening) -> None:
    page = opening(Role.CLEARING)
    assert rows(page)[2] == ["Anna Amt", "anna", "Clearing office, Head", "Confirmed"]


def test_a_banner_says_how_many_wait(opening: Opening) -> None:
    page = opening(Role.CLEARING)
    assert "1 person waits for confirmation" in words_on(page)


def test_no_banner_when_nobody_waits(opening: Opening, staff: list[PersonLine]) -> None:
    staff.remove(MILENA)
    page = opening(Role.CLEARING)
    assert not people_of(page).banner.isVisible()


def test_the_words_to_compare_stand_in_groups(opening: Opening) -> None:
    page = opening(Role.CLEARING)
    people_of(page).compare.click()
    shown = words_on(page).splitlines()
    assert all(group in shown for group in MILENA.fingerprint.split())


def test_confirming_hands_over_the_person_compared(opening: Opening, doorway: FakeDoorway) -> None:
    page = opening(Role.CLEARING)
    people_of(page).compare.click()
    panel_of(page).agree.click()
    opening.rest()
    assert doorway.performed == [ConfirmPerson(MILENA.person.id)]


def test_after_confirming_the_page_shows_what_the_store_says(
    opening: Opening, doorway: FakeDoorway, staff: list[PersonLine]
) -> None:
    def confirm(_command: object) -> Changes:
        staff[staff.index(MILENA)] = person_line("Milena Novak", Standing.CONFIRMED, 1)
        return Changes.of(Subject.PEOPLE)

    doorway.answers[ConfirmPerson] = confirm
    page = opening(Role.CLEARING)
    people_of(page).compare.click()
    panel_of(page).agree.click()
    opening.rest()
    assert not people_of(page).banner.isVisible()
    assert not panel_of(page).agree.isVisible()


def test_words_that_differ_are_not_confirmed_but_explained(
    opening: Opening, doorway: FakeDoorway
) -> None:
    page = opening(Role.CLEARING)
    people_of(page).compare.click()
    panel_of(page).disagree.click()
    assert "Do not confirm this person." in words_on(page)
    assert not panel_of(page).agree.isEnabled()
    assert doorway.performed == []


def test_a_refused_confirmation_is_said_in_the_panel(
    opening: Opening, doorway: FakeDoorway, spoken: list[Exception]
) -> None:
    def refuse(_command: object) -> Changes:
        raise NotArrived

    doorway.answers[ConfirmPerson] = refuse
    page = opening(Role.CLEARING)
    people_of(page).compare.click()
    panel_of(page).agree.click()
    opening.rest()
    assert NotArrived().spoken() in words_on(page)
    assert spoken == []


def test_only_a_clearing_officer_can_confirm(opening: Opening) -> None:
    page = opening(Role.ADMINISTRATOR)
    people_of(page).table.selectRow(0)
    assert not people_of(page).compare.isVisible()
    assert not panel_of(page).agree.isVisible()
    assert "A clearing officer compares these words" in words_on(page)


def test_data_protection_looks_and_changes_nothing(opening: Opening) -> None:
    page = opening(Role.DATA_PROTECTION)
    assert not people_of(page).invite.isVisible()
    assert page.office is None


def test_an_invitation_says_until_when_it_is_open(opening: Opening) -> None:
    page = opening(Role.CLEARING)
    people_of(page).table.selectRow(1)
    assert "Invited, open until 3 December 2026" in words_on(page)


def test_a_row_is_copied_as_text(opening: Opening) -> None:
    page = opening(Role.CLEARING)
    table = people_of(page).table
    table.selectRow(0)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Milena Novak\tmilena\tClearing office\tWaits for confirmation"


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_among_the_people(
    opening: Opening, language: Language
) -> None:
    use_language(language)
    page = opening(Role.CLEARING, Role.ADMINISTRATOR)
    people_of(page).compare.click()
    assert complaints_about(page) == []
