"""What one types is kept: drafts while typing, files beside them, both taken back if one likes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Trouble
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.save_draft import SaveDraft
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import fill_in, kept, open_page, prepare
from tests.ui.typing_text import type_text

LEFT_BEHIND = IncidentDraft(
    reporter_role=Code("WITNESS"),
    occurred=Moment(
        precision=Precision.SPAN, first_on=date(2026, 11, 1), last_on=date(2026, 11, 3)
    ),
    place_detail="<i>stairs</i>",
    forms=frozenset({Code("THREAT"), Code("INSULT")}),
    narrative="half a sen",
    acute_danger=True,
    wishes=frozenset({Code("advice")}),
    consents=frozenset({Code("refer_counselling")}),
    contact="in the mornings",
)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    return open_page(qtbot, desk, counter, questions)


def test_a_draft_is_kept_soon_after_typing(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    type_text(page.form.narrative, "Er")
    qtbot.waitUntil(lambda: bool(kept(doorway)), timeout=1500)
    assert kept(doorway)[-1].narrative == "Er"
    qtbot.waitUntil(lambda: page.note.text().startswith("Draft saved "))


def test_who_types_without_a_pause_is_kept_all_the_same(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    def type_on() -> bool:
        type_text(page.form.narrative, "x")
        return bool(kept(doorway))

    qtbot.waitUntil(type_on, timeout=3000)
    assert len(page.form.narrative.text()) > len(kept(doorway)[0].narrative) > 0


def test_a_draft_left_behind_is_offered_again_whole(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway, LEFT_BEHIND)
    page = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: page.form.draft() == LEFT_BEHIND)
    assert page.note.text() == "This is your draft from last time."
    assert page.form.acute_danger.notice.isVisible()


def test_a_draft_that_was_found_is_not_saved_anew_over_the_sentence_that_says_so(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway, LEFT_BEHIND)
    page = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: page.form.draft() == LEFT_BEHIND)
    page.presenter.keeper.save_now()
    assert kept(doorway) == []
    page.form.contact.setText("abends")
    page.presenter.keeper.save_now()
    qtbot.waitUntil(lambda: bool(kept(doorway)))


def test_words_that_are_no_day_yet_come_back_with_the_draft(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    type_text(page.form.occurred.line, "neulich")
    qtbot.waitUntil(lambda: bool(kept(doorway)), timeout=1500)
    assert (kept(doorway)[-1].occurred, kept(doorway)[-1].occurred_typed) == (None, "neulich")
    prepare(doorway, kept(doorway)[-1])
    again = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: again.form.occurred.line.text() == "neulich")
    again.form.occurred.line.setText("gestern")
    assert again.form.draft().occurred_typed == ""


def test_a_draft_thrown_away_can_be_brought_back(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    fill_in(page)
    (tmp_path / "a.txt").write_bytes(b"abc")
    page.form.files.given.emit((tmp_path / "a.txt",))
    qtbot.waitUntil(lambda: bool(page.presenter.attachments.sealed()))
    whole = page.form.draft()
    page.discard.click()
    qtbot.waitUntil(page.presenter.is_empty)
    assert any(isinstance(each, DiscardDraft) for each in doorway.performed)
    toast = page.window().findChild(Toast)
    assert toast is not None
    toast._back.click()
    assert page.form.draft() == whole
    assert [each.attachment.name for each in page.presenter.attachments.sealed()] == ["a.txt"]
    qtbot.waitUntil(lambda: kept(doorway)[-1:] == [whole], timeout=1500)


def test_a_disk_that_is_full_is_said_once_and_not_at_each_pause(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, spoken: list[Exception]
) -> None:
    def fail(_command: SaveDraft) -> Changes:
        raise Trouble

    doorway.answers[SaveDraft] = fail
    type_text(page.form.narrative, "a")
    qtbot.waitUntil(lambda: page.note.text() == "The draft could not be saved.", timeout=2000)
    type_text(page.form.narrative, "b")
    qtbot.wait(600)
    assert len(spoken) == 1
    assert page.form.narrative.text() == "ab"


def test_what_was_typed_last_is_kept_when_the_page_goes(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, background: Background
) -> None:
    type_text(page.form.narrative, "wor")
    page.hide()
    page.deleteLater()
    qtbot.waitUntil(lambda: bool(kept(doorway)) and background.is_idle())
    assert kept(doorway)[-1].narrative == "wor"
