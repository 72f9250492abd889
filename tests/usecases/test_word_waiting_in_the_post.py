"""What she withdrew holds back a hand-over though nobody has taken her letter in yet."""

from __future__ import annotations

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.letter_scope import NotCovered
from komma_desk.usecases.effects.word_waiting import WordWaiting
from komma_desk.usecases.effects.writing_letters import ConsentMissing
from komma_desk.words import Language, speaking
from tests.usecases.deeds import Prepared
from tests.usecases.test_letters_keep_the_scope import COUNSELLING, WRITTEN, Room


@pytest.fixture
def room(bench: Prepared) -> Room:
    return Room(bench, ConsentScope.ALL)


def says(
    room: Room,
    state: ConsentState,
    item: Code = COUNSELLING,
    scope: ConsentScope = ConsentScope.ALL,
) -> None:
    report = room.view.file.case.report.id
    said = SayConsent(report=report, item=item, state=state, scope=scope)
    room.bench.at(Role.REPORTER).perform(said)


def test_a_withdrawal_in_the_post_lets_nothing_leave(room: Room) -> None:
    says(room, ConsentState.WITHDRAWN)
    with pytest.raises(WordWaiting):
        room.letter("narrative")
    assert room.bench.outside.files == {}
    room.seat.perform(TakeIn())
    with pytest.raises(ConsentMissing):
        room.letter("narrative")


def test_less_that_may_be_told_holds_as_soon_as_it_is_in_the_post(room: Room) -> None:
    says(room, ConsentState.GIVEN, scope=ConsentScope.ONLY_FACTS)
    with pytest.raises(WordWaiting):
        room.letter("narrative")
    room.seat.perform(TakeIn())
    with pytest.raises(NotCovered):
        room.letter("narrative")
    assert room.letter("occurred")


def test_what_is_asked_first_names_the_consent_and_nothing_of_the_case(room: Room) -> None:
    says(room, ConsentState.WITHDRAWN)
    with pytest.raises(WordWaiting) as refused:
        room.letter("narrative")
    with speaking(Language.ENGLISH):
        assert "take the post in first" in refused.value.spoken()
        assert room.view.file.case.number not in refused.value.spoken()


def test_a_word_on_something_else_holds_nothing_back(room: Room) -> None:
    says(room, ConsentState.GIVEN, Code("refer_police"))
    report = room.view.file.case.report.id
    wishes = SayWishes(report=report, wishes=frozenset({Code("talk")}))
    room.bench.at(Role.REPORTER).perform(wishes)
    assert WRITTEN in room.letter("narrative")


def test_a_letter_of_somebody_else_holds_nothing_back(room: Room, bench: Prepared) -> None:
    other = Room(bench, ConsentScope.ALL)
    says(other, ConsentState.WITHDRAWN)
    assert WRITTEN in room.letter("narrative")
