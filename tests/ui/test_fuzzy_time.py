"""When it happened is understood as people say it, in German and in English."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.reporting.fuzzy_time import read_moment, written_moment
from komma_desk.ui.reporting.typed_moment import read_day, read_time
from komma_desk.words import Language, speaking

TODAY = date(2026, 11, 22)  # a Sunday


def about(day: date, at: time | None = None) -> Moment:
    return Moment(precision=Precision.ABOUT, first_on=day, at=at)


def span(first: date, last: date) -> Moment:
    return Moment(precision=Precision.SPAN, first_on=first, last_on=last)


YESTERDAY = date(2026, 11, 21)
LAST_WEEK = span(date(2026, 11, 9), date(2026, 11, 15))
EARLY_OCTOBER = span(date(2026, 10, 1), date(2026, 10, 10))
THIRD_TO_FIFTH = span(date(2026, 11, 3), date(2026, 11, 5))


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("gestern 14:30", Moment.on(YESTERDAY, time(14, 30))),
        ("g 1430", Moment.on(YESTERDAY, time(14, 30))),
        ("gestern Abend", about(YESTERDAY, time(20))),
        ("yesterday evening", about(YESTERDAY, time(20))),
        ("gestern abend um 8", Moment.on(YESTERDAY, time(20))),
        ("yesterday around 3 pm", about(YESTERDAY, time(15))),
        ("last night", about(YESTERDAY, time(23))),
        ("heute morgen", about(TODAY, time(8))),
        ("heute um 9 Uhr 30", Moment.on(TODAY, time(9, 30))),
        ("14:30", Moment.on(TODAY, time(14, 30))),
        ("letzten Montag", Moment.on(date(2026, 11, 16))),
        ("Sonntag", Moment.on(TODAY)),
        ("last Sunday", Moment.on(date(2026, 11, 15))),
        ("letzte Woche", LAST_WEEK),
        ("last week", LAST_WEEK),
        ("irgendwann letzte Woche", LAST_WEEK),
        ("letztes Wochenende", span(date(2026, 11, 14), date(2026, 11, 15))),
        ("letzten Monat", span(date(2026, 10, 1), date(2026, 10, 31))),
        ("diesen Monat", span(date(2026, 11, 1), TODAY)),
        ("Anfang Oktober", EARLY_OCTOBER),
        ("early October", EARLY_OCTOBER),
        ("Ende September 2025", span(date(2025, 9, 21), date(2025, 9, 30))),
        ("im Dezember", span(date(2025, 12, 1), date(2025, 12, 31))),
        ("3.11. bis 5.11.", THIRD_TO_FIFTH),
        ("3. bis 5.11.", THIRD_TO_FIFTH),
        ("3.-5.11.", THIRD_TO_FIFTH),
        ("from 3.11. to 5.11.2026", THIRD_TO_FIFTH),
        ("zwischen 3.11. und 5.11.", THIRD_TO_FIFTH),
        ("28.12. bis 3.1.2026", span(date(2025, 12, 28), date(2026, 1, 3))),
        ("seit 3.11.", span(date(2026, 11, 3), TODAY)),
        ("vor zwei Wochen", about(date(2026, 11, 8))),
        ("2 weeks ago", about(date(2026, 11, 8))),
        ("vor 3 Tagen", Moment.on(date(2026, 11, 19))),
        ("ca. 3.11.", about(date(2026, 11, 3))),
        ("unbekannt", Moment.unknown()),
        ("don’t know", Moment.unknown()),
    ],
)
def test_a_way_of_saying_when_is_understood(typed: str, moment: Moment) -> None:
    assert read_moment(typed, TODAY) == moment


@pytest.mark.parametrize("typed", ["neulich", "morgen", "9", "31.02.2026", "bis", "x" * 90_000])
def test_what_is_no_day_is_not_guessed_at(typed: str) -> None:
    assert read_moment(typed, TODAY) is None


_DAYS = st.dates(min_value=date(1990, 1, 1), max_value=TODAY)
_TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
_MOMENTS = st.one_of(
    st.just(Moment.unknown()),
    st.builds(Moment.on, _DAYS, _TIMES),
    st.builds(about, _DAYS, _TIMES),
    st.builds(span, _DAYS, _DAYS),
)


@given(_MOMENTS, st.sampled_from(Language), st.sampled_from(Language))
def test_what_the_form_writes_it_reads_back_in_either_language(
    moment: Moment, writing: Language, reading: Language
) -> None:
    with speaking(writing):
        written = written_moment(moment)
    with speaking(reading):
        assert read_moment(written, TODAY) == moment


@given(st.text(max_size=100))
def test_any_text_is_understood_or_not_and_never_breaks_the_form(typed: str) -> None:
    moment = read_moment(typed, TODAY)
    assert moment is None or read_moment(written_moment(moment), TODAY) == moment


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21.11.2026", YESTERDAY),
        ("1.2.26", date(2026, 2, 1)),
        ("24.12.1999", date(1999, 12, 24)),
        ("2026-11-03", date(2026, 11, 3)),
        ("24.12.", date(2025, 12, 24)),
        ("3/11", date(2026, 11, 3)),
        ("3. November", date(2026, 11, 3)),
        ("Nov 3, 2026", date(2026, 11, 3)),
        ("heute", TODAY),
        ("g", YESTERDAY),
        ("31.02.2026", None),
        ("29.2.", None),
        ("neulich", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("9 Uhr", time(9)),
        ("2:30 pm", time(14, 30)),
        ("12 am", time(0)),
        ("13 pm", None),
        ("25:00", None),
        ("mittags", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, at: time | None) -> None:
    assert read_time(typed) == at
