"""The line for "when": what it understood stands beside it, what it did not is said."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.reporting.when_field import WhenField
from komma_desk.ui.shell.application import Desk
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import TODAY, filed, fill_in, open_page, prepare
from tests.ui.typing_text import type_text


@pytest.fixture
def field(qtbot: QtBot) -> WhenField:
    field = WhenField(lambda: TODAY)
    qtbot.addWidget(field)
    return field


def test_what_was_understood_stands_beside_the_line_in_whole_words(field: WhenField) -> None:
    type_text(field.line, "gestern 1430")
    assert field.echo.text() == "Sat 21 November 2026, 14:30"
    assert field.line.accessibleDescription() == field.echo.text()


def test_leaving_the_line_writes_the_days_meant(field: WhenField) -> None:
    type_text(field.line, "last week")
    field.line.editingFinished.emit()
    assert field.line.text() == "09.11.2026 to 15.11.2026"
    assert field.moment() == Moment(
        precision=Precision.SPAN, first_on=date(2026, 11, 9), last_on=date(2026, 11, 15)
    )


def test_writing_the_same_moment_in_other_words_is_no_change(
    qtbot: QtBot, field: WhenField
) -> None:
    type_text(field.line, "gestern")
    with qtbot.assertNotEmitted(field.changed):
        field.line.editingFinished.emit()
    assert field.line.text() == "21.11.2026"


def test_what_is_not_understood_is_said_with_an_example_and_stays(field: WhenField) -> None:
    type_text(field.line, "neulich")
    field.line.editingFinished.emit()
    assert field.line.text() == "neulich"
    assert "yesterday 14:30" in field.echo.text()
    assert "last week" in field.unreadable()


def test_the_likeliest_words_are_buttons_over_the_calendar(qtbot: QtBot, field: WhenField) -> None:
    field.show()
    field.line.popup_wanted.emit()
    menu = field.findChild(QMenu)
    assert menu is not None
    words = {each.text(): each for each in menu.findChildren(Button)}
    assert list(words) == ["today", "yesterday", "last week", "unknown"]
    words["yesterday"].click()
    assert field.moment() == Moment.on(date(2026, 11, 21))
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_what_cannot_be_read_is_said_beside_the_field_when_filing(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    page: ReportPage = open_page(qtbot, desk, counter, questions)
    fill_in(page)
    page.form.occurred.line.setText("noonish")
    page.submit.click()
    assert "14:30" in page.form.rows["occurred"].error()
    assert filed(doorway) == []
