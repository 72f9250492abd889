"""Sealing with an office card: the code is written down first, and no file is written unasked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.system.outside_files import FileNotWritten
from komma_desk.ui.form.form_pages import FormPages
from komma_desk.ui.form.on_paper import on_paper
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.form_deeds import SaveSealedReceipt, SealWithCard
from komma_desk.words import Language, use_language
from tests.journeys.town import a_draft
from tests.ui.accessibility import complaints_about
from tests.ui.form_room import SAYS, SHOWN, FakeForm, a_receipt, flow_of, opened
from tests.ui.typing_text import type_text
from tests.ui.walking_by_keys import complaints_of_the_keyboard


@pytest.fixture
def form() -> FakeForm:
    return FakeForm()


@pytest.fixture
def pages(qtbot: QtBot, desk: Desk, form: FakeForm) -> Iterator[FormPages]:
    """A whole report, at the page that seals it."""
    flow = flow_of(desk, form)
    window = opened(qtbot, flow)
    window.pages.report.form.show_draft(a_draft())
    window.pages.report.submit.click()
    qtbot.waitUntil(lambda: bool(window.pages.sealing.code.given()))
    yield window.pages
    flow.end()
    window.hide()
    window.deleteLater()


def _choose(qtbot: QtBot, pages: FormPages, target: Path) -> None:
    """In the dialog of the system."""
    qtbot.waitUntil(lambda: pages.sealing.findChild(QFileDialog) is not None)
    dialog = pages.sealing.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()


def _answer_back(pages: FormPages, *words: str) -> None:
    for line, word in zip(pages.sealing.code._words, words, strict=True):
        line.clear()
        type_text(line, word)


def _words(pages: FormPages) -> str:
    shown = pages.sealed.findChildren(PlainLabel)
    return " ".join(each.text() for each in shown)


def test_a_report_with_gaps_is_not_sealed(qtbot: QtBot, desk: Desk) -> None:
    flow = flow_of(desk, FakeForm())
    window = opened(qtbot, flow)
    window.pages.report.submit.click()
    assert window.pages.report.isVisible()
    assert window.pages.report.summary.isVisible()
    flow.end()
    window.hide()


def test_the_code_is_hidden_while_two_of_its_words_are_asked_back(pages: FormPages) -> None:
    assert pages.sealing.code.code.text() == SHOWN.code
    pages.sealing.deed.click()
    assert not pages.sealing.code.code.isVisible()
    assert len(pages.sealing.code._words) == 2


def test_wrong_words_open_no_dialog_and_write_nothing(pages: FormPages, form: FakeForm) -> None:
    pages.sealing.deed.click()
    _answer_back(pages, SHOWN.word(3), SHOWN.word(3))
    pages.sealing.deed.click()
    assert pages.sealing.findChild(QFileDialog) is None
    assert form.done(SealWithCard) == []


def test_with_the_right_words_the_very_code_shown_is_sealed_in(
    qtbot: QtBot, pages: FormPages, form: FakeForm, tmp_path: Path
) -> None:
    pages.sealing.deed.click()
    _answer_back(pages, SHOWN.word(3).upper(), f" {SHOWN.word(7)}")
    pages.sealing.deed.click()
    _choose(qtbot, pages, tmp_path / "report.komma")
    qtbot.waitUntil(pages.sealed.isVisible)
    (command,) = form.done(SealWithCard)
    assert isinstance(command, SealWithCard)
    assert (command.code, command.name, command.passphrase) == (SHOWN.code, "", "")
    assert command.draft == a_draft()
    said = _words(pages)
    assert "ab" * 32 in said
    assert "melden@stadt.example" in said
    assert SHOWN.code not in said
    assert pages.sealing.code.code.text() == ""
    assert pages.report.is_empty()


def _is_last(form: FakeForm, wanted: SaveSealedReceipt) -> bool:
    return form.done(SaveSealedReceipt)[-1:] == [wanted]


def test_the_receipt_is_saved_without_the_code_unless_she_asks(
    qtbot: QtBot, pages: FormPages, form: FakeForm, tmp_path: Path
) -> None:
    sealed = a_receipt(tmp_path / "report.komma", SHOWN.code)
    pages._take_sealed(sealed)
    for wants_code in (False, True):
        pages.sealed.with_code.setChecked(wants_code)
        target = tmp_path / f"{wants_code}.pdf"
        pages.sealed.as_file.click()
        dialog = pages.sealed.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(target))
        dialog.close()
        dialog.setParent(None)
        wanted = SaveSealedReceipt(target=target, sealed=sealed, with_code=wants_code)
        qtbot.waitUntil(partial(_is_last, form, wanted))


def test_by_passphrase_there_is_no_code_to_ask_for(pages: FormPages, tmp_path: Path) -> None:
    pages._take_sealed(a_receipt(tmp_path / "report.komma"))
    assert pages.sealed.with_code.isHidden()


def test_a_name_goes_along_only_with_a_passphrase_typed_twice(
    qtbot: QtBot, pages: FormPages, form: FakeForm, tmp_path: Path
) -> None:
    pages.sealing.way.set_code("named")
    card = pages.sealing.name
    type_text(card.name, "Rosa Ruf")
    type_text(card.passphrase.first.line(), SAYS)
    pages.sealing.deed.click()
    assert pages.sealing.findChild(QFileDialog) is None
    type_text(card.passphrase.second.line(), SAYS)
    pages.sealing.deed.click()
    _choose(qtbot, pages, tmp_path / "report.komma")
    qtbot.waitUntil(pages.sealed.isVisible)
    (command,) = form.done(SealWithCard)
    assert isinstance(command, SealWithCard)
    assert (command.name, command.passphrase, command.code) == ("Rosa Ruf", SAYS, "")
    assert "with your passphrase" in _words(pages)


def test_on_a_full_disk_everything_stays_as_it_was(
    qtbot: QtBot, pages: FormPages, form: FakeForm, tmp_path: Path
) -> None:
    def full(_command: SealWithCard) -> Changes:
        raise FileNotWritten(file="report.komma")

    form.answers[SealWithCard] = full
    pages.sealing.deed.click()
    _answer_back(pages, SHOWN.word(3), SHOWN.word(7))
    pages.sealing.deed.click()
    _choose(qtbot, pages, tmp_path / "report.komma")
    qtbot.waitUntil(pages.sealing.problem.isVisible)
    assert "could not be written" in pages.sealing.problem.text()
    assert pages.sealing.deed.isEnabled()
    assert pages.sealing.code.given() == SHOWN.code
    pages.show_report()
    assert pages.report.presenter.told().draft == a_draft()


def test_the_way_back_forgets_the_code_and_a_fresh_one_is_made(
    qtbot: QtBot, pages: FormPages, form: FakeForm
) -> None:
    pages.sealing.back.click()
    assert pages.sealing.code.given() == ""
    before = len(form.asked)
    pages.report.submit.click()
    qtbot.waitUntil(lambda: bool(pages.sealing.code.given()))
    assert len(form.asked) > before


def test_a_copied_code_goes_when_one_goes_back(pages: FormPages) -> None:
    pages.sealing.code.copy.click()
    assert QGuiApplication.clipboard().text() == SHOWN.code
    pages.sealing.back.click()
    assert QGuiApplication.clipboard().text() == ""


def test_what_is_printed_is_plain(qtbot: QtBot) -> None:
    del qtbot
    assert on_paper(["<b>a</b>", "b"]).toPlainText() == "<b>a</b>\n\nb"


@pytest.mark.parametrize("language", [Language.GERMAN, Language.ENGLISH])
@pytest.mark.parametrize("named", [False, True])
def test_a_screen_reader_and_the_tab_key_find_their_way_to_the_sealed_file(
    qtbot: QtBot, desk: Desk, language: Language, named: bool
) -> None:
    use_language(language)
    flow = flow_of(desk, FakeForm())
    window = opened(qtbot, flow)
    window.pages.report.form.show_draft(a_draft())
    window.pages.report.submit.click()
    sealing = window.pages.sealing
    qtbot.waitUntil(lambda: bool(sealing.code.given()))
    if named:
        sealing.way.set_code("named")
    for _step in range(2):
        assert complaints_about(window) == []
        assert complaints_about(sealing) == []
        assert complaints_of_the_keyboard(window, sealing) == []
        sealing.deed.click()
    window.pages._show_sealed(a_receipt(Path("/media/stick/report.komma")))
    assert complaints_about(window.pages.sealed) == []
    assert complaints_of_the_keyboard(window, window.pages.sealed) == []
    flow.end()
    window.hide()
