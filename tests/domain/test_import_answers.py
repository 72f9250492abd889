"""Cells of a foreign list become witnesses, places on the net, answers and times of day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.import_answers import (
    NO_WORDS,
    YES_WORDS,
    online_in,
    own_answer_in,
    witnesses_in,
)
from komma_desk.domain.import_mapping import (
    Answer,
    Comparison,
    DateShape,
    ImportMapping,
    Received,
    ValueRule,
    clock_in,
    day_in,
)
from komma_desk.domain.import_row import SUMS, MappedRow, RowProblems, map_row
from komma_desk.domain.incident_details import OnlineEvidence, OwnAnswer, Witness
from komma_desk.domain.own_question import AnswerChoice, AnswerKind, OwnQuestion
from komma_desk.words import Bilingual

TODAY = date(2026, 11, 20)
SAID = Bilingual(de="Wie?", en="How?")
PLAIN = ImportMapping(
    source="Liste",
    dates=(DateShape.GERMAN,),
    received=Received(column="Eingang", else_occurred=True),
    answers={
        "reporter_role": Answer(constant=("WITNESS",)),
        "direction": Answer(constant=("EXT_TO_STAFF",)),
        "place": Answer(constant=("COUNTER",)),
        "occurred": Answer(column="Tag"),
        "occurred_time": Answer(column="Zeit"),
        "online_url": Answer(column="Link"),
        "online_seen": Answer(column="Gesehen"),
        "forms": Answer(
            column="Art",
            separator=";",
            default=("OTHER",),
            rules=(ValueRule(comparison=Comparison.EQUALS, texts=("b",), gives="INSULT"),),
        ),
        "narrative": Answer(constant=("x",)),
        "acute_danger": Answer(constant=("no",)),
        "wishes": Answer(constant=("record_only",)),
    },
)
ROW = {"Tag": "3.4.2026", "Zeit": "", "Eingang": "", "Link": "", "Gesehen": "", "Art": "b"}


def problem_columns(row: dict[str, str]) -> list[str]:
    found = map_row(PLAIN, 2, row, TODAY)
    assert isinstance(found, RowProblems)
    return [each.column for each in found.problems]


def good(row: dict[str, str]) -> MappedRow:
    found = map_row(PLAIN, 2, row, TODAY)
    assert isinstance(found, MappedRow)
    return found


@pytest.mark.parametrize(
    ("names", "contacts", "found"),
    [
        ("", "", ()),
        ("Ada", "", (Witness(name="Ada"),)),
        ("Ada (0123); Cem", "", (Witness(name="Ada", contact="0123"), Witness(name="Cem"))),
        ("", "0123", (Witness(contact="0123"),)),
        (
            "Ada (alt)\nCem",
            "1;2",
            (Witness(name="Ada (alt)", contact="1"), Witness(name="Cem", contact="2")),
        ),
    ],
)
def test_witnesses_go_by_lines_and_brackets(
    names: str, contacts: str, found: tuple[Witness, ...]
) -> None:
    assert witnesses_in({"witnesses": names, "witness_contacts": contacts}) == found


def test_several_addresses_are_several_places_seen_on_the_same_day() -> None:
    cells = {"online_url": "https://a/1 https://a/2", "online_profile": "https://a/me"}
    seen_at = datetime(2026, 4, 3, 10, tzinfo=UTC)  # noon at home
    assert online_in(cells, (date(2026, 4, 3), None)) == (
        OnlineEvidence(url="https://a/1", profile_url="https://a/me", seen_at=seen_at),
        OnlineEvidence(url="https://a/2", seen_at=seen_at),
    )
    assert online_in({"online_found_by": "Team"}, None) == (OnlineEvidence(found_by="Team"),)
    assert online_in({}, None) == ()


@pytest.mark.parametrize("kind", AnswerKind)
def test_an_empty_cell_answers_no_question(kind: AnswerKind) -> None:
    assert own_answer_in(OwnQuestion(code=Code("OWN_Q"), words=SAID, kind=kind), " ") is None


def test_yes_and_no_are_known_in_many_words() -> None:
    asked = OwnQuestion(code=Code("OWN_Q"), words=SAID, kind=AnswerKind.YES_NO)
    for words, code in ((YES_WORDS, "yes"), (NO_WORDS, "no")):
        for word in words:
            answer = own_answer_in(asked, word.upper())
            assert isinstance(answer, OwnAnswer)
            assert [each.code for each in answer.chosen] == [code]
    assert own_answer_in(asked, "vielleicht") == "vielleicht"


def test_of_a_question_with_one_answer_the_whole_cell_is_that_answer() -> None:
    bus = AnswerChoice(code=Code("BUS"), label=Bilingual(de="Bus, Bahn", en="Bus"))
    asked = OwnQuestion(code=Code("OWN_Q"), words=SAID, kind=AnswerKind.ONE_OF, choices=(bus, bus))
    answer = own_answer_in(asked, "bus, bahn")
    assert isinstance(answer, OwnAnswer)
    assert [each.code for each in answer.chosen] == ["BUS"]
    assert own_answer_in(asked, "Bus; Bahn") == "Bus; Bahn"
    free = replace(asked, kind=AnswerKind.TEXT, choices=())
    text = own_answer_in(free, " so ")
    assert isinstance(text, OwnAnswer)
    assert text.text == "so"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("14:30", time(14, 30)),
        ("14.30 Uhr", time(14, 30)),
        ("9 Uhr", time(9)),
        ("0,604166667", time(14, 30)),
        ("25:00", None),
        ("mittags", None),
    ],
)
def test_a_time_of_day_is_read_as_offices_write_it(cell: str, found: time | None) -> None:
    assert clock_in(cell) == found


@given(st.dates(date(1930, 1, 1), date(2100, 1, 1)))
def test_a_day_as_excel_counts_it_is_that_day(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    assert day_in(f"{number} Tage", (DateShape.SERIAL,)) is None
    assert day_in(str(number), (DateShape.GERMAN, DateShape.SERIAL)) == (day, None)


def test_a_time_in_its_own_column_joins_the_day_and_a_wrong_one_is_said() -> None:
    occurred = good(ROW | {"Zeit": "14:30"}).draft.occurred
    assert occurred is not None
    assert occurred.at == time(14, 30)
    assert problem_columns(ROW | {"Zeit": "mittags"}) == ["Zeit"]


def test_an_empty_day_of_receipt_is_the_day_it_happened_where_the_mapping_says_so() -> None:
    assert good(ROW).received_on == date(2026, 4, 3)
    assert good(ROW | {"Eingang": "5.4.2026"}).received_on == date(2026, 4, 5)


def test_what_is_wrong_with_a_place_on_the_net_is_said_of_its_column() -> None:
    assert problem_columns(ROW | {"Link": "https://a", "Gesehen": "1.1.2030"}) == ["Link"]
    assert problem_columns(ROW | {"Gesehen": "gestern"}) == ["Gesehen"]


def test_a_value_only_the_default_stands_in_for_is_noted() -> None:
    assert good(ROW).notes == ()
    assert [each.column for each in good(ROW | {"Art": "b; c"}).notes] == ["Art"]
    assert good(ROW | {"Art": ""}).notes == ()


def test_a_value_nobody_knows_is_not_noted_where_the_report_has_its_words_all_the_same() -> None:
    told = replace(PLAIN, answers={**PLAIN.answers, "narrative": Answer(column="Art")})
    found = map_row(told, 2, ROW | {"Art": "Beschimpft und bedroht"}, TODAY)
    assert isinstance(found, MappedRow)
    assert (found.draft.narrative, found.notes) == ("Beschimpft und bedroht", ())


def test_other_spaces_in_a_cell_make_no_other_row() -> None:
    assert good(ROW | {"Art": "b ;  c"}).fingerprint == good(ROW | {"Art": " b ; c "}).fingerprint
    assert good(ROW | {"Art": "b"}).fingerprint != good(ROW | {"Art": "c"}).fingerprint


def test_a_row_that_only_sums_up_is_no_report() -> None:
    assert problem_columns(ROW | {SUMS: "Summe"}) == [""]
