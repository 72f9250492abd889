"""In the window of entries: a begun one goes to a colleague as it stands, and leaves the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.usecases.commands.hand_reception import HandReception
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from tests.ui.accessibility import complaints_about
from tests.ui.reception_room import Room, a_room, fill_in


@pytest.fixture
def room(qtbot: QtBot, background: Background) -> Room:
    return a_room(qtbot, background, [])


def test_the_colleagues_are_offered_and_one_gets_what_stands_in_the_window(room: Room) -> None:
    window = room.opened()
    room.wait(lambda: not window.hand.isHidden())
    names = [each.text() for each in window.hand.menu().actions()]
    colleague = room.bench.people[Role.SUBSTITUTE]
    assert colleague.name in names
    assert room.bench.people[Role.CLEARING].name not in names
    fill_in(window)
    begun = window.presenter.begun
    assert begun is not None
    window.hand.menu().actions()[names.index(colleague.name)].trigger()
    room.wait(lambda: HandReception(begun, colleague.id) in room.doorway.performed)
    room.wait(lambda: window.presenter.begun not in {None, begun})
    assert window.presenter.is_empty()
    assert room.asked(BegunReceptions()) == ()


def test_an_empty_entry_is_handed_to_nobody(room: Room) -> None:
    window = room.opened()
    room.wait(lambda: not window.hand.isHidden())
    window.hand.menu().actions()[0].trigger()
    assert not any(isinstance(each, HandReception) for each in room.doorway.performed)


def test_the_window_with_its_menu_can_be_used_without_seeing_it(room: Room) -> None:
    window = room.opened()
    room.wait(lambda: not window.hand.isHidden())
    assert complaints_about(window) == []
