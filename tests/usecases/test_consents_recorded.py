"""What clearing records of a consent: its limits, and no day that is over already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState, DayIsOver, newest
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.record_consent import RecordConsent
from tests.usecases.test_hearing_back import Hearing

COUNSELLING = Code("refer_counselling")


@pytest.fixture
def hearing() -> Hearing:
    return Hearing()


def said(hearing: Hearing, *, state: ConsentState, days: int) -> RecordConsent:
    return RecordConsent(
        case=CaseId(hearing.line.id),
        item=COUNSELLING,
        state=state,
        manner=ConsentManner.ORAL,
        recipient="Beratungsstelle Nord",
        valid_until=hearing.bench.clock.today() + timedelta(days=days),
    )


def test_for_whom_and_until_when_it_holds_stands_in_the_case(hearing: Hearing) -> None:
    wanted = said(hearing, state=ConsentState.GIVEN, days=0)
    hearing.clearing.perform(wanted)
    held = newest(hearing.file.consents)[COUNSELLING]
    assert (held.recipient, held.valid_until) == (wanted.recipient, wanted.valid_until)


def test_a_consent_until_a_day_that_is_over_is_refused_and_the_one_before_holds(
    hearing: Hearing,
) -> None:
    before = newest(hearing.file.consents)[COUNSELLING]
    with pytest.raises(DayIsOver):
        hearing.clearing.perform(said(hearing, state=ConsentState.GIVEN, days=-1))
    assert newest(hearing.file.consents)[COUNSELLING] == before


def test_what_is_refused_or_withdrawn_is_narrowed_by_nothing(hearing: Hearing) -> None:
    """A limit left over in a form neither hinders it nor stays behind."""
    over = said(hearing, state=ConsentState.WITHDRAWN, days=-1)
    hearing.clearing.perform(replace(over, scope=ConsentScope.NO_NAME))
    held = newest(hearing.file.consents)[COUNSELLING]
    assert (held.state, held.scope) == (ConsentState.WITHDRAWN, ConsentScope.ALL)
