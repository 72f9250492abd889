"""How much may be told, said anew: it arrives, it is told back, and less is never lost."""

from __future__ import annotations

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState, NoScopeHere, newest
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.say_anew import SayConsent
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.reporters_letters import Heard, LetterDoubt
from komma_desk.usecases.queries.my_reports import MyReport, MyReports, SaidConsent
from tests.usecases.test_hearing_back import Hearing
from tests.usecases.test_letters_of_a_wrong_clock import put_hers
from tests.usecases.test_order_of_words import COUNSELLING, DAYS, Spoken

CONTACT = Code("contact")


@pytest.fixture
def spoken() -> Spoken:
    spoken = Spoken()
    spoken.bench.clock.at += 2 * DAYS
    return spoken


def says(spoken: Spoken, scope: ConsentScope) -> None:
    spoken.reporter.perform(
        SayConsent(report=spoken.report, item=COUNSELLING, state=ConsentState.GIVEN, scope=scope)
    )


def notes(spoken: Spoken, scope: ConsentScope) -> None:
    spoken.clearing.perform(
        RecordConsent(
            case=spoken.file.case.id,
            item=COUNSELLING,
            state=ConsentState.GIVEN,
            manner=ConsentManner.ORAL,
            scope=scope,
        )
    )


def holds(spoken: Spoken) -> Consent:
    return newest(spoken.file.consents)[COUNSELLING]


def mine(spoken: Spoken) -> MyReport:
    (report,) = spoken.reporter.ask(MyReports())
    assert isinstance(report, MyReport)
    return report


@pytest.mark.parametrize("scope", [*ConsentScope])
def test_what_she_says_anew_arrives_and_is_told_back(spoken: Spoken, scope: ConsentScope) -> None:
    says(spoken, scope)
    (word,) = mine(spoken).words
    assert isinstance(word, SaidConsent)
    assert word.scope is scope
    spoken.clearing.perform(TakeIn())
    assert holds(spoken).scope is scope
    assert mine(spoken).told.consents[0].scope is scope
    event = next(each for each in spoken.file.history if each.action == HearingDeed.WORD)
    assert event.facts["scope"] == str(scope)


WORDS = {"item": str(COUNSELLING), "state": "given", "recipient": "", "until": None}


def test_a_letter_of_before_allows_to_tell_everything() -> None:
    hearing = Hearing()
    put_hers(hearing, WORDS)
    hearing.taken_in()
    assert newest(hearing.file.consents)[COUNSELLING].scope is ConsentScope.ALL


@pytest.mark.parametrize("scope", ["a bit", "", None, 1, ["all"], "ALL"])
def test_a_scope_nobody_knows_is_not_read_as_everything(scope: object) -> None:
    hearing = Hearing()
    before = hearing.file.consents
    put_hers(hearing, WORDS | {"scope": scope})
    assert hearing.taken_in().letters == (Heard(hearing.line.number, LetterDoubt.UNREADABLE),)
    assert hearing.file.consents == before


def test_less_said_by_a_slow_clock_is_not_lost_under_what_the_office_noted(
    spoken: Spoken,
) -> None:
    notes(spoken, ConsentScope.ALL)
    spoken.bench.clock.at -= DAYS / 2
    says(spoken, ConsentScope.NO_NAME)
    spoken.bench.clock.at += DAYS
    spoken.clearing.perform(TakeIn())
    assert holds(spoken).scope is ConsentScope.NO_NAME


@pytest.mark.parametrize("scope", [ConsentScope.NO_NAME, ConsentScope.ALL])
def test_more_said_by_a_slow_clock_wins_nothing(spoken: Spoken, scope: ConsentScope) -> None:
    notes(spoken, ConsentScope.ONLY_FACTS)
    spoken.bench.clock.at -= DAYS / 2
    says(spoken, scope)
    spoken.bench.clock.at += DAYS
    spoken.clearing.perform(TakeIn())
    assert holds(spoken).scope is ConsentScope.ONLY_FACTS


def test_a_withdrawal_carries_no_scope(spoken: Spoken) -> None:
    spoken.reporter.perform(
        SayConsent(
            report=spoken.report,
            item=COUNSELLING,
            state=ConsentState.WITHDRAWN,
            scope=ConsentScope.NO_NAME,
        )
    )
    spoken.clearing.perform(TakeIn())
    assert holds(spoken).scope is ConsentScope.ALL
    event = next(each for each in spoken.file.history if each.action == HearingDeed.WORD)
    assert "scope" not in event.facts


def test_she_cannot_narrow_a_consent_by_which_nobody_is_told(spoken: Spoken) -> None:
    command = SayConsent(
        report=spoken.report,
        item=CONTACT,
        state=ConsentState.GIVEN,
        scope=ConsentScope.ONLY_FACTS,
    )
    with pytest.raises(NoScopeHere):
        spoken.reporter.perform(command)
