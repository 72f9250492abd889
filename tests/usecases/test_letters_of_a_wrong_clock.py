"""What her own program could send, but never would: a case keeps to what can be meant."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.domain.wish import wishes_now
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.reporters_letters import Heard, LetterDoubt
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.test_hearing_back import POLICE, TALK, Hearing

AHEAD = timedelta(days=30)


def put_hers(hearing: Hearing, words: dict[str, Any], ahead: timedelta = timedelta()) -> None:
    """A letter signed by herself, whatever program wrote it."""
    clock = hearing.bench.clock
    keys = FakeKeys(hearing.bench.people[Role.REPORTER], set())
    body = Parcel(words={"report": str(hearing.report), **words}).packed()
    kind, group = envelope_kinds.REPORTER_WORD, Audience.CLEARING
    number, data = keys.seal_to_group(group, kind, body, clock.now() + ahead)
    hearing.put(PostedEnvelope(id=number, audience=group, posted_on=clock.today(), data=data))


def test_a_word_of_a_clock_that_runs_ahead_does_not_outlive_what_the_office_notes_later() -> None:
    hearing = Hearing()
    put_hers(hearing, {"wishes": [POLICE]}, ahead=AHEAD)
    hearing.taken_in()
    case = CaseId(hearing.line.id)
    wanted = RecordWishes(case=case, wishes=frozenset({TALK}), manner=ConsentManner.ORAL)
    hearing.clearing.perform(wanted)
    changes = hearing.file.wish_changes
    assert wishes_now(frozenset(), changes) == {TALK}


def test_a_message_of_a_clock_that_runs_ahead_was_said_when_it_came() -> None:
    hearing = Hearing()
    clock = hearing.bench.clock
    clock.at += AHEAD
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="Es geschah wieder."))
    clock.at -= AHEAD
    hearing.taken_in()
    (message,) = hearing.file.messages
    assert message.said_at <= clock.now()


@pytest.mark.parametrize(
    "words",
    [
        {"item": "refer_police", "state": "refused", "recipient": "", "until": None},
        {"item": "no such item", "state": "given", "recipient": "", "until": None},
        {"wishes": ["no such wish"]},
        {"wishes": []},
    ],
)
def test_a_word_nobody_can_choose_changes_nothing_and_is_named(words: dict[str, Any]) -> None:
    hearing = Hearing()
    before = hearing.file
    put_hers(hearing, words)
    assert hearing.taken_in().letters == (Heard(hearing.line.number, LetterDoubt.UNREADABLE),)
    after = hearing.file
    assert (after.consents, after.wish_changes) == (before.consents, before.wish_changes)
    assert Code("refer_police") not in {each.item for each in after.consents}
