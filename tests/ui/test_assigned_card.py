"""The card about new cases on the people page, and the quiet sealing anew behind the post."""

from __future__ import annotations

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.inbox.post_intake import PostIntake
from komma_desk.ui.people.assigned_card import AssignedCard
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.usecases.commands.reseal_circles import ResealCircles, Resealed
from komma_desk.usecases.commands.set_assigned_only import SetAssignedOnly
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway


def page_of(qtbot: QtBot, counter: Counter, questions: Questions, role: Role) -> PeoplePage:
    page = build_people_page(counter, questions, permissions=permissions_of(frozenset({role})))
    assert isinstance(page, PeoplePage)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def switched(doorway: FakeDoorway) -> list[bool]:
    """How it is now is the last entry."""
    state = [False]

    def turn(command: SetAssignedOnly) -> Changes:
        state.append(command.on)
        return Changes.of(Subject.SETTINGS)

    doorway.answers |= {
        PeopleList: lambda _: (),
        OfficeCard: lambda _: Office(municipality="Beispielstadt"),
        IsAssignedOnly: lambda _: state[-1],
        SetAssignedOnly: turn,
    }
    return state


@pytest.mark.parametrize("language", Language)
def test_the_card_says_how_it_is_and_turns_it_round(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    switched: list[bool],
    language: Language,
) -> None:
    use_language(language)
    page = page_of(qtbot, counter, questions, Role.CLEARING)
    card = page.assigned
    assert isinstance(card, AssignedCard)
    qtbot.waitUntil(card.turn.isEnabled)
    before = card.state.text()
    card.turn.click()
    qtbot.waitUntil(lambda: card.state.text() != before)
    assert switched == [False, True]
    card.turn.click()
    qtbot.waitUntil(lambda: card.state.text() == before)
    assert complaints_about(page) == []


def test_whoever_is_not_of_clearing_has_no_such_card(
    qtbot: QtBot, counter: Counter, questions: Questions, switched: list[bool]
) -> None:
    assert page_of(qtbot, counter, questions, Role.ADMINISTRATOR).assigned is None
    assert switched == [False]


def test_after_the_post_what_waits_is_sealed_anew_until_nothing_is_left(
    qtbot: QtBot, doorway: FakeDoorway, counter: Counter
) -> None:
    first, second = (CaseId(UUID(int=number)) for number in (1, 2))
    rounds = [Resealed((second,), 0), Resealed((first,), 1)]
    doorway.answers[TakeIn] = lambda _: Changes().with_receipt(TakenIn((), ()))
    doorway.answers[ResealCircles] = lambda _: Changes().with_receipt(rounds.pop())
    post = PostIntake(counter)
    with qtbot.waitSignal(post.resealed) as told:
        post.take_in()
    assert told.args == [2]
    assert [type(each) for each in doorway.performed] == [TakeIn, ResealCircles, ResealCircles]
