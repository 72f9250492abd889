"""The card to be handed out: saved by clearing, its words shown to be put up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.domain.permissions import Permission
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.handout_card import HandoutCard
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.usecases.commands.save_office_card import CardSaved, SaveOfficeCard
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import Language, current_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

TARGET = Path("/tmp/stadt.komma-card")


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> PeoplePage:
    doorway.answers[PeopleList] = lambda _: ()
    permissions = frozenset({Permission.STORE_KEEP})
    page = build_people_page(counter, questions, permissions=permissions)
    assert isinstance(page, PeoplePage)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(background.is_idle)
    return page


def card_of(page: PeoplePage) -> HandoutCard:
    assert page.handout is not None
    return page.handout


def test_the_card_is_signed_in_the_language_of_the_screens(
    qtbot: QtBot, page: PeoplePage, background: Background, doorway: FakeDoorway
) -> None:
    doorway.answers[SaveOfficeCard] = lambda _: Changes().with_receipt(
        CardSaved(TARGET, "tamo-ripe luko-zeba")
    )
    card = card_of(page)
    card.wanted.emit(TARGET)
    qtbot.waitUntil(background.is_idle)
    assert doorway.performed == [SaveOfficeCard(target=TARGET, language=current_language())]
    assert current_language() in set(Language)
    assert card.told.isVisibleTo(card)
    assert "tamo-ripe luko-zeba" in card.told.text()


def test_a_poster_asks_where_the_card_lies_first(page: PeoplePage, doorway: FakeDoorway) -> None:
    poster = page.poster
    assert poster is not None
    poster.save.click()
    assert poster.row.error()
    assert doorway.performed == []


def test_the_poster_is_written_in_the_language_chosen(
    qtbot: QtBot, page: PeoplePage, background: Background, doorway: FakeDoorway, tmp_path: Path
) -> None:
    poster, target = page.poster, tmp_path / "aushang.pdf"
    assert poster is not None
    doorway.answers[SaveCardPoster] = lambda _: Changes().with_receipt(target)
    poster.place.setPlainText("Am Empfang")
    poster.language.set_code(Language.PLAIN_GERMAN)
    poster.save.click()
    dialog = poster.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(background.is_idle)
    wanted = SaveCardPoster(target=target, place="Am Empfang", language=Language.PLAIN_GERMAN)
    assert doorway.performed == [wanted]
    assert "aushang.pdf" in poster.told.text()


def test_everything_on_it_has_a_name(page: PeoplePage) -> None:
    assert complaints_about(page) == []


def test_off_clearing_there_is_none(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: FakeDoorway
) -> None:
    doorway.answers[PeopleList] = lambda _: ()
    permissions = frozenset({Permission.PERSON_READ})
    page = build_people_page(counter, questions, permissions=permissions)
    assert isinstance(page, PeoplePage)
    qtbot.addWidget(page)
    assert page.handout is None
