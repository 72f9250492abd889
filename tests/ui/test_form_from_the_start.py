"""Whoever has no account reports from the first window: in a fresh process, without a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.ui.parts.card_choice import CardChoice
from komma_desk.ui.shell import flow as flow_room
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.shell.founding_window import FoundingWindow
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.words import Language, use_language
from tests.journeys.town import Town
from tests.ui.accessibility import complaints_about
from tests.ui.form_room import AboveForm

CARD = "/media/stick/stadt.komma-card"


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    told: list[object] = []
    monkeypatch.setattr(flow_room, "end_locked", told.append)
    return told


@pytest.fixture
def above() -> AboveForm:
    return AboveForm()


@pytest.fixture
def flow(desk: Desk, tmp_path: Path, above: AboveForm) -> Iterator[WindowFlow]:
    flow = WindowFlow(HouseDoors(Town(tmp_path / "store").house), desk, tmp_path, above=above)
    flow.begin()
    yield flow
    flow.end()
    if flow.window is not None:
        flow.window.close()


def test_the_card_goes_to_a_fresh_process_and_this_one_ends(
    flow: WindowFlow, above: AboveForm, ended: list[object], tmp_path: Path
) -> None:
    assert isinstance(flow.window, FoundingWindow)
    choice = flow.window.findChild(CardChoice)
    assert choice is not None
    assert choice.isVisible()
    choice.chosen.emit(CARD)
    assert above.told[-1] == DeskPlace(folder=str(tmp_path), card=CARD)
    assert len(ended) == 1


def test_before_the_door_it_is_offered_beside_the_choice_of_a_store(qtbot: QtBot) -> None:
    window = UnlockWindow("Musterstadt", can_report=True)
    qtbot.addWidget(window)
    window.show()
    choice = window.findChild(CardChoice)
    assert choice is not None
    with qtbot.waitSignal(window.card_wanted) as wanted:
        choice.chosen.emit(CARD)
    assert wanted.args == [CARD]


@pytest.mark.parametrize("language", [Language.GERMAN, Language.ENGLISH])
@pytest.mark.parametrize("founding", [False, True])
def test_a_screen_reader_hears_no_key_twice_at_the_start(
    qtbot: QtBot, tmp_path: Path, language: Language, founding: bool
) -> None:
    use_language(language)
    window = (
        FoundingWindow(tmp_path, can_report=True)
        if founding
        else UnlockWindow("Musterstadt", can_recover=True, can_go_back=True, can_report=True)
    )
    qtbot.addWidget(window)
    window.show()
    assert complaints_about(window) == []


def test_in_a_demonstration_it_is_not_offered(qtbot: QtBot) -> None:
    window = UnlockWindow("Musterstadt", demo_passphrases={"karl": "x"})
    qtbot.addWidget(window)
    assert window.findChild(CardChoice) is None
