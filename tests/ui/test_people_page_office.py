"""The card of the clearing office: shown, checked, saved, and never typed over."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.office import Office
from komma_desk.domain.permissions import Permission
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.office_form import OfficeForm
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

OFFICE = Office(municipality="Beispielstadt", address="Rathausplatz 1\n12345 Beispielstadt")


def build(counter: Counter, questions: Questions, *permissions: Permission) -> PeoplePage:
    page = build_people_page(counter, questions, permissions=frozenset(permissions))
    assert isinstance(page, PeoplePage)
    return page


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> PeoplePage:
    doorway.answers[PeopleList] = lambda _: ()
    doorway.answers[OfficeCard] = lambda _: OFFICE
    built = build(counter, questions, Permission.OFFICE_CHANGE)
    qtbot.addWidget(built)
    built.show()
    qtbot.waitUntil(background.is_idle)
    return built


def form_of(page: PeoplePage) -> OfficeForm:
    assert page.office is not None
    return page.office


def test_the_card_shows_what_is_kept(page: PeoplePage) -> None:
    assert form_of(page).office() == OFFICE


def test_saving_hands_the_card_over(
    qtbot: QtBot, page: PeoplePage, background: Background, doorway: FakeDoorway
) -> None:
    form_of(page).phone.setText("0123 456")
    form_of(page).save.click()
    qtbot.waitUntil(background.is_idle)
    saved = Office(municipality="Beispielstadt", address=OFFICE.address, phone="0123 456")
    assert doorway.performed == [SaveOffice(saved)]


def test_without_a_municipality_nothing_is_saved(page: PeoplePage, doorway: FakeDoorway) -> None:
    form_of(page).municipality.setText("  ")
    form_of(page).save.click()
    assert form_of(page).fields.row("municipality").error() == "Please enter the municipality."
    assert doorway.performed == []


def test_news_does_not_type_over_what_somebody_writes(
    qtbot: QtBot, page: PeoplePage, background: Background, counter: Counter
) -> None:
    form_of(page).phone.setText("0123")
    counter.tell(Changes.of(Subject.SETTINGS))
    qtbot.waitUntil(background.is_idle)
    assert form_of(page).phone.text() == "0123"


def test_who_may_only_change_the_office_sees_no_people(page: PeoplePage) -> None:
    assert page.people is None
    assert page.findChild(QTabWidget) is None


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_both_tabs(
    qtbot: QtBot,
    page: PeoplePage,
    counter: Counter,
    questions: Questions,
    background: Background,
    language: Language,
) -> None:
    use_language(language)
    both = build(counter, questions, *permissions_of(frozenset({Role.ADMINISTRATOR})))
    qtbot.addWidget(both)
    both.show()
    qtbot.waitUntil(background.is_idle)
    tabs = both.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert complaints_about(both) == []
    tabs.setCurrentIndex(1)
    assert complaints_about(both) == []
    assert any(label.text() == tabs.tabText(1) for label in both.findChildren(QLabel))
