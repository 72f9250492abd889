"""The files of a case: a table by keyboard, a preview in memory, copies without metadata."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.case import CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.foreign_file import (
    Hindrance,
    MailFile,
    NoPreview,
    NotStripped,
    ParsedMail,
    PdfPage,
    Picture,
    PlainText,
    StillIn,
    TakenOff,
)
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.attachments_panel import AttachmentsPanel
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.preview.preview_window import PreviewWindow
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.commands.say_file_kind import SayFileKind
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview
from tests.fakes.samples import NOON
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import ClearingDoorway, a_file

DOT = Picture(width=2, height=1, rgba=b"\xff\0\0\xff" * 2, full_width=4000, full_height=2000)
MAIL = ParsedMail(
    subject="<b>Drohung</b>",
    sender="Jörg <j@example.org>",
    to="amt@example.org",
    sent_at=NOON,
    text="Guten Tag",
    files=(MailFile(name="Foto.png", size=2048),),
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def file(doorway: ClearingDoorway) -> CaseFile:
    plain = a_file(1)
    (first, *_rest) = plain.attachments
    copy = replace(
        first,
        id=AttachmentId(uuid4()),
        name="Foto Schalter (ohne Metadaten).jpg",
        made_from=first.id,
        taken_off=(TakenOff.CAMERA, TakenOff.THUMBNAILS),
        still_in=(StillIn.HIDDEN_SHEETS,),
    )
    return replace(plain, attachments=(first, copy))


@pytest.fixture
def page(
    qtbot: QtBot, doorway: ClearingDoorway, counter: Counter, questions: Questions, file: CaseFile
) -> CasesPage:
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.resize(1110, 690)
    page.show()
    qtbot.waitUntil(lambda: page._list.lists is not None)
    doorway.put(file)
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)
    return page


@pytest.fixture
def panel(page: CasesPage) -> AttachmentsPanel:
    return page.pane.report.files


def looked_at(qtbot: QtBot, panel: AttachmentsPanel, file: Attachment) -> PreviewWindow:
    window = panel.preview(file)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: "…" not in window.sentence.text())
    return window


def cells(panel: AttachmentsPanel, row: int) -> list[str]:
    items = (panel.table.item(row, column) for column in range(panel.table.columnCount()))
    return [item.text() for item in items if item is not None]


def test_each_file_says_where_it_came_from(panel: AttachmentsPanel) -> None:
    assert cells(panel, 0)[3] == "Came with the report"
    assert cells(panel, 1)[3] == "Copy without metadata of “Foto Schalter.jpg”"


def test_what_a_copy_still_holds_unseen_is_said_aloud(panel: AttachmentsPanel) -> None:
    panel.table.selectRow(0)
    assert not panel.still.isVisible()
    panel.table.selectRow(1)
    assert panel.still.isVisible()
    assert "hidden sheets" in panel.still.accessibleName() + panel.still.accessibleDescription()


def test_the_whole_checksum_can_be_copied(panel: AttachmentsPanel, file: CaseFile) -> None:
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == file.attachments[0].sha256
    assert file.attachments[0].sha256 in panel.checksum.text()


def test_no_sign_turns_the_ending_of_a_name_round(panel: AttachmentsPanel, file: CaseFile) -> None:
    turned = replace(file.attachments[0], name="Foto\u202egpj.exe")
    panel.table.show_files((turned,), {})
    assert cells(panel, 0)[0] == "Foto\ufffdgpj.exe"


def test_a_copy_says_what_it_lost_and_is_not_copied_again(
    panel: AttachmentsPanel, file: CaseFile
) -> None:
    panel.table.choose(file.attachments[1])
    assert "place, time and device of the shot" in panel.lost.text()
    assert not panel.strip.isEnabled()


def test_a_copy_without_metadata_is_asked_for_by_button(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    doorway.answers[MakeStrippedCopy] = lambda _: Changes.of(Subject.CASES)
    panel.strip.click()
    wanted = MakeStrippedCopy(case=file.case.id, attachment=file.attachments[0].id)
    qtbot.waitUntil(lambda: wanted in doorway.performed)
    qtbot.waitUntil(panel.working.isHidden)


def test_a_refused_copy_says_why_and_what_to_do(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway
) -> None:
    def refuse(_command: object) -> Changes:
        raise NotStripped(reason=Hindrance.OLD_OFFICE.spoken())

    doorway.answers[MakeStrippedCopy] = refuse
    panel.strip.click()
    qtbot.waitUntil(panel.notice.isVisible)
    assert "save it as a PDF" in panel.notice.text()
    assert panel.strip.isEnabled()


def test_enter_looks_at_the_file(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    doorway.answers[AttachmentPreview] = lambda _: PlainText(text="Guten Tag")
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    wanted = AttachmentPreview(case=file.case.id, attachment=file.attachments[0].id)
    qtbot.waitUntil(lambda: wanted in doorway.asked)
    (window,) = panel.window().findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: window.text.toPlainText() == "Guten Tag")
    assert file.attachments[0].name not in window.windowTitle()


def test_a_picture_is_shown_whole_and_enlarged_by_key(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    doorway.answers[AttachmentPreview] = lambda _: DOT
    window = looked_at(qtbot, panel, file.attachments[0])
    qtbot.waitUntil(lambda: "4000 × 2000" in window.facts.text())
    before = window.picture.zoom
    window.picture.larger.click()
    assert window.picture.zoom > before
    window.picture.fit()
    assert window.picture.zoom == before


def test_pages_are_turned_and_have_their_text(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    doorway.answers[AttachmentPreview] = lambda query: PdfPage(
        number=query.page, count=2, picture=DOT, text=f"Text {query.page + 1}"
    )
    window = looked_at(qtbot, panel, file.attachments[0])
    qtbot.waitUntil(lambda: window.picture.words.toPlainText() == "Text 1")
    window.pages.forward.click()
    qtbot.waitUntil(lambda: window.picture.words.toPlainText() == "Text 2")
    assert window.picture.canvas.accessibleDescription() == "Text 2"
    assert not window.pages.forward.isEnabled()


def test_a_mail_is_shown_as_it_was_written_and_never_interpreted(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    doorway.answers[AttachmentPreview] = lambda _: MAIL
    window = looked_at(qtbot, panel, file.attachments[0])
    qtbot.waitUntil(lambda: window.mail.text.toPlainText() == "Guten Tag")
    assert [each.text() for each in window.mail.lines][3:] == ["<b>Drohung</b>", "Foto.png (2 KB)"]
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in window.mail.lines)


def test_no_preview_is_a_sentence(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    doorway.answers[AttachmentPreview] = lambda _: NoPreview(hindrance=Hindrance.TOO_MUCH)
    window = looked_at(qtbot, panel, file.attachments[0])
    qtbot.waitUntil(lambda: Hindrance.TOO_MUCH.spoken() in window.sentence.text())


@pytest.mark.parametrize(
    "preview", [DOT, PdfPage(number=0, count=2, picture=DOT, text="a"), MAIL, PlainText(text="a")]
)
def test_a_screen_reader_finds_its_way_in_every_preview(
    qtbot: QtBot,
    panel: AttachmentsPanel,
    doorway: ClearingDoorway,
    file: CaseFile,
    preview: object,
) -> None:
    doorway.answers[AttachmentPreview] = lambda _: preview
    window = looked_at(qtbot, panel, file.attachments[0])
    qtbot.waitUntil(lambda: window.stack.currentWidget() is not window.sentence)
    assert complaints_about(window) == []


def pick(panel: AttachmentsPanel, words: str) -> None:
    next(each for each in panel.kind.menu().actions() if each.text() == words).trigger()


def test_the_kind_of_the_chosen_file_is_said_from_a_menu(
    qtbot: QtBot, panel: AttachmentsPanel, doorway: ClearingDoorway, file: CaseFile
) -> None:
    pick(panel, "Letter")
    said = SayFileKind(case=file.case.id, attachment=file.attachments[0].id, kind=Code("LETTER"))
    qtbot.waitUntil(lambda: said in doorway.performed)


def test_the_kind_that_was_said_is_shown_and_read_out(
    panel: AttachmentsPanel, file: CaseFile
) -> None:
    assert panel.kind.accessibleDescription() == "Not said"
    panel.table.show_files((replace(file.attachments[0], kind=Code("PHOTO")),), {})
    assert panel.kind.accessibleDescription() == "Photo"


def test_what_is_no_file_is_not_offered_as_its_kind(panel: AttachmentsPanel) -> None:
    offered = [each.text() for each in panel.kind.menu().actions()]
    assert offered[0] == "Not said"
    assert "Screenshot" in offered
    assert "Web address" not in offered
