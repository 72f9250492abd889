"""Cases moved in the window: the gap is shown, filled, asked about once, and all cases go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.moving.moving_dialog import MovingDialog
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.usecases.commands.move_cases import MoveCases
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef
from tests.journeys.moved_cases import OLD, WHOLE
from tests.ui.accessibility import complaints_about
from tests.ui.moving_office import FIRST, an_office, entry_of, page_of, versions_in
from tests.ui.typing_text import press
from tests.usecases.workbench import Workbench


@pytest.fixture
def bench() -> Workbench:
    return an_office()


@pytest.fixture
def page(
    bench: Workbench, background: Background, spoken: list[Exception], qtbot: QtBot
) -> Iterator[EditorPage]:
    shown = page_of(bench, background, spoken)
    qtbot.addWidget(shown)
    shown.resize(1110, 690)
    shown.show()
    qtbot.waitUntil(lambda: shown.presenter.item() is not None)
    turn_to(shown, FIRST, qtbot)
    yield shown
    assert spoken == []


def turn_to(page: EditorPage, ref: VersionRef, qtbot: QtBot) -> None:
    """The list may have the cursor, and with it its first line."""
    page.presenter.open(ref)
    qtbot.waitUntil(lambda: getattr(page.presenter.item(), "version", "") == ref.version)


def opened(page: EditorPage, qtbot: QtBot) -> MovingDialog:
    qtbot.waitUntil(entry_of(page).button.isVisible)
    dialog = entry_of(page).open()
    assert dialog is not None
    looked_at(dialog, qtbot)
    return dialog


def looked_at(dialog: MovingDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.presenter.report is not None)


def fill_in(dialog: MovingDialog, qtbot: QtBot) -> None:
    """By keyboard: the arrows walk the new places until the wanted one is reached."""
    choice = dialog.places.first_open()
    assert choice is not None
    choice.setFocus()
    while choice.currentData() != "assessment":
        press(choice, Qt.Key.Key_Down)
    looked_at(dialog, qtbot)


def confirm(dialog: MovingDialog) -> DeedQuestion:
    press(dialog.deed, Qt.Key.Key_Return)
    (question,) = dialog.findChildren(DeedQuestion)
    return question


def fates(dialog: MovingDialog) -> list[tuple[str, ...]]:
    return [
        tuple(item.text() if (item := dialog.fates.item(row, each)) else "" for each in range(3))
        for row in range(dialog.fates.rowCount())
    ]


def test_a_gap_is_shown_first_and_stops_the_deed(page: EditorPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    assert list(dialog.places.choices) == ["received", "triage"]
    triage = OLD.title_of(OLD.states[1].id).en
    assert fates(dialog)[0] == ("2026-0001", triage, f"Nothing says where “{triage}” leads to.")
    assert dialog.verdict.tone is Tone.WARNING
    assert "1 case cannot be moved. 2 could." in dialog.verdict.text()
    assert not dialog.deed.isEnabled()


def test_by_keyboard_the_gap_is_filled_and_all_cases_are_moved(
    bench: Workbench, page: EditorPage, qtbot: QtBot
) -> None:
    dialog = opened(page, qtbot)
    fill_in(dialog, qtbot)
    assert dialog.verdict.tone is Tone.SUCCESS
    assert dialog.deed.text() == "&Move 3 cases …"
    question = confirm(dialog)
    assert "3 cases go on by another version" in question.alert.text()
    press(question.deed, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.deed.isHidden)
    assert "3 cases were moved." in dialog.verdict.text()
    assert set(versions_in(bench).values()) == {"1.1.0"}
    assert not dialog.busy.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(entry_of(page).button.isHidden)


def test_whoever_goes_back_moves_nothing(bench: Workbench, page: EditorPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    fill_in(dialog, qtbot)
    press(confirm(dialog), Qt.Key.Key_Escape)
    press(dialog, Qt.Key.Key_Escape)
    assert set(versions_in(bench).values()) == {"1.0.0"}


def test_what_was_moved_meanwhile_is_refused_beside_the_deed(
    bench: Workbench, page: EditorPage, qtbot: QtBot
) -> None:
    dialog = opened(page, qtbot)
    fill_in(dialog, qtbot)
    bench.at(Role.CLEARING).perform(MoveCases(mapping=WHOLE))
    confirm(dialog).accept()
    qtbot.waitUntil(lambda: "follows komma-standard 1.0.0" in dialog.verdict.text())
    assert dialog.back.isEnabled()


def test_after_a_move_the_new_version_offers_the_way_back(
    bench: Workbench, page: EditorPage, qtbot: QtBot
) -> None:
    bench.at(Role.CLEARING).perform(MoveCases(mapping=WHOLE))
    page.refresh()
    qtbot.waitUntil(entry_of(page).button.isHidden)
    turn_to(page, VersionRef(OLD.id, "1.1.0"), qtbot)
    dialog = opened(page, qtbot)
    assert list(dialog.places.choices) == ["received", "assessment"]


def test_the_dialog_has_names_keys_and_no_doubled_mnemonics(page: EditorPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(entry_of(page).button.isVisible)
    assert complaints_about(page) == []
    dialog = opened(page, qtbot)
    assert complaints_about(dialog) == []
    assert all(isinstance(each, QComboBox) for each in dialog.places.choices.values())


def test_whoever_has_no_key_to_the_cases_is_not_offered_to_move_them(
    bench: Workbench, background: Background, spoken: list[Exception], qtbot: QtBot
) -> None:
    shown = page_of(bench, background, spoken, Role.ADMINISTRATOR)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.presenter.item() is not None)
    turn_to(shown, FIRST, qtbot)
    assert entry_of(shown).button.isHidden()
