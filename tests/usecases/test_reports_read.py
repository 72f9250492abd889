"""What “My reports” tells of the state in plain words, and what of it was read already."""

from __future__ import annotations

import pytest

from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.test_hearing_back import Hearing


@pytest.fixture
def hearing() -> Hearing:
    return Hearing()


def test_she_is_told_in_plain_words_what_the_state_of_her_case_means(hearing: Hearing) -> None:
    plain = hearing.mine.news[-1].plain
    assert plain is not None
    assert plain.de.startswith("Ihre Meldung ist bei der Clearingstelle angekommen.")


def test_what_was_read_once_is_not_new_after_the_next_unlocking(hearing: Hearing) -> None:
    answer(hearing, "Wir melden uns.")
    assert hearing.mine.read == 0
    hearing.reporter.perform(MarkAnswersRead(report=hearing.report, answers=1))
    answer(hearing, "Wir haben angerufen.")
    assert (hearing.mine.read, len(hearing.mine.answers)) == (1, 2)


def test_an_answer_nobody_has_had_yet_cannot_be_read_beforehand(hearing: Hearing) -> None:
    hearing.reporter.perform(MarkAnswersRead(report=hearing.report, answers=7))
    answer(hearing, "Wir melden uns.")
    assert hearing.mine.read == 0


def test_nobody_learns_who_read_when(hearing: Hearing) -> None:
    answer(hearing, "Wir melden uns.")
    hearing.bench.desk.log.clear()
    hearing.reporter.perform(MarkAnswersRead(report=hearing.report, answers=1))
    assert not hearing.bench.desk.log


def test_reports_of_others_are_not_marked(hearing: Hearing) -> None:
    answer(hearing, "Wir melden uns.")
    head = hearing.bench.people[Role.HEAD]
    hearing.bench.seat(head).perform(MarkAnswersRead(report=hearing.report, answers=1))
    assert hearing.mine.read == 0
    with hearing.bench.desk.look() as work:
        assert work.office.drafts.get(FakeKeys(head, set()).own_tag("answers read")) is None


def answer(hearing: Hearing, text: str) -> None:
    hearing.clearing.perform(AnswerReporter(case=hearing.line.id, text=text))
