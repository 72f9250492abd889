"""“Who must not see this?” in the head of the report page: asked, shown, kept, taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.effects.addressing import NobodyLeft
from komma_desk.usecases.queries.possible_readers import PossibleReader, PossibleReaders
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import RECEIPT, filed, fill_in, focus_in, kept, open_page, prepare

KARL, ADA, HEAD = (PersonId(UUID(int=number)) for number in (1, 2, 3))
OFFICE = (
    PossibleReader(person=ADA, login="ada", name="Ada Amt", role=Role.CLEARING, reads_cases=True),
    PossibleReader(
        person=KARL, login="karl", name="Karl Klär", role=Role.CLEARING, reads_cases=True
    ),
    PossibleReader(
        person=HEAD, login="henrik", name="Henrik Hoch", role=Role.HEAD, reads_cases=False
    ),
)


def opened(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    draft: IncidentDraft | None = None,
) -> ReportPage:
    prepare(doorway, draft)
    doorway.answers[PossibleReaders] = lambda _: OFFICE
    page = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(page.form.not_for.opener.isEnabled)
    return page


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    return opened(qtbot, desk, doorway, counter, questions)


def box(page: ReportPage, person: PersonId) -> QCheckBox:
    found = page.form.not_for.findChild(QCheckBox, str(person))
    assert isinstance(found, QCheckBox)
    return found


def test_the_list_is_closed_until_it_is_asked_for(qtbot: QtBot, page: ReportPage) -> None:
    panel = page.form.not_for
    assert panel.isHidden()
    QTest.keyClick(panel.opener, Qt.Key.Key_Space)
    assert panel.isVisible()
    assert focus_in(page) is box(page, ADA)
    QTest.keyClick(box(page, ADA), Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert focus_in(page) is panel.opener


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_promise_lies_over_nothing_in_a_small_window_either(
    qtbot: QtBot, page: ReportPage, width: int
) -> None:
    page.window().resize(width, 640)
    promise, opener = page.form.not_for.promise, page.form.not_for.opener
    qtbot.waitUntil(lambda: not promise.geometry().intersects(opener.geometry()))
    qtbot.waitUntil(lambda: opener.geometry().right() <= page.width() < width)
    qtbot.waitUntil(lambda: promise.height() >= promise.heightForWidth(promise.width()))
    title = page.header.findChildren(QLabel)[0]
    assert not promise.geometry().intersects(title.geometry())


def test_chosen_names_stay_in_sight_and_are_taken_back_by_unticking(
    qtbot: QtBot, page: ReportPage
) -> None:
    panel = page.form.not_for
    panel.opener.click()
    QTest.keyClick(box(page, KARL), Qt.Key.Key_Space)
    panel.opener.click()
    assert panel.promise.isVisible()
    assert panel.promise.text() == "Not for Karl Klär. Only Ada Amt can read it."
    box(page, KARL).click()
    assert "sealed" in panel.promise.text()
    assert page.form.draft().excluded == frozenset()


def test_what_was_chosen_is_filed_and_kept_in_the_draft(
    qtbot: QtBot, page: ReportPage, doorway: FakeDoorway
) -> None:
    fill_in(page)
    box(page, HEAD).click()
    qtbot.waitUntil(lambda: bool(kept(doorway)) and kept(doorway)[-1].excluded == {HEAD})
    page.submit.click()
    qtbot.waitUntil(lambda: bool(filed(doorway)))
    assert filed(doorway)[0].draft.excluded == {HEAD}


def test_a_draft_from_last_time_remembers_it(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    draft = IncidentDraft(narrative="Begonnen", excluded=frozenset({KARL}))
    page = opened(qtbot, desk, doorway, counter, questions, draft)
    qtbot.waitUntil(lambda: page.form.draft().excluded == {KARL})
    assert "Karl Klär" in page.form.not_for.promise.text()


def test_it_is_said_before_filing_that_nobody_is_left(page: ReportPage) -> None:
    for person in (ADA, KARL):
        box(page, person).click()
    assert "Nobody of the clearing office is left" in page.form.not_for.promise.text()


def test_the_refusal_says_what_to_do_and_the_text_stays(
    qtbot: QtBot, page: ReportPage, doorway: FakeDoorway
) -> None:
    def refuse(_command: ReportIncident) -> Changes:
        raise NobodyLeft(services="Opferberatung")

    doorway.answers[ReportIncident] = refuse
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.summary.isVisible)
    assert "Opferberatung" in page.summary.text()
    assert page.form.narrative.text()


def test_the_receipt_names_who_can_read_it(
    qtbot: QtBot, page: ReportPage, doorway: FakeDoorway
) -> None:
    some = Changes().with_receipt(replace(RECEIPT, sent_to=("Ada Amt",)))
    doorway.answers[ReportIncident] = lambda _: some
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    assert "Only Ada Amt" in page.receipt.readers.text()
    assert page.form.not_for.opener.isHidden()


@pytest.mark.parametrize("language", Language)
def test_the_open_list_can_be_used_by_everybody(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    language: Language,
) -> None:
    use_language(language)
    page = opened(qtbot, desk, doorway, counter, questions)
    page.form.not_for.opener.click()
    box(page, KARL).click()
    assert complaints_about(page) == []
    assert page.scroller.horizontalScrollBar().maximum() == 0
