"""Whoever signs an answer stands over it, not whom the letter names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.former_keys import remember_keys
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.test_hearing_back import Hearing


@pytest.fixture
def hearing() -> Hearing:
    return Hearing()


def answer_from(hearing: Hearing, officer: Person, claimed: str) -> None:
    clock, her = hearing.bench.clock, hearing.bench.people[Role.REPORTER]
    words = {"report": str(hearing.report), "number": "1", "text": "Gut.", "from": claimed}
    keys, kind = FakeKeys(officer, set()), envelope_kinds.ANSWER
    number, data = keys.seal_to_person(her, kind, Parcel(words=words).packed(), clock.now())
    hearing.put(
        PostedEnvelope(id=number, audience=Audience.PERSON, posted_on=clock.today(), data=data)
    )


def names(hearing: Hearing) -> list[str]:
    return [each.said_by for each in hearing.mine.answers]


def test_an_officer_does_not_answer_under_the_name_of_a_colleague(hearing: Hearing) -> None:
    officer, colleague = (hearing.bench.people[each] for each in (Role.CLEARING, Role.SUBSTITUTE))
    answer_from(hearing, officer, colleague.name)
    assert names(hearing) == [officer.name]
    assert officer.name != colleague.name


def test_whoever_answers_as_usual_is_named_as_before(hearing: Hearing) -> None:
    hearing.clearing.perform(AnswerReporter(case=hearing.file.case.id, text="Gut."))
    assert names(hearing) == [hearing.bench.people[Role.CLEARING].name]


def test_an_officer_who_left_stays_named_as_the_office_vouched_for_her(hearing: Hearing) -> None:
    officer = hearing.bench.people[Role.CLEARING]
    answer_from(hearing, officer, "Eine Kollegin")
    with hearing.bench.desk.change() as work:
        remember_keys(replace(officer, signature=b"office"), work.office.settings)
        left = replace(officer, signing=b"", signature=b"", standing=Standing.LEFT, name="-")
        work.office.people.save(left)
        work.commit()
    assert names(hearing) == [officer.name]
