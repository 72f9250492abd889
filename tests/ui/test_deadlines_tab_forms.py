"""The other forms of the tab: settling, taking back, pausing, starting and correcting by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.deadlines.rules import ALWAYS_SETTLES, OWN_RULE, PauseAfterEnd
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.beginning_form import BeginningForm
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.deadlines_tab import DeadlinesTab
from komma_desk.ui.cases.entitled_choice import entitled_key
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.words import Language, use_language
from tests.fakes.clocks import a_clock
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import RULES, ClearingDoorway
from tests.ui.clock_samples import KNOWN, RITA, seen
from tests.ui.deadline_desk import Bench, form_in, kept, refusing
from tests.ui.typing_text import type_text

FILED = replace(KNOWN, settled_on=date(2026, 10, 1), settled_how=SettledHow.APPLICATION_FILED)
BREACH = a_clock(
    rule="dsgvo33", entitled=Entitled.OFFICE, anchored_at=datetime(2026, 11, 20, 9, tzinfo=UTC)
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def bench(qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway) -> Bench:
    return Bench(qtbot, counter, questions, doorway)


def test_what_became_of_it_comes_from_the_closed_list_of_its_rule(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(KNOWN)), Way.SETTLE, KNOWN)
    rule = RULES.get("stgb77b")
    assert rule is not None
    assert list(form.how._buttons) == [str(way) for way in rule.settled_ways]
    form.how.set_code(str(SettledHow.APPLICATION_FILED))
    form.day.setText("20.11.2026")
    kept(doorway, SettleClock)
    form.deed.click()
    command = bench.sent(SettleClock)
    assert (command.how, command.on, command.text) == (
        SettledHow.APPLICATION_FILED,
        date(2026, 11, 20),
        "",
    )


@pytest.mark.parametrize("how", ALWAYS_SETTLES)
def test_where_nothing_was_done_it_must_be_said_why(bench: Bench, how: SettledHow) -> None:
    form = form_in(bench.open(seen(KNOWN)), Way.SETTLE, KNOWN)
    form.how.set_code(str(how))
    form.day.setText("20.11.2026")
    form.deed.click()
    assert form.fields.row("text").error()


def test_a_settlement_is_taken_back_only_with_a_reason(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(FILED)), Way.REOPEN, FILED)
    form.deed.click()
    assert form.fields.row("reason").error()
    type_text(form.reason, "Irrtum")
    kept(doorway, ReopenClock)
    form.deed.click()
    assert bench.sent(ReopenClock).reason == "Irrtum"


def test_a_pause_has_a_first_day_and_may_still_be_open(
    qtbot: QtBot, bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(KNOWN)), Way.PAUSE, KNOWN)
    form.source.setPlainText("Schiedsamt")
    form.deed.click()
    assert form.fields.row("first").error()
    form.first.setText("1.12.2026")
    refusing(doorway, PauseClock, PauseAfterEnd(day="x"))
    form.deed.click()
    qtbot.waitUntil(lambda: bool(form.fields.row("first").error()))
    assert (bench.sent(PauseClock).first_on, bench.sent(PauseClock).until) == (
        date(2026, 12, 1),
        None,
    )


def test_a_pause_that_was_a_mistake_is_taken_back_by_an_empty_day(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    paused = replace(KNOWN, paused_on=date(2026, 10, 1))
    form = form_in(bench.open(seen(paused)), Way.PAUSE, paused)
    form.first.clear()
    form.source.setPlainText("Verwechslung")
    kept(doorway, PauseClock)
    form.deed.click()
    assert bench.sent(PauseClock).first_on is None


def started(tab: DeadlinesTab, rule: str) -> BeginningForm:
    tab.start.click()
    assert isinstance(tab.form, BeginningForm)
    tab.form.rule.set_code(rule)
    return tab.form


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("agg15_4", {"day"}),
        ("dsgvo33", {"day", "time"}),
        ("dsgvo14", {"day", "earlier"}),
        ("working_days", {"day", "number"}),
        ("stgb77b", {"day", "known", "offender"}),
    ],
)
def test_only_what_a_rule_needs_is_asked_for(bench: Bench, rule: str, asked: set[str]) -> None:
    form = started(bench.open(seen()), rule)
    optional = {"day", "time", "earlier", "number", "known", "offender"}
    assert {key for key in optional if not form.fields.row(key).isHidden()} == asked
    assert "It runs from" in form.anchor.text()


@pytest.mark.parametrize("language", Language)
def test_every_rule_stands_there_by_title_and_norm(bench: Bench, language: Language) -> None:
    use_language(language)
    form = started(bench.open(seen()), "agg15_4")
    for row, rule in enumerate(RULES.rules):
        form.rule.setCurrentIndex(row)
        assert rule.title.spoken() in form.rule.itemText(row)
        assert rule.id == OWN_RULE or rule.norm in form.anchor.text()


def test_a_deadline_by_the_hour_takes_day_and_time_of_the_town_hall(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = started(bench.open(seen()), "dsgvo33")
    form.whom.set_code(entitled_key(Entitled.OFFICE, None))
    form.day.setText("20.11.2026")
    form.deed.click()
    assert form.fields.row("time").error()
    form.time.setText("9:30")
    kept(doorway, StartClock)
    form.deed.click()
    command = bench.sent(StartClock)
    assert command.anchor == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    assert (command.rule, command.entitled, command.person) == ("dsgvo33", Entitled.OFFICE, None)


def test_it_can_run_for_a_person_of_the_case(bench: Bench, doorway: ClearingDoorway) -> None:
    form = started(bench.open(seen()), "agg15_4")
    form.whom.set_code(entitled_key(Entitled.AFFECTED, RITA))
    form.day.setText("2.10.2026")
    kept(doorway, StartClock)
    form.deed.click()
    assert bench.sent(StartClock).person == RITA


def test_a_wrong_beginning_is_corrected_with_everything_else_kept(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(BREACH)), Way.BEGINNING, BREACH)
    assert not form.rule.isEnabled()
    assert (form.day.text(), form.time.text()) == ("2026-11-20", "10:00")
    form.time.setText("8 Uhr")
    kept(doorway, StartClock, BREACH.id)
    form.deed.click()
    command = bench.sent(StartClock)
    assert (command.corrects, command.entitled) == (BREACH.id, Entitled.OFFICE)
    assert command.anchor == datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("way", [Way.KNOWLEDGE, Way.SETTLE, Way.PAUSE, Way.REOPEN, None])
def test_a_screen_reader_finds_its_way_through_every_form(
    bench: Bench, language: Language, way: Way | None
) -> None:
    use_language(language)
    tab = bench.open(seen(FILED if way is Way.REOPEN else KNOWN))
    if way is None:
        started(tab, "stgb77b")
    else:
        form_in(tab, way, KNOWN)
    assert bench.page is not None
    assert complaints_about(bench.page) == []
    assert tab._form_area.horizontalScrollBar().maximum() == 0
