"""Deadlines reckoned by hand beforehand: what the law's table says for days that are awkward."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.reckoning import (
    Circumstances,
    Reckoned,
    add_months,
    offender_unknown,
    reckon,
)
from komma_desk.domain.deadlines.rules import (
    BackwardsPause,
    DeadlineRule,
    NeedsDay,
    NeedsMoment,
    NoEarlierEventHere,
    NoPauseHere,
    NotYetInForce,
    NumberOfDaysFixed,
    NumberOfDaysMissing,
    OffenderDoesNotMatter,
    Pause,
    PauseAfterEnd,
)
from komma_desk.system.holidays_by_land import HolidaysByLand
from komma_desk.words import Language, speaking

RULES = read_deadline_rules(Path(__file__).resolve().parents[2] / "resources" / "deadlines.toml")
BERLIN = ZoneInfo("Europe/Berlin")


def rule(rule_id: str) -> DeadlineRule:
    found = RULES.get(rule_id)
    assert found is not None
    return found


def at(land: str, *, own: str = "", internal: str = "", catholic: bool = False) -> Calendar:
    return Calendar(
        holidays=HolidaysByLand(Land(land), catholic=catholic),
        own=frozenset({date.fromisoformat(own)} if own else ()),
        internal=frozenset({date.fromisoformat(internal)} if internal else ()),
    )


def dates(found: Reckoned) -> list[str]:
    return [each.isoformat() for each in (found.nominal, found.statutory_end, found.safe)]


@pytest.mark.parametrize(
    ("rule_id", "anchor", "land", "nominal", "end", "safe"),
    [
        ("stgb77b", "2026-02-28", "NW", "2026-05-28", "2026-05-28", "2026-05-28"),
        ("stgb77b", "2026-01-31", "NW", "2026-04-30", "2026-04-30", "2026-04-30"),
        ("stgb77b", "2026-11-30", "NW", "2027-02-28", "2027-03-01", "2027-02-26"),
        ("stgb77b", "2026-09-25", "NW", "2026-12-25", "2026-12-28", "2026-12-24"),
        ("stgb77b", "2026-10-01", "NW", "2027-01-01", "2027-01-04", "2026-12-31"),
        ("stgb77b", "2026-10-06", "NW", "2027-01-06", "2027-01-06", "2027-01-06"),
        ("stgb77b", "2026-10-06", "BY", "2027-01-06", "2027-01-07", "2027-01-05"),
        ("stgb77b", "2026-03-04", "NW", "2026-06-04", "2026-06-05", "2026-06-03"),
        ("stgb77b", "2026-03-04", "BE", "2026-06-04", "2026-06-04", "2026-06-04"),
        ("stgb77b", "2026-08-18", "SN", "2026-11-18", "2026-11-19", "2026-11-17"),
        ("stgb77b", "2026-08-18", "NW", "2026-11-18", "2026-11-18", "2026-11-18"),
        ("stgb77b", "2023-11-29", "NW", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("stgb77b", "2026-12-08", "BE", "2027-03-08", "2027-03-09", "2027-03-05"),
        ("dsgvo12", "2026-11-25", "NW", "2026-12-25", "2026-12-28", "2026-12-24"),
        ("dsgvo12", "2026-01-31", "NW", "2026-02-28", "2026-03-02", "2026-02-27"),
        ("dsgvo12_extended", "2026-11-25", "NW", "2027-02-25", "2027-02-25", "2027-02-25"),
        ("dsgvo14", "2026-11-25", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
        ("agg15_4", "2026-10-25", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
        ("arbgg61b", "2026-09-25", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
        ("hinschg17_1", "2026-12-18", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
        ("hinschg17_2", "2026-09-25", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
        ("hinschg17_2_unconfirmed", "2026-09-18", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
        ("hinschg11", "2024-02-29", "NW", "2027-02-28", "2027-02-28", "2027-02-26"),
        ("sgb7_193", "2026-12-22", "NW", "2026-12-25", "2026-12-28", "2026-12-24"),
        ("beamtvg45", "2024-12-25", "NW", "2026-12-25", "2026-12-25", "2026-12-24"),
    ],
)
def test_the_three_dates_are_those_reckoned_by_hand(
    rule_id: str, anchor: str, land: str, nominal: str, end: str, safe: str
) -> None:
    found = reckon(rule(rule_id), date.fromisoformat(anchor), at(land))
    assert dates(found) == [nominal, end, safe]


@pytest.mark.parametrize(("internal", "end"), [("", "2026-12-29"), ("2026-12-24", "2026-12-30")])
def test_working_days_leave_out_free_and_internal_days(internal: str, end: str) -> None:
    found = reckon(
        rule("working_days"),
        date(2026, 12, 23),
        at("NW", internal=internal),
        Circumstances(number=3),
    )
    assert dates(found) == [end, end, end]


def test_a_resting_case_spends_no_working_days() -> None:
    pause = Pause(first_on=date(2026, 6, 9), until=date(2026, 6, 11))
    known = Circumstances(number=3, pause=pause)
    assert reckon(rule("working_days"), date(2026, 6, 8), at("BE"), known).safe == date(2026, 6, 15)


def test_internal_days_move_no_end_of_the_law() -> None:
    found = reckon(rule("stgb77b"), date(2026, 9, 24), at("NW", internal="2026-12-24"))
    assert dates(found) == ["2026-12-24"] * 3


def test_a_holiday_of_the_place_alone_counts() -> None:
    found = reckon(rule("stgb77b"), date(2028, 5, 8), at("BY", own="2028-08-08"))
    assert dates(found) == ["2028-08-08", "2028-08-09", "2028-08-07"]


@pytest.mark.parametrize(
    ("catholic", "end"), [(False, "2028-08-15"), (True, "2028-08-16")], ids=["not", "catholic"]
)
def test_the_feasts_of_catholic_places_count_only_there(catholic: bool, end: str) -> None:
    found = reckon(rule("stgb77b"), date(2028, 5, 15), at("BY", catholic=catholic))
    assert found.statutory_end.isoformat() == end


def test_days_before_a_conciliation_certificate_are_added() -> None:
    pause = Pause(first_on=date(2026, 4, 1), until=date(2026, 4, 21))
    found = reckon(rule("stgb77b"), date(2026, 3, 2), at("NW"), Circumstances(pause=pause))
    assert found.nominal == date(2026, 6, 22)


def test_a_pause_before_the_anchor_adds_only_what_lies_after_it() -> None:
    pause = Pause(first_on=date(2026, 2, 1), until=date(2026, 3, 4))
    found = reckon(rule("stgb77b"), date(2026, 3, 2), at("NW"), Circumstances(pause=pause))
    assert found.nominal == date(2026, 6, 4)


def test_a_first_disclosure_ends_the_time_to_inform_earlier() -> None:
    known = Circumstances(earlier=date(2026, 11, 27))
    assert reckon(rule("dsgvo14"), date(2026, 11, 25), at("NW"), known).safe == date(2026, 11, 27)


def test_while_the_offender_is_unknown_nothing_runs_and_the_application_is_possible() -> None:
    waiting = offender_unknown(rule("stgb77b"))
    with speaking(Language.ENGLISH):
        said = [one.spoken() for one in waiting.explanation]
    assert "The application may be made already." in said
    with pytest.raises(OffenderDoesNotMatter):
        offender_unknown(rule("dsgvo12"))


def test_hours_run_through_weekends_and_the_change_of_the_clocks() -> None:
    found = reckon(rule("dsgvo33"), datetime(2027, 3, 26, 10, tzinfo=BERLIN), at("NW"))
    assert found.ends_at == datetime(2027, 3, 29, 11, tzinfo=BERLIN)
    assert dates(found) == ["2027-03-29", "2027-03-29", "2027-03-25"]
    with speaking(Language.ENGLISH):
        assert "act at once" in found.explanation[-1].spoken()


def test_an_end_at_midnight_is_the_end_of_the_day_before() -> None:
    found = reckon(rule("dsgvo33"), datetime(2026, 6, 9, 0, tzinfo=BERLIN), at("BE"))
    assert found.safe == date(2026, 6, 11)


def test_the_arithmetic_is_told_in_both_languages() -> None:
    found = reckon(rule("stgb77b"), date(2026, 9, 25), at("NW"))
    with speaking(Language.ENGLISH):
        english = [one.spoken() for one in found.explanation]
    with speaking(Language.GERMAN):
        german = [one.spoken() for one in found.explanation]
    assert english[0] == "Fri 2026-09-25 + 3 months = Fri 2026-12-25"
    assert german[0] == "Fr 25.09.2026 + 3 Monate = Fr 25.12.2026"
    assert german[1] == (
        "Nach dem Gesetz rückt das Ende über Fr 25.12.2026 (Erster Weihnachtstag), "
        "Sa 26.12.2026 (Zweiter Weihnachtstag), So 27.12.2026 (Sonntag) auf Mo 28.12.2026."
    )
    assert len(german) == len(english) == 3


DAY, LATE = date(2026, 3, 2), Pause(first_on=date(2026, 6, 3), until=date(2026, 6, 9))


@pytest.mark.parametrize(
    ("rule_id", "anchor", "known", "refusal"),
    [
        ("dsgvo33", DAY, Circumstances(), NeedsMoment),
        ("stgb77b", datetime(2026, 3, 2, 9, tzinfo=BERLIN), Circumstances(), NeedsDay),
        ("hinschg17_1", date(2020, 1, 2), Circumstances(), NotYetInForce),
        ("dsgvo12", DAY, Circumstances(pause=LATE), NoPauseHere),
        ("stgb77b", DAY, Circumstances(pause=LATE), PauseAfterEnd),
        ("stgb77b", DAY, Circumstances(earlier=DAY), NoEarlierEventHere),
        ("stgb77b", DAY, Circumstances(number=3), NumberOfDaysFixed),
        ("working_days", DAY, Circumstances(), NumberOfDaysMissing),
        ("working_days", DAY, Circumstances(number=0), NumberOfDaysMissing),
    ],
)
def test_what_does_not_fit_the_rule_is_refused(
    rule_id: str, anchor: date, known: Circumstances, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        reckon(rule(rule_id), anchor, at("NW"), known)


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(BackwardsPause):
        Pause(first_on=date(2026, 3, 2), until=date(2026, 3, 1))


def test_months_end_where_their_last_day_is() -> None:
    assert add_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
