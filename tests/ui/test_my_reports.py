"""What became of my reports: where each stands, and what the office answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.my_reports import MyReportsPage, build_my_reports_page
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead
from komma_desk.usecases.commands.save_report_paper import SaveMyReportPaper
from komma_desk.usecases.queries.my_reports import Answer, MyReport, MyReports, StandingNews
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual, Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import published_lists

FILED = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
IN_HAND = StandingNews(
    told_at=FILED + timedelta(days=1),
    number="2026-0042",
    title=Bilingual(de="In Bearbeitung", en="In hand"),
    ended=False,
)
ANSWER = Answer(said_at=FILED + timedelta(days=1), said_by="Alex Winter", text="<b>Danke</b> & bis")


def my_report(
    number: int, *, narrative: str = "He shouted.", answers: tuple[Answer, ...] = ()
) -> MyReport:
    draft = IncidentDraft(
        reporter_role=Code("AFFECTED"),
        direction=Code("EXT_TO_STAFF"),
        occurred=Moment(precision=Precision.ABOUT, first_on=date(2026, 11, 12)),
        place=Code("COUNTER"),
        forms=frozenset({Code("INSULT"), Code("THREAT")}),
        narrative=narrative,
        acute_danger=False,
        wishes=frozenset({Code("talk")}),
    )
    report = draft.file_as(ReportId(UUID(int=number << 96)), at=FILED)
    return MyReport(report=report, news=(IN_HAND,) if answers else (), answers=answers)


@pytest.fixture
def reports(doorway: FakeDoorway) -> list[MyReport]:
    """What the doorway answers; a test adds to it."""
    mine: list[MyReport] = []
    doorway.answers[Vocabulary] = lambda _: published_lists()
    doorway.answers[MyReports] = lambda _: tuple(mine)
    doorway.answers[MarkAnswersRead] = lambda _: Changes()
    return mine


def open_mine(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> MyReportsPage:
    page = build_my_reports_page(counter, questions)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(background.is_idle)
    return page


def words_on(page: MyReportsPage) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def lines_of(page: MyReportsPage) -> list[str]:
    model = page.shelf.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_without_a_report_the_page_says_what_to_do(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    page = open_mine(qtbot, counter, questions, background)
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.report_wanted):
        page.empty.wanted.emit()


def test_a_report_is_saved_in_clear_words_where_its_writer_wants_it(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
    reports: list[MyReport],
    tmp_path: Path,
) -> None:
    reports.append(my_report(7))
    doorway.answers[SaveMyReportPaper] = lambda _: Changes()
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: hasattr(page, "detail") and bool(words_on(page)))
    assert not page.detail.paper.isHidden()
    page.save_paper(tmp_path / "mine.pdf")
    wanted = SaveMyReportPaper(report=reports[0].report.id, target=tmp_path / "mine.pdf")
    qtbot.waitUntil(lambda: wanted in doorway.performed)


def test_a_report_shows_receipt_way_answers_and_what_was_written(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.append(my_report(0x7F3A9C12, answers=(ANSWER,)))
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "7F3A9C12" in words_on(page))
    words = words_on(page)
    for expected in ("2026-0042", "In hand", "Alex Winter", "<b>Danke</b> & bis"):
        assert expected in words
    assert "He shouted." in words
    assert "about 12 November 2026" in words


def test_only_where_it_stands_now_is_explained_in_plain_words(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    before, now = (
        replace(IN_HAND, told_at=FILED + timedelta(days=day), plain=Bilingual(de=text, en=text))
        for day, text in ((1, "It has come in."), (2, "<i>Someone</i> works on it."))
    )
    reports.append(replace(my_report(1, answers=(ANSWER,)), news=(before, now)))
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "<i>Someone</i> works on it." in words_on(page))
    assert "It has come in." not in words_on(page)


def test_the_list_says_day_kind_and_state_in_words(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.append(my_report(1))
    page = open_mine(qtbot, counter, questions, background)
    assert lines_of(page) == ["20 November 2026 – Threat\nFiled, not taken in yet"]


def test_an_answer_is_marked_until_it_was_looked_at(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.extend([my_report(1), my_report(2, answers=(ANSWER,))])
    page = open_mine(qtbot, counter, questions, background)
    assert lines_of(page)[1].endswith("1 new answer")
    page.shelf.choose(1)
    assert lines_of(page)[1].endswith("In hand")
    read = MarkAnswersRead(report=reports[1].report.id, answers=1)
    qtbot.waitUntil(lambda: doorway.performed == [read])


def test_an_answer_read_another_day_is_not_new(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.extend([my_report(1), replace(my_report(2, answers=(ANSWER, ANSWER)), read=1)])
    page = open_mine(qtbot, counter, questions, background)
    assert lines_of(page)[1].endswith("1 new answer")


def test_news_of_the_post_are_shown_and_the_chosen_report_stays(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.extend([my_report(1), my_report(2)])
    page = open_mine(qtbot, counter, questions, background)
    page.shelf.choose(1)
    reports[:] = [my_report(3), my_report(1), my_report(2, answers=(ANSWER,))]
    counter.tell(Changes.of(Subject.POST))
    qtbot.waitUntil(lambda: len(lines_of(page)) == 3)
    assert page.shelf.currentIndex().row() == 2
    qtbot.waitUntil(lambda: "Alex Winter" in words_on(page))


@pytest.mark.parametrize("text", ["x" * 1_900, "y " * 200_000])
def test_a_text_of_any_length_neither_widens_nor_freezes_the_page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
    text: str,
) -> None:
    reports.append(my_report(1, narrative=text))
    page = open_mine(qtbot, counter, questions, background)
    assert text in [field.toPlainText() for field in page.findChildren(QPlainTextEdit)]
    qtbot.wait(50)
    assert page.detail.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", Language)
def test_my_reports_can_be_used_with_keyboard_and_screen_reader(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
    language: Language,
) -> None:
    use_language(language)
    reports.append(my_report(1, narrative="z" * 5_000, answers=(ANSWER,)))
    page = open_mine(qtbot, counter, questions, background)
    assert complaints_about(page) == []


def test_who_got_a_report_and_who_did_not_is_said_by_name(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.append(replace(my_report(1), sent_to=("Ada Amt", "Bo Beck"), kept_from=("Karl Klär",)))
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "He shouted." in words_on(page))
    assert "Sealed to Ada Amt, Bo Beck. Not for Karl Klär." in words_on(page)


def test_of_a_report_to_the_whole_office_no_names_are_said(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    reports: list[MyReport],
) -> None:
    reports.append(my_report(1))
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "He shouted." in words_on(page))
    assert "Sealed to" not in words_on(page)
