"""Possible offences in the window: found by typing, explained, never a verdict, told in advance."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code
from komma_desk.domain.offence_clocks import rights_without_clock
from komma_desk.domain.offences import entries_of
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.deadlines_tab import DeadlinesTab
from komma_desk.ui.cases.offence_form import OffenceForm
from komma_desk.ui.cases.offence_words import about
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import LISTS, ClearingDoorway
from tests.ui.clock_samples import HERS, KNOWN, SUPERIOR, facts, seen
from tests.ui.deadline_desk import Bench, kept, texts
from tests.ui.typing_text import type_text

OFFENCES = LISTS["offence"]


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def bench(qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway) -> Bench:
    return Bench(qtbot, counter, questions, doorway)


def opened(tab: DeadlinesTab) -> OffenceForm:
    tab.offences.click()
    assert isinstance(tab.form, OffenceForm)
    return tab.form


def shown(form: OffenceForm) -> list[str]:
    items = [form.list.item(row) for row in range(form.list.count())]
    return [item.text().splitlines()[0] for item in items if not item.isHidden()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("185", ["Beleidigung (§ 185 StGB)"]),
        ("§ 185", ["Beleidigung (§ 185 StGB)"]),
        ("BEDROHUNG 241", ["Bedrohung (§ 241 StGB)"]),
        ("gibt es nicht", []),
    ],
)
def test_typing_a_number_or_a_word_finds_it(bench: Bench, typed: str, found: list[str]) -> None:
    use_language(Language.GERMAN)
    form = opened(bench.open(seen()))
    type_text(form.search, typed)
    assert shown(form) == found


def test_an_offence_is_found_and_chosen_by_keys_and_what_was_chosen_stays(
    qtbot: QtBot, bench: Bench, doorway: ClearingDoorway
) -> None:
    tab = bench.open(seen(facts=facts("241")))
    form = opened(tab)
    type_text(form.search, "185")
    QTest.keyClick(form.search, Qt.Key.Key_Return)
    assert form.focusWidget() is form.list
    QTest.keyClick(form.list, Qt.Key.Key_Space)
    kept(doorway, ChooseOffences, (HERS.id, SUPERIOR.id))
    QTest.keyClick(form.deed, Qt.Key.Key_Return)
    assert bench.sent(ChooseOffences).codes == (Code("185"), Code("241"))
    qtbot.waitUntil(lambda: not tab.form_open())


def test_before_it_is_kept_it_says_which_deadlines_begin_for_whom(bench: Bench) -> None:
    form = opened(bench.open(seen()))
    form.list.set_code("185")
    told = form.chosen.text()
    assert "prosecution begins: affected person (Rita Reiter)." in told
    assert "prosecution begins: superior in service." in told


def test_what_nobody_filled_is_told_to_disappear_and_what_somebody_did_is_not(
    bench: Bench,
) -> None:
    form = opened(bench.open(seen(KNOWN, SUPERIOR, facts=facts("185"))))
    form.list.set_code("")
    told = form.chosen.text()
    assert "disappears: superior in service." in told
    assert "Rita" not in told


@pytest.mark.parametrize("code", OFFENCES.codes())
def test_every_offence_says_how_it_is_prosecuted_and_begins_what_it_says(code: Code) -> None:
    (entry,) = entries_of((code,), OFFENCES)
    assert "prosecuted" in about(entry)
    begun = rights_without_clock(seen().file, (entry,))
    assert ("may apply" in about(entry)) == bool(begun)


def test_the_form_says_that_the_prosecutor_judges(bench: Bench) -> None:
    assert "for the public prosecutor to judge" in texts(opened(bench.open(seen())))


def test_a_choice_not_kept_yet_is_there_again(bench: Bench) -> None:
    view = seen()
    opened(bench.open(view)).list.set_code("185 241")
    assert bench.drafts.unsent() == ["Case 2026-0001: deadline or possible offences"]
    assert opened(bench.open(view)).list.code() == "185 241"


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_the_choice(bench: Bench, language: Language) -> None:
    use_language(language)
    form = opened(bench.open(seen()))
    assert bench.page is not None
    assert complaints_about(bench.page) == []
    assert form.list.horizontalScrollBar().maximum() == 0
