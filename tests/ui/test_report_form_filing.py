"""Somebody reports: by keyboard alone, with what is missing said beside the field."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.audit import LogHead
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.moment import Moment
from komma_desk.domain.text import LONGEST_LINE, LONGEST_TEXT
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_receipt import SaveReceipt
from komma_desk.usecases.commands.seal_report_file import SealedFileReceipt, SealReportFile
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import filed, fill_in, focus_in, open_page, prepare
from tests.ui.typing_text import press, type_text

HOSTILE = (
    "مرحبا \u202eabc\u202c",
    "👩‍👩‍👧 \u200b\u00a0x\u2028y",
    "<b>no</b> &amp; =1+1",
    "tab\tbell\x07\x1b[31m end",
)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    return open_page(qtbot, desk, counter, questions)


def tab(page: ReportPage) -> None:
    QTest.keyClick(focus_in(page), Qt.Key.Key_Tab)


def test_a_whole_report_is_filed_by_keyboard_alone(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    assert focus_in(page).objectName() == "reporter_role"
    type_text(focus_in(page), "aff")
    tab(page)
    type_text(focus_in(page), "from")
    tab(page)
    type_text(focus_in(page), "y 1430")
    tab(page)
    type_text(focus_in(page), "cou")
    tab(page)
    type_text(focus_in(page), "face")
    tab(page)
    type_text(focus_in(page), "Room 112")
    tab(page)
    type_text(focus_in(page), "thr")
    press(focus_in(page), Qt.Key.Key_Return)
    type_text(focus_in(page), "ins")
    press(focus_in(page), Qt.Key.Key_Down)
    QTest.keyClick(focus_in(page), Qt.Key.Key_Space)
    page.form.narrative.setFocus()
    type_text(focus_in(page), "Er schlug auf den Tresen.")
    tab(page)
    type_text(focus_in(page), "n")
    tab(page)
    QTest.keyClick(focus_in(page), Qt.Key.Key_Space)
    page.submit.setFocus()
    QTest.keyClick(focus_in(page), Qt.Key.Key_Space)
    qtbot.waitUntil(page.receipt.isVisible)
    draft = filed(doorway)[0].draft
    assert draft.problems(date(2026, 11, 22)) == {}
    assert (draft.reporter_role, draft.direction) == ("AFFECTED", "EXT_TO_STAFF")
    assert draft.occurred == Moment.on(date(2026, 11, 21), time(14, 30))
    assert (draft.place, draft.channel, draft.place_detail) == ("COUNTER", "FACE", "Room 112")
    assert draft.forms == {"THREAT", "INSULT"}
    assert draft.narrative == "Er schlug auf den Tresen."
    assert draft.wishes == {"record_only"}


def test_nothing_is_called_wrong_before_the_first_attempt(page: ReportPage) -> None:
    page.form.place_detail.setFocus()
    tab(page)
    assert all(row.error() == "" for row in page.form.rows.values())
    assert not page.summary.isVisible()


def test_what_is_missing_is_said_beside_each_field_and_counted(
    doorway: FakeDoorway, page: ReportPage
) -> None:
    page.form.reporter_role.set_code("WITNESS")
    page.submit.click()
    wrong = {name for name, row in page.form.rows.items() if row.error()}
    assert wrong == {
        "direction",
        "occurred",
        "place",
        "forms",
        "narrative",
        "acute_danger",
        "wishes",
    }
    assert page.summary.accessibleName().startswith("7 answers are still missing")
    assert focus_in(page).objectName() == "direction"
    assert filed(doorway) == []


def test_a_correction_takes_its_message_away_at_once(page: ReportPage) -> None:
    page.submit.click()
    page.form.direction.set_code("INTERNAL")
    assert page.form.rows["direction"].error() == ""
    assert page.form.rows["reporter_role"].error() != ""
    assert page.summary.accessibleName().startswith("7 ")


def test_a_day_to_come_is_refused_even_without_a_clock(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions, clock=False)
    fill_in(page)
    page.form.occurred.line.setText("01.12.2026")
    page.submit.click()
    qtbot.waitUntil(lambda: page.form.rows["occurred"].error() != "")
    assert page.form.isEnabled()
    page.form.occurred.line.setText("01.11.2026")
    assert page.form.rows["occurred"].error() == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_handed_over_as_it_was_typed(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, text: str
) -> None:
    fill_in(page, text)
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    assert filed(doorway)[0].draft.narrative == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("narrative", "a" * (LONGEST_TEXT + 1)),
        ("place_detail", "b" * (LONGEST_LINE + 1)),
        ("contact", "c" * 40_000),
    ],
)
def test_a_text_too_long_is_refused_beside_its_field_and_not_cut(
    doorway: FakeDoorway, page: ReportPage, name: str, text: str
) -> None:
    fill_in(page)
    field = getattr(page.form, name)
    field.setPlainText(text) if name == "narrative" else field.setText(text)
    page.submit.click()
    assert "too long" in page.form.rows[name].error()
    assert getattr(page.form.draft(), name) == text
    assert filed(doorway) == []


def test_acute_danger_shows_whom_to_call_without_losing_a_word_or_focus_in(
    page: ReportPage,
) -> None:
    type_text(page.form.narrative, "Er steht vor der Tür")
    yes = page.form.acute_danger.answer.findChild(QWidget, "yes")
    assert yes is not None
    yes.setFocus()
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert page.form.acute_danger.notice.isVisible()
    assert "110" in page.form.acute_danger.notice.accessibleName()
    assert focus_in(page).objectName() == "yes"
    assert page.form.narrative.text() == "Er steht vor der Tür"


def test_a_consent_appears_with_its_wish_unticked_and_leaves_with_it(page: ReportPage) -> None:
    page.form.wishes.set_codes({"police"})
    box = page.form.consents.findChild(QWidget, "refer_police")
    assert box is not None
    assert box.isVisible()
    assert page.form.draft().consents == frozenset()
    page.form.consents.set_codes({"refer_police"})
    assert page.form.draft().consents == {"refer_police"}
    page.form.wishes.set_codes({"talk"})
    assert page.form.draft().consents == frozenset()


def test_after_filing_the_form_is_empty_and_the_receipt_names_the_report(
    qtbot: QtBot, page: ReportPage
) -> None:
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    assert "7F3A9C12" in page.receipt.filed.text()
    with qtbot.waitSignal(page.my_reports_wanted):
        page.receipt.my_reports.click()
    page.receipt.another.click()
    assert page.presenter.is_empty()
    assert focus_in(page).objectName() == "reporter_role"


def test_a_sealed_file_is_written_and_the_form_stays(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    doorway.answers[SealReportFile] = lambda command: Changes().with_receipt(
        SealedFileReceipt(command.target)
    )
    fill_in(page)
    with qtbot.waitSignal(page.presenter.sealed):
        page.presenter.seal_into(Path("somewhere") / "report.komma")
    assert page.form.isEnabled()
    sealed = next(each for each in doorway.performed if isinstance(each, SealReportFile))
    assert sealed.target.name == "report.komma"
    assert page.form.draft() == sealed.draft


def test_a_refusal_that_belongs_to_no_field_is_said_on_the_page(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    class NotToday(Refusal):
        sentence = "Not today."

    def refuse(_command: SealReportFile) -> Changes:
        raise NotToday

    doorway.answers[SealReportFile] = refuse
    fill_in(page)
    page.presenter.seal_into(Path("report.komma"))
    qtbot.waitUntil(page.summary.isVisible)
    assert page.summary.text() == "Not today."
    assert page.form.isEnabled()


def test_the_receipt_names_its_place_in_the_log_and_is_saved_as_pdf(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    head = LogHead(sequence=57, digest=bytes(range(32)))
    report, at = ReportId(UUID(int=7)), datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    receipt = FilingReceipt(report, at, head)
    doorway.answers[ReportIncident] = lambda _command: Changes().with_receipt(receipt)
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.paper.isVisible)
    assert "57:0001-0203-0405-0607" in page.receipt.place.text()
    target = Path("somewhere") / "receipt.pdf"
    with qtbot.waitSignal(page.presenter.receipt_saved):
        page.presenter.save_receipt(receipt, target)
    wanted = SaveReceipt(report=report, filed_on=date(2026, 11, 23), head=head, target=target)
    assert doorway.performed[-1] == wanted
