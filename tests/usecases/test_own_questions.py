"""An office asks what we do not: order, answers, and until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_question import (
    AnswerChoice,
    AnswerKind,
    AskedAbout,
    ChoicesMissing,
    OwnQuestion,
    TooManyChoices,
    TooManyQuestions,
    TwoAnswersAlike,
    asked_on,
)
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.usecases.commands.move_own_question import (
    BringBackOwnQuestion,
    MoveOwnQuestion,
    RetireOwnQuestion,
)
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.effects.office_lists import keep_own
from komma_desk.usecases.effects.own_content import question_read, question_written
from komma_desk.usecases.effects.own_places import NoSuchQuestion
from komma_desk.usecases.ports.own_entries import OwnKind
from komma_desk.usecases.queries.own_questions import EntriesByHand, OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual
from tests.usecases.workbench import Workbench, rules

LABELLED = '{"label": {"de": "Tor", "en": "Gate"}}'
LINE = Bilingual(de="Welche Linie?", en="Which line?")
BUS, TRAM = Bilingual(de="Bus", en="Bus"), Bilingual(de="Straßenbahn", en="Tram")
WORDS = st.text(min_size=1, max_size=20)
BOTH = st.builds(Bilingual, de=WORDS, en=WORDS)
DAYS = st.none() | st.dates()


@pytest.fixture
def bench() -> Workbench:
    return Workbench()


def ask(bench: Workbench, words: str = LINE.de, **more: Any) -> Code:
    told: dict[str, Any] = {"kind": AnswerKind.TEXT, **more}
    command = SaveOwnQuestion(words=Bilingual(de=words, en=""), **told)
    code: Any = bench.at(Role.ADMINISTRATOR).perform(command).receipt
    return Code(code)


def asked(bench: Workbench) -> tuple[OwnQuestion, ...]:
    found: tuple[OwnQuestion, ...] = bench.at(Role.REPORTER).ask(OwnQuestions())
    return found


def test_a_new_question_is_the_last_of_its_section(bench: Workbench) -> None:
    first, second = ask(bench, "Erste?"), ask(bench, "Zweite?")
    people = ask(bench, "Wer?", section=AskedAbout.PEOPLE)
    assert [each.code for each in asked(bench)] == [first, second, people]


def test_a_question_goes_up_and_down_and_no_further_than_the_end(bench: Workbench) -> None:
    first, second, third = (ask(bench, f"{each}?") for each in "ABC")
    admin = bench.at(Role.ADMINISTRATOR)
    admin.perform(MoveOwnQuestion(third, -1))
    assert [each.code for each in asked(bench)] == [first, third, second]
    admin.perform(MoveOwnQuestion(first, 9))
    assert [each.code for each in asked(bench)] == [third, second, first]
    admin.perform(MoveOwnQuestion(third, -9))
    assert [each.code for each in asked(bench)] == [third, second, first]


def test_an_answer_in_the_same_words_keeps_its_code(bench: Workbench) -> None:
    code = ask(bench, kind=AnswerKind.ONE_OF, choices=(BUS, TRAM))
    before = {each.label.de: each.code for each in asked(bench)[0].choices}
    ask(bench, code=code, kind=AnswerKind.SEVERAL, choices=(TRAM, Bilingual(de="U-Bahn", en="")))
    (question,) = asked(bench)
    after = {each.label.de: each.code for each in question.choices}
    assert after["Straßenbahn"] == before["Straßenbahn"] == "OWN_STRASSENBAHN"
    assert set(after) == {"Straßenbahn", "U-Bahn"}
    assert question.kind is AnswerKind.SEVERAL


def test_a_question_to_be_answered_in_words_has_no_choices(bench: Workbench) -> None:
    ask(bench, choices=(BUS, TRAM))
    assert asked(bench)[0].choices == ()


def test_a_question_is_asked_to_its_last_day_and_again_when_brought_back(bench: Workbench) -> None:
    code, today = ask(bench), bench.clock.today()
    admin = bench.at(Role.ADMINISTRATOR)
    admin.perform(RetireOwnQuestion(code, today))
    assert asked_on(asked(bench), today)
    assert asked_on(asked(bench), today + timedelta(days=1)) == ()
    admin.perform(BringBackOwnQuestion(code))
    assert asked_on(asked(bench), today + timedelta(days=1))


def test_a_question_is_not_asked_before_its_first_day(bench: Workbench) -> None:
    ask(bench, valid_from=date(2027, 1, 1))
    assert asked_on(asked(bench), date(2026, 12, 31)) == ()
    assert asked_on(asked(bench), date(2027, 1, 1))


def test_a_question_moved_to_another_section_becomes_its_last(bench: Workbench) -> None:
    code = ask(bench, "A?")
    help_ = ask(bench, "B?", section=AskedAbout.HELP)
    ask(bench, "A?", code=code, section=AskedAbout.HELP)
    assert [each.code for each in asked(bench)] == [help_, code]


MANY = tuple(Bilingual(de=f"Antwort {each}", en="") for each in range(31))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"words": " "}, TextMissing),
        ({"words": "x" * 201}, TextNotAccepted),
        ({"kind": AnswerKind.ONE_OF}, ChoicesMissing),
        ({"kind": AnswerKind.ONE_OF, "choices": (BUS,)}, ChoicesMissing),
        ({"kind": AnswerKind.SEVERAL, "choices": (BUS, BUS)}, TwoAnswersAlike),
        ({"kind": AnswerKind.SEVERAL, "choices": MANY}, TooManyChoices),
        ({"code": Code("OWN_GONE")}, NoSuchQuestion),
    ],
)
def test_a_question_nobody_could_answer_is_refused(
    bench: Workbench, told: dict[str, Any], kind: type[Refusal]
) -> None:
    with pytest.raises(kind) as refused:
        ask(bench, **told)
    assert "{" not in refused.value.spoken()
    assert asked(bench) == ()


def test_more_questions_than_anybody_answers_are_refused(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("komma_desk.usecases.commands.save_own_question.MOST_QUESTIONS", 1)
    ask(bench)
    with pytest.raises(TooManyQuestions):
        ask(bench, "Noch eine?")


@given(
    st.builds(
        OwnQuestion,
        code=st.just(Code("OWN_A")),
        words=BOTH,
        kind=st.sampled_from(AnswerKind),
        choices=st.lists(
            st.builds(AnswerChoice, code=st.builds(Code, WORDS), label=BOTH), max_size=3
        ).map(tuple),
        section=st.sampled_from(AskedAbout),
        valid_from=DAYS,
        valid_until=DAYS,
        order=st.integers(0, 99),
    )
)
def test_a_question_is_read_as_it_was_written(question: OwnQuestion) -> None:
    assert question_read(question.code, question_written(question)) == question


@pytest.mark.parametrize(
    ("kind", "list_id", "code", "content"),
    [
        (OwnKind.ENTRY, "nowhere", "OWN_A", LABELLED),
        (OwnKind.ENTRY, "wish", "OWN_A", LABELLED),
        (OwnKind.ENTRY, "wish", "police", "{}"),
        (OwnKind.ENTRY, "form", "OWN_A", LABELLED),
        (OwnKind.ENTRY, "form", "OWN_A", LABELLED[:-1] + ', "counts_as": "OWN_B"}'),
        (OwnKind.ENTRY, "place", "OWN_A", LABELLED[:-1] + ', "counts_as": "OTHER"}'),
        (OwnKind.ENTRY, "place", "OWN_A", '{"label": {"de": 1, "en": "x"}}'),
        (OwnKind.ENTRY, "place", "OWN_A", "no JSON"),
        (OwnKind.ENTRY, "place", "OWN_A", "[" * 100_000),
        (OwnKind.ENTRY, "place", "COUNTER", '{"valid_until": "never"}'),
        (OwnKind.QUESTION, "", "OWN_A", LABELLED),
    ],
)
def test_what_the_rules_of_a_list_forbid_counts_for_nobody_although_signed(
    bench: Workbench, kind: OwnKind, list_id: str, code: str, content: str
) -> None:
    """As somebody would with a programme of her own, and the role."""
    seat = bench.at(Role.ADMINISTRATOR)
    with bench.desk.change() as work:
        keep_own(kind, list_id, Code(code), content, seat._context(work))
        work.commit()
    reporter = bench.at(Role.REPORTER)
    shipped = rules().code_lists
    lists: Any = reporter.ask(Vocabulary())
    assert {each.id: each.entries for each in lists.values()} == {
        each.id: each.entries for each in shipped.values()
    }
    assert asked(bench) == ()
    assert [each.code for each in reporter.ask(EntriesByHand())] == [code]
