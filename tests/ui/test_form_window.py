"""The form of an office card: straight into writing, and always clear whether a draft is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.clearing_card import CardAltered
from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.form.keep_dialog import KeepDialog
from komma_desk.ui.form.no_card_window import NoCardWindow
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.shell import process_end
from komma_desk.ui.shell.absence import Absence
from komma_desk.ui.shell.appearance import TextSize
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.ui.shell.unsent_question import UnsentQuestion
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.form_deeds import DraftState, KeepDraft, ThrowLockedDraftAway
from komma_desk.words import Language, use_language
from tests.journeys.town import a_draft
from tests.ui.accessibility import complaints_about
from tests.ui.form_room import SAYS, WORDS, AboveForm, FakeForm, flow_of, opened
from tests.ui.seen_whole import cut_words
from tests.ui.typing_text import type_text
from tests.ui.walking_by_keys import complaints_of_the_keyboard

Flows = list[FormFlow]


@pytest.fixture
def flows() -> Iterator[Flows]:
    made: Flows = []
    yield made
    for flow in made:
        flow.end()
        if flow.window is not None:
            flow.window.hide()
            flow.window.deleteLater()


def _open(qtbot: QtBot, desk: Desk, flows: Flows, form: FakeForm, **how: object) -> FormWindow:
    flows.append(flow_of(desk, form, **how))  # type: ignore[arg-type]  # as `flow_of` names them
    return opened(qtbot, flows[-1])


def _write(qtbot: QtBot, window: FormWindow, words: str = "Er drohte mir.") -> None:
    type_text(window.pages.report.form.narrative, words)
    qtbot.waitUntil(lambda: window.state is not DraftState.NONE)


def _words(part: QWidget) -> str:
    shown = [each.text() for each in part.findChildren(PlainLabel) if each.isVisibleTo(part)]
    return " ".join(shown)


def test_it_opens_in_the_form_with_the_cursor_in_the_first_field(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    window = _open(qtbot, desk, flows, FakeForm())
    assert window.pages.report.isVisible()
    form = window.pages.report.form
    qtbot.waitUntil(lambda: form.isAncestorOf(window.focusWidget()))
    said = _words(window.head)
    assert "Clearingstelle" in said
    assert WORDS in said
    assert "Nothing is kept on this computer." in said


def test_what_is_typed_is_said_to_be_kept_only_once_it_is(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    form = FakeForm()
    window = _open(qtbot, desk, flows, form)
    _write(qtbot, window)
    assert "Not kept yet" in window.head.draft.words.text()
    window.keep_draft()
    dialog = window.findChild(KeepDialog)
    assert dialog is not None
    for field in (dialog.passphrase.first, dialog.passphrase.second):
        type_text(field.line(), SAYS)
    dialog.deed.click()
    qtbot.waitUntil(lambda: window.state is DraftState.KEPT)
    assert form.done(KeepDraft) == [KeepDraft(SAYS)]
    assert "Not kept" not in window.head.draft.words.text()


def test_two_different_passphrases_keep_nothing(qtbot: QtBot, desk: Desk, flows: Flows) -> None:
    form = FakeForm()
    window = _open(qtbot, desk, flows, form)
    window.keep_draft()
    dialog = window.findChild(KeepDialog)
    assert dialog is not None
    type_text(dialog.passphrase.first.line(), SAYS)
    dialog.deed.click()
    assert form.done(KeepDraft) == []
    dialog.reject()


def test_who_closes_the_window_is_asked_before_an_unkept_text_goes(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    window = _open(qtbot, desk, flows, FakeForm())
    _write(qtbot, window)
    window.close()
    question = window.findChild(UnsentQuestion)
    assert question is not None
    assert window.isVisible()
    question.back.click()
    assert window.pages.report.form.narrative.text() == "Er drohte mir."


def test_a_draft_that_waits_is_opened_by_its_passphrase_alone(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    form = FakeForm(locked=KeptDraft(a_draft("Von gestern.")))
    window = _open(qtbot, desk, flows, form)
    old = window.pages.old
    qtbot.waitUntil(old.isVisible)
    assert "22 November 2026, 13:03" in _words(old)
    type_text(old.passphrase.line(), "falsch")
    old.open.click()
    qtbot.waitUntil(lambda: "does not open the draft" in _words(old))
    old.passphrase.clear()
    type_text(old.passphrase.line(), SAYS)
    old.open.click()
    qtbot.waitUntil(lambda: window.pages.report.is_built() and not window.pages.report.is_empty())
    assert window.pages.report.form.narrative.text() == "Von gestern."


def test_beginning_anew_leaves_the_older_draft_where_it_is_and_says_so(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    form = FakeForm(locked=KeptDraft(a_draft("Von gestern.")))
    window = _open(qtbot, desk, flows, form)
    qtbot.waitUntil(window.pages.old.isVisible)
    window.pages.old.anew.click()
    type_text(window.pages.report.form.narrative, "Etwas anderes.")
    qtbot.waitUntil(lambda: bool(form.done(SaveDraft)))
    qtbot.waitUntil(lambda: "an older draft still lies here" in window.head.draft.words.text())
    assert form.done(ThrowLockedDraftAway) == []
    assert form.state is DraftState.LOCKED


def test_another_language_leaves_what_was_written(qtbot: QtBot, desk: Desk, flows: Flows) -> None:
    window = _open(qtbot, desk, flows, FakeForm())
    type_text(window.pages.report.form.narrative, "Mitten im Satz")
    before = window.pages
    desk.speech.choose(Language.GERMAN)
    qtbot.waitUntil(lambda: window.pages is not before and window.pages.report.is_built())
    page = window.pages.report
    qtbot.waitUntil(lambda: page.form.narrative.text() == "Mitten im Satz")
    assert page.submit.text() == "&Meldung versiegeln …"
    assert window.windowTitle() == "Meldung an Clearingstelle"


def test_whoever_leaves_an_unkept_text_finds_it_covered_and_whole(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    absence = Absence()
    window = _open(qtbot, desk, flows, FakeForm(), above=AboveForm(), absence=absence)
    _write(qtbot, window)
    absence.gone.emit()
    assert window.pages.cover.isVisible()
    assert not window.pages.report.isVisible()
    window.pages.cover.findChildren(QAbstractButton)[0].click()
    assert window.pages.report.form.narrative.text() == "Er drohte mir."


def test_a_kept_draft_is_locked_with_its_last_word_and_the_process_ends(
    qtbot: QtBot, desk: Desk, flows: Flows, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(process_end, "Timer", lambda *_: QTimer())
    monkeypatch.setattr(QApplication, "exit", ended.append)
    form, above, absence = FakeForm(), AboveForm(), Absence()
    window = _open(qtbot, desk, flows, form, above=above, absence=absence)
    form.state = DraftState.KEPT
    _write(qtbot, window, "Letztes Wort")
    qtbot.waitUntil(lambda: window.state is DraftState.KEPT)
    type_text(window.pages.report.form.narrative, "!")
    absence.gone.emit()
    qtbot.waitUntil(lambda: bool(ended))
    assert form.kept is not None
    assert form.kept.draft.narrative == "Letztes Wort!"
    assert above.told[-1] == DeskPlace(card="/elsewhere/stadt.komma-card")


def test_an_altered_card_opens_no_form_and_says_what_to_do(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    flows.append(flow_of(desk, FakeForm(), refuses=CardAltered()))
    flows[-1].begin()
    qtbot.waitUntil(lambda: isinstance(flows[-1].window, NoCardWindow))
    window = flows[-1].window
    assert isinstance(window, NoCardWindow)
    assert "damaged or was changed" in window.notice.text()
    assert complaints_about(window) == []
    assert complaints_of_the_keyboard(window, window) == []


@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
def test_no_word_of_the_head_is_cut_in_a_small_window_or_by_large_letters(
    qtbot: QtBot, desk: Desk, flows: Flows, size: TextSize
) -> None:
    use_language(Language.GERMAN)
    desk.appearance.choose_text_size(size)
    try:
        window = _open(qtbot, desk, flows, FakeForm())
        window.resize(910 if size is TextSize.NORMAL else 1366, 500)
        _write(qtbot, window)
        qtbot.wait(50)
        assert cut_words(window.head) == []
        assert complaints_of_the_keyboard(window, window.head) == []
        assert window.width() <= 1366
    finally:
        desk.appearance.choose_text_size(TextSize.NORMAL)


def test_the_menu_has_every_way_and_no_page_of_a_desk(
    qtbot: QtBot, desk: Desk, flows: Flows
) -> None:
    window = _open(qtbot, desk, flows, FakeForm())
    texts = {each.text().replace("&", "") for each in window.findChildren(QAction)}
    assert {"Open an answer …", "Keep the draft …", "Lock the form", "Handbook"} <= texts
    assert "My reports" not in texts


@pytest.mark.parametrize("language", [Language.GERMAN, Language.ENGLISH])
def test_a_screen_reader_and_the_tab_key_find_their_way_in_the_form(
    qtbot: QtBot, desk: Desk, flows: Flows, language: Language
) -> None:
    use_language(language)
    form = FakeForm(locked=KeptDraft(a_draft("Von gestern.")))
    window = _open(qtbot, desk, flows, form)
    pages = window.pages
    qtbot.waitUntil(pages.old.isVisible)
    for page in (pages.old, pages.report, pages.cover):
        window.show_page(page)
        assert complaints_about(window) == []
        assert complaints_about(page) == []
        assert complaints_of_the_keyboard(window, window.head) == []
        assert complaints_of_the_keyboard(window, page) == []
    window.keep_draft()
    dialog = window.findChild(KeepDialog)
    assert dialog is not None
    assert complaints_about(dialog) == []
    dialog.reject()
