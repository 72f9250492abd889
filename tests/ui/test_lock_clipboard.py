"""What is secret does not stay in the clipboard, whichever way it got there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.parts.secret_clipboard import HINTS, SecretClipboard, secret_clipboard
from komma_desk.ui.parts.secret_texts import SecretLabel, SecretText
from komma_desk.ui.shell.recovery_codes import RecoveryCodes

SECRET = "gans blau regen leiter"
COPY = QKeySequence.StandardKey.Copy


@pytest.fixture(autouse=True)
def _empty(desk: object) -> None:
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def is_marked_as_secret() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    return all(bytes(data.data(kind).data()) == hint for kind, hint in HINTS.items())


def test_the_clipboard_is_emptied_again(qtbot: QtBot) -> None:
    quick = SecretClipboard(None, 20)
    quick.copy(SECRET)
    assert copied() == SECRET
    assert is_marked_as_secret()
    qtbot.waitUntil(lambda: not copied())


def test_what_was_copied_since_stays_in_the_clipboard() -> None:
    secret_clipboard().copy(SECRET)
    QGuiApplication.clipboard().setText("Einkaufszettel")
    secret_clipboard().take_back()
    assert copied() == "Einkaufszettel"


def test_there_is_one_for_the_whole_application() -> None:
    assert secret_clipboard() is secret_clipboard()
    assert secret_clipboard().parent() is QGuiApplication.instance()


def copied_by_keys(qtbot: QtBot, shown: QWidget) -> None:
    qtbot.addWidget(shown)
    shown.show()
    QTest.keySequence(shown, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(shown, QKeySequence(COPY))


@pytest.mark.parametrize(
    "made",
    [lambda: SecretLabel(SECRET), lambda: SecretText("Zettel", SECRET)],
    ids=["label", "text"],
)
def test_a_secret_copied_with_the_keys_is_marked_and_taken_back(
    qtbot: QtBot, made: Callable[[], QWidget]
) -> None:
    copied_by_keys(qtbot, made())
    assert copied() == SECRET
    assert is_marked_as_secret()
    secret_clipboard().take_back()
    assert copied() == ""


def test_a_passphrase_that_is_shown_is_copied_as_a_secret_and_a_hidden_one_not_at_all(
    qtbot: QtBot,
) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    field.show()
    line = field.line()
    line.setText(SECRET)
    line.selectAll()
    QTest.keySequence(line, QKeySequence(COPY))
    assert copied() == ""
    line.setEchoMode(QLineEdit.EchoMode.Normal)
    line.selectAll()
    QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.Cut))
    assert (copied(), line.text()) == (SECRET, "")
    assert is_marked_as_secret()


def test_the_menu_of_a_passphrase_offers_no_other_way_to_copy(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    field.show()
    line = field.line()
    reason = QContextMenuEvent.Reason.Keyboard
    line.contextMenuEvent(QContextMenuEvent(reason, QPoint(), line.mapToGlobal(QPoint())))
    (menu,) = line.findChildren(QMenu)
    names = {action.objectName() for action in menu.actions()}
    assert "edit-paste" in names
    assert not names & {"edit-copy", "edit-cut"}
    menu.close()


def test_every_recovery_code_is_shown_as_a_secret(qtbot: QtBot) -> None:
    codes = RecoveryCodes("Gegründet", {"Anna Amt": "ABCD", "Ben Beil": "EFGH"})
    qtbot.addWidget(codes)
    assert [label.text() for label in codes.findChildren(SecretLabel)] == ["ABCD", "EFGH"]


class Selection:
    """A clipboard with a middle button, which the platform of the tests does not have."""

    def __init__(self) -> None:
        self.texts = {QClipboard.Mode.Clipboard: "", QClipboard.Mode.Selection: SECRET}

    def supportsSelection(self) -> bool:
        return True

    def text(self, mode: QClipboard.Mode) -> str:
        return self.texts[mode]

    def setMimeData(self, data: object) -> None:
        self.texts[QClipboard.Mode.Clipboard] = SECRET

    def clear(self, mode: QClipboard.Mode) -> None:
        self.texts[mode] = ""


def test_the_middle_button_gives_nothing_secret(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = SecretLabel(SECRET)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, 4)
    theirs = Selection()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: theirs)
    QTest.mouseClick(label, Qt.MouseButton.RightButton)
    assert theirs.texts[QClipboard.Mode.Selection] == ""


def test_the_middle_button_is_emptied_with_the_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = Selection()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: theirs)
    secret = SecretClipboard(None)
    secret.copy(SECRET)
    secret.take_back()
    assert set(theirs.texts.values()) == {""}
