"""What a reporter reads is whole, in the colours of now, and said once; evidence lands anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from komma_desk.domain.audit import LogHead
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.told_case import NOTHING_TOLD
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts import icons
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.tokens import DARK, LIGHT
from komma_desk.ui.reporting.report_detail import ReportDetail
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.reporting.timeline import stops_of
from komma_desk.ui.reporting.word_dialogs import WishDialog
from komma_desk.ui.shell.appearance import Scheme
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.words import Bilingual, Language, use_language
from tests.fakes.given_evidence import a_sealed_file
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import fill_in, open_page, prepare, published_lists
from tests.ui.seen_whole import cut_words
from tests.ui.test_my_reports import ANSWER, IN_HAND, my_report
from tests.ui.typing_text import type_text


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    return open_page(qtbot, desk, counter, questions)


@pytest.mark.parametrize("language", Language)
def test_the_receipt_is_not_cut(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    language: Language,
) -> None:
    use_language(language)
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    receipt = FilingReceipt(
        ReportId(UUID(int=7)),
        datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
        LogHead(sequence=57, digest=bytes(range(32))),
        files=(a_sealed_file("Bildschirmfoto 1.png").attachment,),
    )
    doorway.answers[ReportIncident] = lambda _command: Changes().with_receipt(receipt)
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.paper.isVisible)
    assert cut_words(page.receipt) == []


def test_what_other_wishes_change_is_read_to_its_end(
    qtbot: QtBot, page: ReportPage, counter: Counter
) -> None:
    use_language(Language.GERMAN)
    mine = my_report(1, answers=(ANSWER,))
    dialog = WishDialog(mine, published_lists(), counter, page)
    dialog.show()
    dialog.wishes.set_codes(["advice", "complaint", "police", "protect"])
    qtbot.wait(50)
    assert cut_words(dialog) == []


def test_a_state_that_was_told_again_stands_there_once_since_it_began() -> None:
    again = replace(IN_HAND, told_at=IN_HAND.told_at + timedelta(days=9))
    closed = Bilingual(de="Abgeschlossen", en="Closed")
    ended = replace(again, title=closed, told_at=again.told_at + timedelta(days=1), ended=True)
    way = stops_of(replace(my_report(1), news=(IN_HAND, again, ended), told=NOTHING_TOLD))
    assert [each.words for each in way] == ["Filed and sealed", "In hand", "Closed"]
    assert "2026-11-21" in way[1].when


def test_the_one_it_stands_in_now_is_marked_also_when_it_was_told_again() -> None:
    again = replace(IN_HAND, told_at=IN_HAND.told_at + timedelta(days=9))
    way = stops_of(replace(my_report(1), news=(IN_HAND, again)))
    assert [each.words for each in way if each.now] == ["In hand"]


def test_the_sign_of_the_calendar_can_be_seen_in_both_schemes(desk: Desk, page: ReportPage) -> None:
    sign = page.form.occurred.line.actions()[0]
    for scheme, colours in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
        desk.appearance.choose_scheme(scheme)
        wanted = icons.icon("calendar", colours.text).pixmap(20).toImage()
        assert sign.icon().pixmap(20).toImage() == wanted


def test_a_picture_pasted_into_the_account_becomes_evidence(qtbot: QtBot, page: ReportPage) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    type_text(page.form.narrative, "Er rief:")
    page.form.narrative.paste()
    attachments = page.presenter.attachments
    qtbot.waitUntil(lambda: len(attachments.sealed()) == 1)
    assert attachments.sealed()[0].attachment.name == "Screenshot 1.png"
    assert page.form.narrative.text() == "Er rief:"


def test_files_dropped_on_the_account_are_attached_and_their_path_is_not_written(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    assert page.form.narrative.canInsertFromMimeData(dropped)
    page.form.narrative.insertFromMimeData(dropped)
    attachments = page.presenter.attachments
    qtbot.waitUntil(lambda: len(attachments.sealed()) == 1)
    assert page.form.narrative.text() == ""


def test_words_copied_with_their_picture_stay_words(page: ReportPage) -> None:
    copied = QMimeData()
    copied.setText("aus dem Brief")
    copied.setImageData(QImage(4, 3, QImage.Format.Format_RGB32))
    page.form.narrative.insertFromMimeData(copied)
    assert page.form.narrative.text() == "aus dem Brief"


def test_a_message_covers_none_of_the_deeds(page: ReportPage) -> None:
    toast = say(page, "Die Antwort ist gesendet.", lambda: None)
    for deed in (page.footer.turn, page.discard, page.submit):
        shown = QRect(deed.mapTo(page.window(), QPoint(0, 0)), deed.size())
        assert not toast.geometry().intersects(shown)


def test_in_the_smallest_window_the_title_stays_in_one_line(qtbot: QtBot, page: ReportPage) -> None:
    use_language(Language.GERMAN)
    page.header.show_words("Vorfall melden")
    page.window().resize(1024, 640)
    title = page.header.findChildren(PlainLabel)[0]
    qtbot.waitUntil(lambda: page.window().width() == 1024)
    qtbot.wait(50)
    assert title.heightForWidth(title.width()) < 2 * title.fontMetrics().height()


@pytest.mark.parametrize("language", Language)
def test_in_the_smallest_window_ones_report_is_not_pushed_over_the_edge(
    qtbot: QtBot, desk: Desk, language: Language
) -> None:
    desk.appearance.apply()
    use_language(language)
    detail = ReportDetail(published_lists())
    qtbot.addWidget(detail)
    detail.resize(400, 500)
    detail.show()
    files = (a_sealed_file("Bildschirmfoto 1.png").attachment,)
    detail.show_report(replace(my_report(1, answers=(ANSWER,)), files=files))
    qtbot.wait(50)
    assert detail.horizontalScrollBar().maximum() == 0
