"""Files inside the letter: none by itself, the copy first, the original by a tick of its own."""

from __future__ import annotations

import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.enclosure import MOST_TOGETHER, key_of
from komma_desk.domain.foreign_file import Hindrance, NotStripped, StillIn
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.ui.referrals.file_row import FileRow
from komma_desk.ui.referrals.files_presenter import Wanted
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.usecases.commands.make_stripped_copy import CopyMade, MakeStrippedCopy
from tests.ui.accessibility import complaints_about
from tests.ui.handover_office import HandoverOffice


def a_file(name: str, of: Attachment | None = None, size: int = 2_000_000) -> Attachment:
    return Attachment(
        id=AttachmentId(uuid4()),
        name=name,
        size=size,
        sha256="ab" * 32,
        made_from=of.id if of else None,
        kind=Code("PHOTO"),
    )


PHOTO = a_file("Foto.jpg")
NOTE = a_file("Programm.exe")
COPY = a_file("Foto (ohne Metadaten).jpg", PHOTO)


class Copier:
    """Makes the copy once the test lets it."""

    def __init__(self, office: HandoverOffice) -> None:
        self.may_go = threading.Event()
        self.wrong: Hindrance | None = None
        self._office = office

    def make(self, command: MakeStrippedCopy) -> Changes:
        assert self.may_go.wait(20)
        if self.wrong is not None:
            raise NotStripped(reason=self.wrong.spoken())
        copy = replace(COPY, made_from=command.attachment)
        self._office.attachments = (*self._office.attachments, copy)
        receipt = CopyMade(attachment=copy.id, name=copy.name, taken_off=(), still_in=())
        return Changes.of(Subject.CASES).with_receipt(receipt)


@pytest.fixture(autouse=True)
def copier(office: HandoverOffice) -> Copier:
    copier = Copier(office)
    office.doorway.answers[MakeStrippedCopy] = copier.make
    return copier


@pytest.fixture
def ready(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> HandoverPage:
    office.allow()
    office.attachments = (PHOTO, NOTE)
    page.open_case(office.case.id)
    qtbot.waitUntil(lambda: page.presenter.chosen().case is not None)
    page.partner_choice.partner.set_code(str(office.advice.id))
    page.words.purpose.setPlainText("Erstberatung")
    return page


def row_of(page: HandoverPage, file: Attachment = PHOTO) -> FileRow:
    return page.files.row(file.id)


def handed_over(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> tuple[str, ...]:
    page.hand_over.click()
    qtbot.waitUntil(lambda: bool(office.referred()))
    return tuple(part for part in office.referred()[0].parts if part.startswith("file:"))


def wait_for_the_copy(page: HandoverPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.files.presenter.chosen().keys))


def test_no_file_travels_unless_it_is_ticked(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    assert ready.files.isVisible()
    assert handed_over(office, ready, qtbot) == ()


def test_ticking_a_file_makes_its_copy_and_the_copy_travels(
    office: HandoverOffice, copier: Copier, ready: HandoverPage, qtbot: QtBot
) -> None:
    copier.may_go.set()
    row_of(ready).copy.click()
    wait_for_the_copy(ready, qtbot)
    assert handed_over(office, ready, qtbot) == (key_of(COPY.id),)
    assert office.referred()[0].originals == frozenset()


def test_a_copy_that_is_there_is_not_made_again(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    office.attachments = (PHOTO, COPY)
    ready.refresh()
    qtbot.waitUntil(lambda: row_of(ready).copy.text() == "Send a copy without metadata")
    row_of(ready).copy.click()
    assert handed_over(office, ready, qtbot) == (key_of(COPY.id),)
    assert not [x for x in office.doorway.performed if isinstance(x, MakeStrippedCopy)]


def test_the_original_travels_only_by_its_own_tick_and_says_so_to_the_deed(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    row_of(ready).original.click()
    assert handed_over(office, ready, qtbot) == (key_of(PHOTO.id),)
    assert office.referred()[0].originals == frozenset({PHOTO.id})


def test_the_original_takes_the_place_of_the_copy(
    office: HandoverOffice, copier: Copier, ready: HandoverPage, qtbot: QtBot
) -> None:
    copier.may_go.set()
    row_of(ready).copy.click()
    wait_for_the_copy(ready, qtbot)
    row_of(ready).original.click()
    assert not row_of(ready).copy.isChecked()
    assert handed_over(office, ready, qtbot) == (key_of(PHOTO.id),)


def test_while_a_copy_is_made_no_letter_leaves_without_it(
    office: HandoverOffice, copier: Copier, ready: HandoverPage, qtbot: QtBot
) -> None:
    row_of(ready).copy.click()
    assert row_of(ready).busy.isVisible()
    ready.hand_over.click()
    assert "still being made" in ready.files.wrong.text()
    assert office.referred() == []
    copier.may_go.set()
    wait_for_the_copy(ready, qtbot)
    assert not row_of(ready).busy.isVisible()


def test_whoever_stops_the_copy_sends_the_letter_without_it(
    office: HandoverOffice, copier: Copier, ready: HandoverPage, qtbot: QtBot
) -> None:
    row_of(ready).copy.click()
    row_of(ready).stop.click()
    assert not row_of(ready).copy.isChecked()
    copier.may_go.set()
    qtbot.waitUntil(lambda: row_of(ready).copy.text() == "Send a copy without metadata")
    assert handed_over(office, ready, qtbot) == ()


def test_what_a_ticked_copy_still_holds_is_read_before_it_leaves(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    office.attachments = (PHOTO, replace(COPY, still_in=tuple(StillIn)))
    ready.refresh()
    qtbot.waitUntil(lambda: ready.files.presenter.lines()[0].copy is not None)
    assert row_of(ready).still.isHidden()
    row_of(ready).copy.click()
    assert next(iter(StillIn)).spoken() in row_of(ready).still.text()
    assert row_of(ready).still.isVisible()


def test_a_file_no_copy_can_be_made_of_says_why_beside_it(
    copier: Copier, ready: HandoverPage, qtbot: QtBot
) -> None:
    copier.wrong = Hindrance.NO_COPY
    copier.may_go.set()
    row_of(ready).copy.click()
    qtbot.waitUntil(row_of(ready).wrong.isVisible)
    assert Hindrance.NO_COPY.spoken() in row_of(ready).wrong.text()
    assert not row_of(ready).copy.isChecked()


def test_what_readers_refuse_to_open_is_said_beforehand(ready: HandoverPage) -> None:
    assert row_of(ready, NOTE).refused.isVisible()
    assert ".exe" in row_of(ready, NOTE).refused.text()
    assert not row_of(ready).refused.isVisible()


def test_too_much_together_is_said_beside_the_files(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    huge = a_file("Film.mp4", size=MOST_TOGETHER + 1)
    office.attachments = (huge,)
    ready.refresh()
    qtbot.waitUntil(lambda: [each.file for each in ready.files.presenter.lines()] == [huge])
    row_of(ready, huge).original.click()
    ready.hand_over.click()
    assert "65 MB, at most 64 MB" in ready.files.wrong.text()
    assert office.referred() == []


def test_nothing_stays_ticked_for_the_next_letter(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    row_of(ready).original.click()
    handed_over(office, ready, qtbot)
    qtbot.waitUntil(lambda: bool(ready.result.fingerprint.text()))
    assert [each.wanted for each in ready.files.presenter.lines()] == [Wanted.NOT, Wanted.NOT]


def test_a_case_without_files_asks_nothing_about_them(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    page.open_case(office.case.id)
    qtbot.waitUntil(lambda: page.presenter.chosen().case is not None)
    assert page.files.isHidden()


def test_a_screen_reader_finds_every_file_with_its_ticks_and_the_reason(
    copier: Copier, ready: HandoverPage, qtbot: QtBot
) -> None:
    copier.wrong = Hindrance.NO_COPY
    copier.may_go.set()
    row_of(ready).copy.click()
    qtbot.waitUntil(row_of(ready).wrong.isVisible)
    assert "Foto.jpg" in row_of(ready).copy.accessibleName()
    assert "more than one sees" in row_of(ready).original.accessibleDescription()
    assert complaints_about(ready.files) == []
