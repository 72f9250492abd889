"""Knowledge of act and offender in the window: by keys, corrected, of a second one, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.clock_deeds import ClockThereAlready, DayInFuture
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.clock_rows import key_of
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.knowledge_form import ANOTHER, CORRECTS, NAMED, UNKNOWN
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.words import Language, use_language
from tests.fakes.clocks import a_clock
from tests.ui.clearing_desk import ClearingDoorway
from tests.ui.clock_samples import HERS, KNOWN, SUPERIOR, WHO, seen
from tests.ui.deadline_desk import Bench, form_in, kept, refusing
from tests.ui.typing_text import press, type_text

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


def test_knowledge_goes_on_record_by_keys_alone(
    qtbot: QtBot, bench: Bench, doorway: ClearingDoorway
) -> None:
    tab = bench.open(seen(HERS, SUPERIOR))
    form = form_in(tab, Way.KNOWLEDGE, HERS)
    type_text(form.offender, "Kai Ärger")
    type_text(form.day, "25.09.2026")
    type_text(form.source, "Gespräch")
    kept(doorway, RecordKnowledge, HERS.id)
    press(form.day, Qt.Key.Key_Return)
    command = bench.sent(RecordKnowledge)
    assert (command.clock, command.anchor) == (HERS.id, date(2026, 9, 25))
    assert (command.offender, command.source) == ("Kai Ärger", "Gespräch")
    assert not command.offender_unknown
    qtbot.waitUntil(lambda: not tab.form_open())


def test_while_nobody_knows_who_it_was_no_day_is_asked_for(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(HERS)), Way.KNOWLEDGE, HERS)
    form.known.set_code(UNKNOWN)
    assert not form.day.isVisible()
    assert not form.offender.isVisible()
    form.source.setPlainText("Anzeige gegen unbekannt")
    kept(doorway, RecordKnowledge, HERS.id)
    form.deed.click()
    command = bench.sent(RecordKnowledge)
    assert (command.offender_unknown, command.anchor, command.offender) == (True, None, "")


def test_what_stands_there_is_corrected_only_when_said_so(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(KNOWN)), Way.KNOWLEDGE, KNOWN)
    assert form.offender.text() == ""
    form.deed.click()
    assert form.fields.row("again").error()
    form.again.set_code(CORRECTS)
    assert (form.offender.text(), form.known.code()) == (WHO, NAMED)
    form.day.setText("20.09.2026")
    kept(doorway, RecordKnowledge, KNOWN.id)
    form.deed.click()
    command = bench.sent(RecordKnowledge)
    assert (command.corrects, command.anchor) == (True, date(2026, 9, 20))


def test_a_second_offender_begins_with_empty_fields(bench: Bench, doorway: ClearingDoorway) -> None:
    form = form_in(bench.open(seen(KNOWN)), Way.KNOWLEDGE, KNOWN)
    form.again.set_code(CORRECTS)
    form.again.set_code(ANOTHER)
    assert (form.offender.text(), form.day.text(), form.source.toPlainText()) == ("", "", "")
    form.offender.setText("Uwe")
    form.day.setText("2026-10-01")
    form.source.setPlainText("Zeugin")
    kept(doorway, RecordKnowledge, KNOWN.id)
    form.deed.click()
    assert not bench.sent(RecordKnowledge).corrects


@pytest.mark.parametrize(
    ("refusal", "field"), [(DayInFuture(), "day"), (ClockThereAlready(), "offender")]
)
def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, bench: Bench, doorway: ClearingDoorway, refusal: Refusal, field: str
) -> None:
    form = form_in(bench.open(seen(HERS)), Way.KNOWLEDGE, HERS)
    form.offender.setText("Kai")
    form.day.setText("2026-10-01")
    form.source.setPlainText("Zeugin")
    refusing(doorway, RecordKnowledge, refusal)
    form.deed.click()
    qtbot.waitUntil(lambda: bool(form.fields.row(field).error()))
    assert form.fields.row(field).error() == refusal.spoken()
    assert form.offender.text() == "Kai"


def test_the_first_wrong_field_comes_into_sight(qtbot: QtBot, bench: Bench) -> None:
    tab = bench.open(seen(HERS, SUPERIOR))
    form = form_in(tab, Way.KNOWLEDGE, HERS)
    form.offender.setText("Kai")
    bar = tab._form_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    form.clock.set_code("")
    form.deed.click()
    assert form.fields.row("clock").error()
    assert bar.value() < bar.maximum()


def test_a_day_nobody_can_read_is_said_at_its_field_and_not_handed_over(
    bench: Bench, doorway: ClearingDoorway
) -> None:
    form = form_in(bench.open(seen(HERS)), Way.KNOWLEDGE, HERS)
    form.day.setText("31.2.2026")
    form.deed.click()
    assert "21.11.2026" in form.fields.row("day").error()
    assert not [each for each in doorway.performed if isinstance(each, RecordKnowledge)]


def test_what_was_typed_is_there_again_on_a_page_built_anew_and_is_told_before_the_lock(
    bench: Bench,
) -> None:
    view = seen(HERS, SUPERIOR)
    form = form_in(bench.open(view), Way.KNOWLEDGE, HERS)
    type_text(form.offender, "Kai")
    form.day.setText("25.09.2026")
    assert bench.drafts.unsent() == ["Case 2026-0001: deadline or possible offences"]
    use_language(Language.GERMAN)
    again = bench.open(view)
    assert form_in(again, Way.KNOWLEDGE, SUPERIOR).offender.text() == ""
    back: Any = form_in(again, Way.KNOWLEDGE, HERS)
    assert (back.offender.text(), back.day.day()) == ("Kai", date(2026, 9, 25))


def test_a_form_that_nobody_typed_into_is_nothing_unsent(bench: Bench) -> None:
    form_in(bench.open(seen(KNOWN)), Way.SETTLE, KNOWN)
    assert bench.drafts.unsent() == []


def test_what_was_handed_over_is_no_draft_any_more(
    qtbot: QtBot, bench: Bench, doorway: ClearingDoorway
) -> None:
    tab = bench.open(seen(FILED))
    form = form_in(tab, Way.REOPEN, FILED)
    type_text(form.reason, "Irrtum")
    kept(doorway, ReopenClock)
    form.deed.click()
    qtbot.waitUntil(lambda: not tab.form_open())
    assert bench.drafts.unsent() == []


def test_news_leave_an_open_form_alone_and_esc_leads_back_to_the_list(
    qtbot: QtBot, bench: Bench
) -> None:
    tab = bench.open(seen(HERS))
    form = form_in(tab, Way.KNOWLEDGE, HERS)
    type_text(form.offender, "Kai")
    bench.show(seen(HERS, SUPERIOR))
    qtbot.waitUntil(lambda: key_of(SUPERIOR.id) in {row.key for row in tab.rows})
    assert tab.form == form
    assert form.offender.text() == "Kai"
    QTest.keyClick(form.offender, Qt.Key.Key_Escape)
    assert not tab.form_open()
    assert tab.focusWidget() is tab.table
