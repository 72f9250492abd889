"""The answer without an account: read, written back to as a sealed file, and gone when closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.ui.form.answer_dialog import AnswerDialog
from komma_desk.ui.form.answer_page import AnswerPage
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.form.letter_dialogs import CardConsentDialog, CardWishDialog
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.form_deeds import (
    AnswerNotYours,
    OpenAnswer,
    OpenedAnswer,
    ReplySecret,
    SealConsent,
    SealMessage,
    SealWishes,
)
from komma_desk.vault.return_code import read_return_code
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.form_room import ADA, SAYS, SHOWN, FakeForm, an_answer, flow_of, opened
from tests.ui.typing_text import type_text
from tests.ui.walking_by_keys import complaints_of_the_keyboard

COUNSELLING = "refer_counselling"
CODE = ReplySecret(code=SHOWN.code)


@pytest.fixture
def form() -> FakeForm:
    return FakeForm()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, form: FakeForm) -> Iterator[FormWindow]:
    flow = flow_of(desk, form)
    made = opened(qtbot, flow)
    yield made
    flow.end()
    made.hide()
    made.deleteLater()


def _dialog(window: FormWindow) -> AnswerDialog:
    window.open_answer()
    dialog = window.findChild(AnswerDialog)
    assert dialog is not None
    return dialog


def _page(qtbot: QtBot, window: FormWindow) -> AnswerPage:
    window.pages.show_answer(an_answer(), CODE)
    qtbot.waitUntil(lambda: window.pages.answer is not None)
    assert window.pages.answer is not None
    return window.pages.answer


def _save(qtbot: QtBot, page: AnswerPage, target: Path) -> None:
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()


def test_code_and_file_together_open_the_answer(
    qtbot: QtBot, window: FormWindow, form: FakeForm
) -> None:
    dialog = _dialog(window)
    type_text(dialog.file, "/media/stick/answer.komma-answer")
    type_text(dialog.code, SHOWN.code)
    dialog.deed.click()
    qtbot.waitUntil(lambda: window.pages.answer is not None)
    asked = [each for each in form.asked if isinstance(each, OpenAnswer)]
    assert asked == [OpenAnswer(file=Path("/media/stick/answer.komma-answer"), secret=CODE)]
    page = window.pages.answer
    assert page is not None
    shown = " ".join(each.text() for each in page.findChildren(PlainLabel))
    assert "Made by Ada Öztürk" in shown
    assert "nothing of it is kept on this computer" in shown


def test_without_file_or_code_nothing_is_asked(window: FormWindow, form: FakeForm) -> None:
    dialog = _dialog(window)
    dialog.deed.click()
    assert not [each for each in form.asked if isinstance(each, OpenAnswer)]
    dialog.reject()


@pytest.mark.parametrize("typed", ["jafi refo xxxx pobu digu feso gomo tuto", SHOWN.code])
def test_a_wrong_code_is_told_and_what_was_typed_stays(
    qtbot: QtBot, window: FormWindow, form: FakeForm, typed: str
) -> None:
    def read(query: OpenAnswer) -> OpenedAnswer:
        read_return_code(query.secret.code)
        raise AnswerNotYours

    form.answers[OpenAnswer] = read
    dialog = _dialog(window)
    type_text(dialog.file, "/media/stick/answer.komma-answer")
    type_text(dialog.code, typed)
    dialog.deed.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    if "xxxx" in typed:
        assert "In word 3" in dialog.problem.text()
    assert dialog.code.text() == typed
    assert window.pages.answer is None
    dialog.reject()


def test_a_message_is_sealed_without_whom_she_leaves_out(
    qtbot: QtBot, window: FormWindow, form: FakeForm, tmp_path: Path
) -> None:
    page = _page(qtbot, window)
    qtbot.waitUntil(page.not_for.opener.isEnabled)
    page.not_for.opener.click()
    page.not_for.findChildren(QCheckBox)[0].click()
    assert page.not_for.promise.isVisible()
    type_text(page.detail.messages.box.field, "Es geschah wieder.")
    page.detail.messages.box.deed.click()
    _save(qtbot, page, tmp_path / "letter.komma")
    qtbot.waitUntil(lambda: "Sealed as" in page.notice.text())
    (sealed,) = form.done(SealMessage)
    assert sealed == SealMessage(
        target=tmp_path / "letter.komma",
        secret=CODE,
        report=an_answer().report,
        kept_from=frozenset({ADA}),
        text="Es geschah wieder.",
    )
    assert page.detail.messages.box.text() == ""


def test_a_consent_is_given_for_one_and_taken_back_with_the_effect_shown_first(
    qtbot: QtBot, window: FormWindow, form: FakeForm, tmp_path: Path
) -> None:
    page = _page(qtbot, window)
    page.detail.consent_wanted.emit(COUNSELLING, True)
    dialog = page.findChild(CardConsentDialog)
    assert dialog is not None
    assert dialog.effect.text()
    type_text(dialog.recipient, "Frauenhaus")
    dialog.deed.click()
    _save(qtbot, page, tmp_path / "word.komma")
    qtbot.waitUntil(lambda: bool(form.done(SealConsent)))
    (sealed,) = form.done(SealConsent)
    assert isinstance(sealed, SealConsent)
    assert (sealed.item, sealed.state) == (Code(COUNSELLING), ConsentState.GIVEN)
    assert sealed.recipient == "Frauenhaus"


def test_other_wishes_become_a_file(
    qtbot: QtBot, window: FormWindow, form: FakeForm, tmp_path: Path
) -> None:
    page = _page(qtbot, window)
    page.detail.word.change.click()
    dialog = page.findChild(CardWishDialog)
    assert dialog is not None
    dialog.wishes.findChildren(QCheckBox)[-1].click()
    dialog.deed.click()
    _save(qtbot, page, tmp_path / "word.komma")
    qtbot.waitUntil(lambda: bool(form.done(SealWishes)))


def test_closed_it_is_nowhere_any_more(qtbot: QtBot, window: FormWindow) -> None:
    page = _page(qtbot, window)
    page.close_it.click()
    assert window.pages.answer is None
    assert window.pages.report.isVisible()
    assert not window.pages.is_showing_secrets()


def test_whoever_leaves_the_chair_leaves_no_answer_behind(qtbot: QtBot, window: FormWindow) -> None:
    _page(qtbot, window)
    window.lock_wanted.emit()
    assert window.pages.answer is None
    assert not window.pages.is_showing_secrets()


@pytest.mark.parametrize("language", [Language.GERMAN, Language.ENGLISH])
def test_a_screen_reader_and_the_tab_key_find_their_way_in_the_answer(
    qtbot: QtBot, desk: Desk, language: Language
) -> None:
    use_language(language)
    flow = flow_of(desk, FakeForm())
    window = opened(qtbot, flow)
    dialog = _dialog(window)
    for way in ("code", "passphrase"):
        dialog.way.set_code(way)
        assert complaints_about(dialog) == []
        assert complaints_of_the_keyboard(dialog, dialog) == []
    type_text(dialog.passphrase.line(), SAYS)
    dialog.reject()
    page = _page(qtbot, window)
    assert complaints_about(page) == []
    assert complaints_about(window) == []
    for part in (page.header, page.detail):
        assert complaints_of_the_keyboard(window, part) == []
    page.detail.word.change.click()
    page.detail.consent_wanted.emit(COUNSELLING, False)
    for kind in (CardWishDialog, CardConsentDialog):
        shown = page.findChild(kind)
        assert shown is not None
        assert complaints_about(shown) == []
        shown.reject()
    flow.end()
    window.hide()
