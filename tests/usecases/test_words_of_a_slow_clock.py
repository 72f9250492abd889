"""A clock that runs behind loses no withdrawal, and wins nothing for what allows more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState, newest
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.domain.wish import wishes_now
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.take_in import TakeIn
from tests.usecases.test_order_of_words import COUNSELLING, DAYS, POLICE, TALK, Spoken

ADVICE, ONLY_RECORD = Code("advice"), Code("record_only")


@pytest.fixture
def spoken() -> Spoken:
    """Some days after the report, so that a clock can run behind."""
    spoken = Spoken()
    spoken.bench.clock.at += 2 * DAYS
    return spoken


def noted(spoken: Spoken, state: ConsentState = ConsentState.GIVEN, recipient: str = "") -> None:
    consent = RecordConsent(
        case=spoken.file.case.id,
        item=COUNSELLING,
        state=state,
        manner=ConsentManner.ORAL,
        recipient=recipient,
    )
    spoken.clearing.perform(consent)
    spoken.bench.clock.at += timedelta(minutes=1)


def says(spoken: Spoken, *said: Any) -> None:
    """Her clock is behind by a day; each a minute after the other."""
    spoken.bench.clock.at -= DAYS
    for each in said:
        spoken.reporter.perform(each)
        spoken.bench.clock.at += timedelta(minutes=1)
    spoken.bench.clock.at += DAYS


def consent_of(spoken: Spoken, state: ConsentState) -> SayConsent:
    return SayConsent(report=spoken.report, item=COUNSELLING, state=state)


def holds(spoken: Spoken) -> Consent:
    return newest(spoken.file.consents)[COUNSELLING]


def told(spoken: Spoken) -> CaseEvent:
    return [each for each in spoken.file.history if each.action == HearingDeed.WORD][-1]


def wish_noted(spoken: Spoken, *wishes: Code) -> None:
    spoken.clearing.perform(
        RecordWishes(case=spoken.file.case.id, wishes=frozenset(wishes), manner=ConsentManner.ORAL)
    )
    spoken.bench.clock.at += timedelta(minutes=1)


def wished(spoken: Spoken) -> frozenset[Code]:
    return wishes_now(spoken.file.case.report.wishes, spoken.file.wish_changes)


def test_a_withdrawal_dated_before_what_the_office_noted_holds_from_its_taking_in(
    spoken: Spoken,
) -> None:
    noted(spoken)
    says(spoken, consent_of(spoken, ConsentState.WITHDRAWN))
    before = spoken.bench.clock.now()
    spoken.clearing.perform(TakeIn())
    assert not spoken.allowed()
    assert before <= holds(spoken).recorded_at <= spoken.bench.clock.now()
    assert "taken_at" in told(spoken).facts


def test_what_the_office_notes_after_taking_it_in_holds(spoken: Spoken) -> None:
    noted(spoken)
    says(spoken, consent_of(spoken, ConsentState.WITHDRAWN))
    spoken.clearing.perform(TakeIn())
    spoken.bench.clock.at += timedelta(minutes=1)
    noted(spoken)
    assert spoken.allowed()


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_a_consent_of_hers_gains_nothing_and_that_is_told(
    spoken: Spoken, state: ConsentState
) -> None:
    noted(spoken, state)
    says(spoken, consent_of(spoken, ConsentState.GIVEN))
    spoken.clearing.perform(TakeIn())
    assert holds(spoken).state is state
    assert "older" in told(spoken).facts


def test_a_consent_to_somebody_named_is_not_widened_by_the_one_after_her_withdrawal(
    spoken: Spoken,
) -> None:
    noted(spoken, recipient="Beratungsstelle Süd")
    given = consent_of(spoken, ConsentState.GIVEN)
    says(spoken, replace(given, state=ConsentState.WITHDRAWN))
    spoken.clearing.perform(TakeIn())
    spoken.bench.clock.at += timedelta(minutes=1)
    says(spoken, given)
    spoken.clearing.perform(TakeIn())
    assert (holds(spoken).state, holds(spoken).recipient) != (ConsentState.GIVEN, "")


@pytest.mark.parametrize("at_once", [True, False])
def test_what_she_allows_again_after_withdrawing_holds_where_the_office_noted_as_much(
    spoken: Spoken, *, at_once: bool
) -> None:
    noted(spoken)
    given = consent_of(spoken, ConsentState.GIVEN)
    withdrawn = replace(given, state=ConsentState.WITHDRAWN)
    if at_once:
        says(spoken, withdrawn, given)
    else:
        says(spoken, withdrawn)
        spoken.clearing.perform(TakeIn())
        says(spoken, given)
    spoken.clearing.perform(TakeIn())
    assert spoken.allowed()


def test_a_withdrawal_older_than_her_own_consent_does_not_come_back(spoken: Spoken) -> None:
    given = consent_of(spoken, ConsentState.GIVEN)
    says(spoken, replace(given, state=ConsentState.WITHDRAWN))
    letter = spoken.held_back()
    says(spoken, given)
    spoken.clearing.perform(TakeIn())
    noted(spoken)
    spoken.put(letter)
    spoken.clearing.perform(TakeIn())
    assert spoken.allowed()


@pytest.mark.parametrize("less", [{TALK}, {ONLY_RECORD}])
def test_wishes_of_which_fewer_others_hear_hold_from_their_taking_in(
    spoken: Spoken, less: set[Code]
) -> None:
    wish_noted(spoken, POLICE)
    says(spoken, SayWishes(report=spoken.report, wishes=frozenset(less)))
    spoken.clearing.perform(TakeIn())
    assert wished(spoken) == less
    assert "taken_at" in told(spoken).facts


@pytest.mark.parametrize("more", [{POLICE}, {TALK, ADVICE}])
def test_wishes_of_which_others_hear_undo_nothing_the_office_noted(
    spoken: Spoken, more: set[Code]
) -> None:
    wish_noted(spoken, TALK)
    says(spoken, SayWishes(report=spoken.report, wishes=frozenset(more)))
    spoken.clearing.perform(TakeIn())
    assert wished(spoken) == {TALK}
    assert "older" in told(spoken).facts


def test_a_second_word_within_what_the_office_noted_holds_after_the_first(spoken: Spoken) -> None:
    wish_noted(spoken, POLICE, TALK)
    for said in ({TALK}, {POLICE, TALK}):
        says(spoken, SayWishes(report=spoken.report, wishes=frozenset(said)))
        spoken.clearing.perform(TakeIn())
        spoken.bench.clock.at += timedelta(minutes=5)
        assert wished(spoken) == said
