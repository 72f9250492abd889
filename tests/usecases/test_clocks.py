"""Any deadline is begun by hand, paused where the law allows, settled and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from komma_desk.domain.clock import SettledHow
from komma_desk.domain.clock_deeds import (
    ClockNotSettled,
    ClockSettled,
    ClockThereAlready,
    DayInFuture,
    DayMissing,
    DoesNotSettleThis,
    NoPauseToEnd,
    NotInTheCase,
    OffenderMissing,
)
from komma_desk.domain.deadlines.of_clock import UnknownRule
from komma_desk.domain.deadlines.reckoning import Reckoned
from komma_desk.domain.deadlines.rules import (
    BackwardsPause,
    DeadlineRules,
    NeedsMoment,
    NoPauseHere,
    NumberOfDaysMissing,
    OffenderDoesNotMatter,
)
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import InvolvedId
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextMissing
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.queries.deadline_catalogue import DeadlineCatalogue
from tests.fakes.samples import EVERYTHING
from tests.usecases.clock_bench import (
    FILED,
    NOBODY,
    choose,
    do,
    file,
    know,
    start,
    view,
)
from tests.usecases.clock_examples import DAY
from tests.usecases.deeds import Prepared


def test_every_rule_can_be_begun_by_hand(bench: Prepared) -> None:
    moment = datetime(2026, 10, 1, 9, tzinfo=UTC)
    rules: DeadlineRules = bench.at(Role.CLEARING).ask(DeadlineCatalogue())
    for rule in rules.rules:
        start(
            bench,
            rule.id,
            anchor=moment if rule.by_the_hour else DAY,
            offender="Kai" if rule.waits_for_offender else "",
            number=3 if rule.asks_number else None,
        )
    lines = view(bench).clocks
    assert [each.clock.rule for each in lines] == [each.id for each in rules.rules]
    assert all(isinstance(each.found, Reckoned) for each in lines)


@pytest.mark.parametrize(
    ("rule", "told", "refusal"),
    [
        ("früher", {}, UnknownRule),
        ("agg15_4", {"anchor": None}, DayMissing),
        ("agg15_4", {"offender": "Kai"}, OffenderDoesNotMatter),
        ("agg15_4", {"person": InvolvedId(NOBODY)}, NotInTheCase),
        ("agg15_4", {"anchor": date(2027, 1, 1)}, DayInFuture),
        ("dsgvo14", {"earlier": date(2027, 1, 1)}, DayInFuture),
        ("dsgvo33", {}, NeedsMoment),
        ("dsgvo33", {"anchor": datetime(2027, 1, 1, tzinfo=UTC)}, DayInFuture),
        ("working_days", {}, NumberOfDaysMissing),
        ("stgb77b", {}, OffenderMissing),
    ],
)
def test_a_deadline_that_could_not_be_reckoned_is_not_begun(
    bench: Prepared, rule: str, told: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        start(bench, rule, **told)
    assert file(bench).clocks == ()


def test_the_same_deadline_is_begun_once_and_corrected_where_it_stands(bench: Prepared) -> None:
    claim = start(bench, "agg15_4")
    with pytest.raises(ClockThereAlready):
        start(bench, "agg15_4")
    assert start(bench, "agg15_4", anchor=DAY - timedelta(days=1), corrects=claim) == claim
    (kept,) = file(bench).clocks
    assert (kept.anchor, kept.revision) == (DAY - timedelta(days=1), 2)
    assert file(bench).history[-1].facts["before"] == DAY.isoformat()


def test_conciliation_adds_its_days_where_the_rule_allows_it(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    know(bench, hers, anchor=date(2026, 9, 1))
    paused: dict[str, Any] = {"case": bench.case, "clock": hers, "source": "Schiedsamt"}
    do(bench, PauseClock(first_on=DAY, until=DAY + timedelta(days=30), **paused))
    found = view(bench).clocks[0].found
    assert isinstance(found, Reckoned)
    assert found.nominal == date(2026, 12, 31)
    do(bench, PauseClock(first_on=None, **paused))
    found = view(bench).clocks[0].found
    assert isinstance(found, Reckoned)
    assert found.nominal == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("rule", "told", "refusal"),
    [
        ("agg15_4", {"first_on": DAY}, NoPauseHere),
        ("stgb77b", {"first_on": DAY, "until": DAY - timedelta(days=1)}, BackwardsPause),
        ("stgb77b", {"first_on": None, "until": DAY}, NoPauseToEnd),
        ("stgb77b", {"first_on": DAY, "until": date(2027, 1, 1)}, DayInFuture),
        ("stgb77b", {"first_on": DAY, "source": ""}, TextMissing),
    ],
)
def test_no_other_pause_stops_a_clock(
    bench: Prepared, rule: str, told: dict[str, Any], refusal: type[Refusal]
) -> None:
    clock = start(bench, rule, offender="Kai" if rule == "stgb77b" else "")
    facts: dict[str, Any] = {"case": bench.case, "clock": clock, "source": "x"}
    with pytest.raises(refusal):
        do(bench, PauseClock(**facts | told))
    assert file(bench).clocks[0].paused_on is None


def test_a_settled_clock_stands_still_until_it_is_taken_back(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    know(bench, hers)
    settled = SettleClock(case=bench.case, clock=hers, on=DAY, how=FILED, text="per Bote")
    do(bench, settled)
    for deed in (
        settled,
        PauseClock(case=bench.case, clock=hers, first_on=DAY, source="x"),
        RecordKnowledge(case=bench.case, clock=hers, anchor=DAY, offender="Kai", source="x"),
    ):
        with pytest.raises(ClockSettled):
            do(bench, deed)
    with pytest.raises(TextMissing):
        do(bench, ReopenClock(case=bench.case, clock=hers, reason=""))
    do(bench, ReopenClock(case=bench.case, clock=hers, reason="Irrtum"))
    assert not file(bench).clocks[0].is_settled
    with pytest.raises(ClockNotSettled):
        do(bench, ReopenClock(case=bench.case, clock=hers, reason="Irrtum"))
    said = [each.action for each in file(bench).history[-2:]]
    assert said == ["clock-settled", "clock-reopened"]


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"how": SettledHow.ERASED}, DoesNotSettleThis),
        ({"how": SettledHow.PASSED}, TextMissing),
        ({"how": SettledHow.DOES_NOT_APPLY}, TextMissing),
        ({"on": date(2027, 1, 1)}, DayInFuture),
    ],
)
def test_only_what_settles_it_settles_it(
    bench: Prepared, told: dict[str, Any], refusal: type[Refusal]
) -> None:
    hers, _superiors = choose(bench, "185")
    facts: dict[str, Any] = {"on": DAY, "how": FILED} | told
    with pytest.raises(refusal):
        do(bench, SettleClock(case=bench.case, clock=hers, **facts))
    assert not file(bench).clocks[0].is_settled


def test_in_a_case_that_is_over_everything_about_clocks_still_works(bench: Prepared) -> None:
    with bench.desk.change() as work:
        kept = work.cases.cases.get(bench.case, EVERYTHING)
        work.cases.cases.save(replace(kept, ended=True))
        work.commit()
    hers, superiors = choose(bench, "185")
    know(bench, hers)
    do(bench, PauseClock(case=bench.case, clock=hers, first_on=DAY, source="Schiedsamt"))
    do(bench, SettleClock(case=bench.case, clock=hers, on=DAY, how=FILED))
    do(bench, ReopenClock(case=bench.case, clock=hers, reason="Irrtum"))
    start(bench, "dsgvo12")
    assert {each.id for each in file(bench).clocks} >= {hers, superiors}


def test_without_a_land_no_date_is_guessed(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    know(bench, hers)
    with bench.desk.change() as work:
        work.office.settings.put("office_land", "")
        work.commit()
    assert all(each.found is None for each in view(bench).clocks)
