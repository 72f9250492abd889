"""Work leaves the UI thread and comes back on it, in order, and never for a page that is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.background import Background, Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.crash import CrashLog, CrashWatch
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bridge.speaking import Speaking
from komma_desk.ui.shell.application import Desk
from komma_desk.words import N_
from tests.ui.doorways import FakeDoorway

NOON = datetime(2026, 10, 3, 12, tzinfo=UTC)


@dataclass(frozen=True)
class SaveNote:
    text: str


@dataclass(frozen=True)
class CaseList:
    search: str


class TooShort(Refusal):
    sentence = N_("Too short.")


def refuse(_command: object) -> Any:
    raise TooShort


def break_down(_command: object) -> Any:
    raise ValueError("Frau Beispiel, Hauptstraße 1")


def test_work_runs_elsewhere_and_the_answer_comes_back_here(
    qtbot: QtBot, background: Background
) -> None:
    threads: list[int] = []
    background.run(
        threading.get_ident,
        then=lambda worker: threads.extend([worker, threading.get_ident()]),
        otherwise=threads.append,  # type: ignore[arg-type]  # never called
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_changes_keep_their_order(qtbot: QtBot, background: Background) -> None:
    done: list[int] = []
    for number in range(20):
        background.run(
            partial(int, number),
            then=done.append,
            otherwise=lambda _problem: None,
            lane=Lane.WRITING,
        )
    qtbot.waitUntil(background.is_idle)
    assert done == list(range(20))


def test_a_long_change_does_not_hold_up_a_question(qtbot: QtBot, background: Background) -> None:
    backup_may_end = threading.Event()
    answers: list[str] = []
    for lane, work in (
        (Lane.WRITING, lambda: backup_may_end.wait(5) and "backup"),
        (Lane.READING, lambda: "list"),
    ):
        background.run(work, then=answers.append, otherwise=lambda _problem: None, lane=lane)
    qtbot.waitUntil(lambda: answers == ["list"])
    backup_may_end.set()
    qtbot.waitUntil(lambda: answers == ["list", "backup"])


def test_work_of_a_third_of_a_second_is_shown_and_named_after_a_second(
    qtbot: QtBot, background: Background
) -> None:
    may_end = threading.Event()
    with (
        qtbot.waitSignal(background.slow, timeout=5000) as named,
        qtbot.waitSignal(background.busy, timeout=5000) as shown,
    ):
        background.run(
            lambda: may_end.wait(10),
            then=None,
            otherwise=lambda _problem: None,
            saying="Backing up",
        )
    assert (shown.args, named.args) == ([True], ["Backing up"])
    with qtbot.waitSignal(background.busy, timeout=5000) as rested:
        may_end.set()
    assert rested.args == [False]


def test_news_comes_after_the_page_that_asked_for_it(
    qtbot: QtBot, counter: Counter, doorway: FakeDoorway
) -> None:
    heard: list[object] = []
    doorway.answers[SaveNote] = lambda _command: Changes.of(Subject.CASES)
    counter.changed.connect(lambda changes: heard.append(changes.subjects))
    counter.hand_over(
        SaveNote("x"),
        then=lambda _changes: heard.append("then"),
        finally_=lambda: heard.append("finally"),
    )
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == ["finally", "then", {Subject.CASES}]
    assert doorway.performed == [SaveNote("x")]


def test_a_refusal_is_said_where_the_page_wants_it(
    qtbot: QtBot, counter: Counter, doorway: FakeDoorway, spoken: list[Exception]
) -> None:
    beside_the_field: list[Refusal] = []
    doorway.answers[SaveNote] = refuse
    counter.hand_over(SaveNote("x"), refused=beside_the_field.append)
    counter.hand_over(SaveNote("y"))
    qtbot.waitUntil(lambda: len(spoken) == 1)
    assert [type(each) for each in (*beside_the_field, *spoken)] == [TooShort, TooShort]


def test_only_the_newest_answer_about_a_topic_is_shown(
    qtbot: QtBot, questions: Questions, doorway: FakeDoorway, background: Background
) -> None:
    shown: list[str] = []
    doorway.answers[CaseList] = lambda query: query.search
    for text in ("m", "mü", "müll"):
        questions.ask(CaseList(text), shown.append)
    qtbot.waitUntil(background.is_idle)
    assert shown == ["müll"]


def test_answers_about_different_topics_are_all_shown(
    qtbot: QtBot, questions: Questions, doorway: FakeDoorway, background: Background
) -> None:
    shown: list[str] = []
    doorway.answers[CaseList] = lambda query: query.search
    for number, text in enumerate(("first page", "second page")):
        questions.ask(CaseList(text), shown.append, topic=number)
    qtbot.waitUntil(background.is_idle)
    assert shown == ["first page", "second page"]


class Listener(QObject):
    """A page that may be gone when its answer comes."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.heard = heard

    def hear(self, text: str) -> None:
        self.heard.append(text)


def test_nobody_calls_a_page_that_is_gone(
    qtbot: QtBot, questions: Questions, doorway: FakeDoorway, background: Background
) -> None:
    heard: list[str] = []
    page = Listener(heard)
    page_is_gone = threading.Event()
    doorway.answers[CaseList] = lambda query: page_is_gone.wait(5) and query.search
    questions.ask(CaseList("x"), page.hear)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    page_is_gone.set()
    qtbot.waitUntil(background.is_idle)
    assert heard == []


def test_a_crash_report_names_places_and_no_content(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "log" / "crash.log", lambda: NOON)
    try:
        break_down(None)
    except ValueError as problem:
        log.write(problem)
    written = log.path.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_bridge.py" in written
    assert "break_down" in written
    assert "Beispiel" not in written


def test_an_exception_in_any_thread_reaches_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    watch = CrashWatch(CrashLog(tmp_path / "crash.log", lambda: NOON))
    watch.start()
    try:
        with qtbot.waitSignal(watch.crashed) as crashed:
            worker = threading.Thread(target=break_down, args=(None,))
            worker.start()
            worker.join()
    finally:
        watch.stop()
    assert isinstance(crashed.args[0], ValueError)


@pytest.fixture
def speaking(desk: Desk, tmp_path: Path) -> Iterator[Speaking]:
    window = QWidget()
    window.show()
    yield Speaking(CrashLog(tmp_path / "crash.log", lambda: NOON), lambda: window)
    window.close()


def test_a_refusal_speaks_its_sentence(speaking: Speaking) -> None:
    assert speaking.speak(TooShort()).informativeText() == "Too short."


def test_trouble_speaks_its_advice(speaking: Speaking) -> None:
    assert "ask your administrator" in speaking.speak(Trouble()).informativeText()


def test_our_own_bug_is_said_without_its_message(speaking: Speaking, tmp_path: Path) -> None:
    box = speaking.speak(ValueError("Frau Beispiel"))
    assert "Beispiel" not in box.text() + box.informativeText()
    assert str(tmp_path / "crash.log") in box.informativeText()


def test_the_irreversible_is_done_only_by_its_verb(speaking: Speaking) -> None:
    done: list[str] = []
    for press in ("Cancel", "Erase case 7"):
        box = speaking.confirm("Erase case 7?", "", "Erase case 7", lambda: done.append("erased"))
        next(button for button in box.buttons() if button.text() == press).click()
    assert done == ["erased"]
