"""One's own passphrase and sheet: the old passphrase first, a refusal is said where one is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.shell.own_access import PassphraseDialog, SheetDialog
from komma_desk.usecases.commands.change_passphrase import ChangePassphrase
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.walking_by_keys import complaints_of_the_keyboard

OLD, NEW = "Der Schirm am Markt", "Ein ganz anderer Satz am Fluss"


@pytest.fixture
def window(qtbot: QtBot, background: Background) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def filled(counter: Counter, window: QWidget) -> PassphraseDialog:
    dialog = PassphraseDialog(counter, window)
    dialog.open()
    dialog.passphrase.line().setText(OLD)
    dialog.new.first.line().setText(NEW)
    dialog.new.second.line().setText(NEW)
    return dialog


def test_another_passphrase_is_handed_over_with_the_old_one(
    counter: Counter, doorway: FakeDoorway, window: QWidget, qtbot: QtBot
) -> None:
    filled(counter, window).deed.click()
    qtbot.waitUntil(lambda: doorway.performed == [ChangePassphrase(OLD, NEW)])
    qtbot.waitUntil(lambda: not window.findChildren(PassphraseDialog))


def test_two_different_passphrases_are_not_handed_over(
    counter: Counter, doorway: FakeDoorway, window: QWidget
) -> None:
    dialog = filled(counter, window)
    dialog.new.second.line().setText("etwas anderes als das erste")
    dialog.deed.click()
    assert doorway.performed == []


def test_a_wrong_old_passphrase_is_said_and_the_dialog_stays(
    counter: Counter, doorway: FakeDoorway, window: QWidget, qtbot: QtBot
) -> None:
    def refuse(_command: ChangePassphrase) -> Changes:
        raise WrongLoginOrPassphrase

    doorway.answers[ChangePassphrase] = refuse
    dialog = filled(counter, window)
    dialog.deed.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.isVisible()
    said = " ".join(label.text() for label in dialog.problem.findChildren(QLabel))
    assert WrongLoginOrPassphrase().spoken().split(".")[0] in said


def test_no_sheet_without_the_passphrase(
    counter: Counter, doorway: FakeDoorway, window: QWidget
) -> None:
    dialog = SheetDialog(counter, window)
    dialog.open()
    dialog.deed.click()
    assert doorway.performed == []


@pytest.mark.parametrize("kind", [PassphraseDialog, SheetDialog])
def test_everything_in_the_dialog_has_a_name(
    counter: Counter, window: QWidget, kind: type[PassphraseDialog | SheetDialog]
) -> None:
    dialog = kind(counter, window)
    dialog.open()
    assert complaints_about(dialog) == []
    assert complaints_of_the_keyboard(dialog, dialog) == []
