"""The windows before the desk and the desk itself, as a person meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.ui.parts.land_choice import LandChoice
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.founding_request import FoundingRequest
from komma_desk.ui.shell.founding_window import FoundingWindow
from komma_desk.ui.shell.invitation_window import InvitationAnswer, InvitationWindow
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from komma_desk.ui.shell.recovery_window import RecoveryWindow
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.words import Language, _, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.typing_text import press, type_text
from tests.ui.walking_by_keys import complaints_of_the_keyboard

SEAT = Seat(person="Anna Amt", role=lambda: "Clearing", store="Stadt Beispielstadt")
GOOD = "gans blau regen leiter"


def desk_window(desk: Desk, built: list[str] | None = None, seat: Seat = SEAT) -> DeskWindow:
    def way_to_build(key: str) -> Callable[[], QWidget]:
        def build() -> QWidget:
            if built is not None:
                built.append(key)
            return QLabel(key, textFormat=Qt.TextFormat.PlainText)

        return build

    pages = [
        PageEntry(key=key, title=key.title(), icon=key, build=way_to_build(key))
        for key in ("report", "inbox", "cases")
    ]
    return DeskWindow(desk, seat, pages)


WINDOWS: dict[str, Callable[[Desk, Path], QMainWindow]] = {
    "unlock": lambda _desk, _path: UnlockWindow("Stadt", demo_passphrases={"anna": GOOD}),
    "invitation": lambda _desk, _path: InvitationWindow("Stadt"),
    "recovery": lambda _desk, _path: RecoveryWindow("Stadt"),
    "founding": lambda _desk, path: FoundingWindow(path),
    "desk": lambda desk, _path: desk_window(desk),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", WINDOWS)
def test_a_screen_reader_finds_its_way_in_every_window(
    qtbot: QtBot, desk: Desk, tmp_path: Path, name: str, language: Language
) -> None:
    use_language(language)
    window = WINDOWS[name](desk, tmp_path)
    qtbot.addWidget(window)
    window.show()
    assert complaints_about(window) == []
    assert complaints_of_the_keyboard(window, window) == []


def unlock_window(qtbot: QtBot) -> UnlockWindow:
    window = UnlockWindow("Stadt Beispielstadt", can_recover=True)
    qtbot.addWidget(window)
    window.show()
    return window


def test_login_and_passphrase_are_handed_over_as_typed(qtbot: QtBot) -> None:
    window = unlock_window(qtbot)
    type_text(window.login, "müller")
    type_text(window.passphrase, " Straße ẞ ")
    with qtbot.waitSignal(window.unlock_requested) as asked:
        press(window.passphrase.line(), Qt.Key.Key_Return)
    assert asked.args == ["müller", " Straße ẞ "]


def test_an_empty_passphrase_is_named_beside_its_field(qtbot: QtBot) -> None:
    window = unlock_window(qtbot)
    type_text(window.login, "anna")
    with qtbot.assertNotEmitted(window.unlock_requested):
        press(window.passphrase.line(), Qt.Key.Key_Return)
    assert "passphrase" in window.passphrase.line().accessibleDescription()


def test_a_wrong_passphrase_keeps_the_login_and_empties_the_passphrase(qtbot: QtBot) -> None:
    window = unlock_window(qtbot)
    type_text(window.login, "anna")
    type_text(window.passphrase, "wrong")
    press(window.passphrase.line(), Qt.Key.Key_Return)
    assert not window.login.isEnabled()
    window.show_problem("That is not right.")
    assert window.login.text() == "anna"
    assert not window.passphrase.passphrase()
    assert window.login.isEnabled()
    assert window.notice.isVisible()
    assert window.notice.text() == "That is not right."


def test_capital_letters_without_shift_hint_at_caps_lock(qtbot: QtBot) -> None:
    window = unlock_window(qtbot)
    type_text(window.passphrase, "A")
    assert "Caps lock" not in _visible_text(window)
    QTest.keyClicks(window.passphrase.line(), "A")
    assert "Caps lock" in _visible_text(window)


def test_mark_up_in_the_name_of_a_store_is_shown_as_it_is(qtbot: QtBot) -> None:
    window = UnlockWindow("<b>Stadt</b>")
    qtbot.addWidget(window)
    window.show()
    assert "<b>Stadt</b>" in _visible_text(window)
    assert complaints_about(window) == []


def test_an_invitation_needs_the_same_passphrase_twice(qtbot: QtBot) -> None:
    window = InvitationWindow("Stadt")
    qtbot.addWidget(window)
    window.show()
    type_text(window.login, "ben")
    type_text(window.code, "ABCD-1234")
    type_text(window.passphrase.first, GOOD)
    type_text(window.passphrase.second, GOOD + "r")
    accept = window.deed
    with qtbot.assertNotEmitted(window.accepted):
        accept.click()
    window.passphrase.second.clear()
    type_text(window.passphrase.second, GOOD)
    with qtbot.waitSignal(window.accepted) as answered:
        accept.click()
    assert answered.args == [InvitationAnswer(login="ben", code="ABCD-1234", passphrase=GOOD)]


def test_secrets_do_not_stand_in_the_text_form_of_an_answer() -> None:
    answer = InvitationAnswer(login="ben", code="ABCD-1234", passphrase=GOOD)
    assert GOOD not in repr(answer)
    assert "ABCD" not in repr(answer)


def test_a_newcomer_sees_the_recovery_code_once_before_the_desk_opens(qtbot: QtBot) -> None:
    window = InvitationWindow("Stadt")
    qtbot.addWidget(window)
    window.show()
    opened: list[str] = []
    window.show_done("ABCD-EFGH", lambda: opened.append("desk"))
    (further,) = (
        each for each in window.findChildren(QPushButton) if each.text() == "&Open the desk"
    )
    qtbot.waitUntil(further.isVisible)
    assert "ABCD-EFGH" in _visible_text(window)
    assert not further.isEnabled()
    (saved,) = (box for box in window.findChildren(QCheckBox) if box.isVisible())
    saved.setChecked(True)
    further.click()
    assert opened == ["desk"]


def _visible_text(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def founding_window(qtbot: QtBot, folder: Path) -> FoundingWindow:
    window = FoundingWindow(folder)
    qtbot.addWidget(window)
    window.show()
    return window


def fill_person(window: FoundingWindow, prefix: str, login: str) -> None:
    step = window.administrator if prefix == "administrator_" else window.clearing
    for key, text in (
        ("name", login.title()),
        ("login", login),
        ("passphrase", GOOD),
        ("passphrase_again", GOOD),
    ):
        field = step.findChild(QWidget, prefix + key)
        assert field is not None
        type_text(field, text)


def test_the_assistant_asks_for_everything_and_hands_over_one_request(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    window = founding_window(qtbot, folder)
    go_on = window._next
    go_on.click()
    go_on.click()
    assert window._stack.currentWidget() is window.place, "the name is still missing"
    field = window.place.findChild(QWidget, "municipality")
    assert field is not None
    type_text(field, "Köln")
    go_on.click()
    assert window._stack.currentWidget() is window.place, "the Land is still missing"
    land = window.place.findChild(LandChoice)
    assert land is not None
    land.show_land(Land.NORTH_RHINE_WESTPHALIA)
    go_on.click()
    fill_person(window, "administrator_", "anna")
    go_on.click()
    fill_person(window, "clearing_", "anna")
    go_on.click()
    assert window._stack.currentWidget() is window.clearing, "two people, two logins"
    fill_person(window, "clearing_", "ben")
    second = window.clearing._fields._login
    second.setText("ben")
    window.clearing._fields._passphrase.first.line().setText(GOOD)
    window.clearing._fields._passphrase.second.line().setText(GOOD)
    go_on.click()
    go_on.click()
    with qtbot.waitSignal(window.founding_requested) as asked:
        go_on.click()
    (request,) = asked.args
    assert isinstance(request, FoundingRequest)
    assert (request.municipality, request.folder) == ("Köln", folder)
    assert request.days.land is Land.NORTH_RHINE_WESTPHALIA
    assert request.administrator.login == "anna"
    assert request.clearing is not None
    assert request.clearing.login == "ben"
    assert GOOD not in repr(request)


def test_the_desk_opens_only_when_the_recovery_code_is_put_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = founding_window(qtbot, tmp_path / "store")
    window.show_done({"Anna Amt": "ABCD-EFGH"})
    assert "ABCD-EFGH" in _visible_text(window)
    assert not window._next.isEnabled()
    (saved,) = (box for box in window.findChildren(QCheckBox) if box.isVisible())
    saved.setChecked(True)
    with qtbot.waitSignal(window.finished):
        window._next.click()


def test_pages_are_built_when_they_are_first_seen(qtbot: QtBot, desk: Desk) -> None:
    built: list[str] = []
    window = desk_window(desk, built)
    qtbot.addWidget(window)
    assert built == ["report"]
    window.navigation.button("cases").click()
    window.show_page("report")
    window.show_page("cases")
    assert built == ["report", "cases"]


def test_another_language_builds_the_page_anew_and_stays_on_it(qtbot: QtBot, desk: Desk) -> None:
    built: list[str] = []
    window = desk_window(desk, built)
    qtbot.addWidget(window)
    window.show_page("inbox")
    window.show_count("inbox", 3)
    desk.speech.choose(Language.GERMAN)
    assert built == ["report", "inbox", "inbox"]
    assert window.shown_page() == "inbox"
    assert "3" in window.navigation.button("inbox").accessibleName()


def test_another_language_says_ones_role_in_it(qtbot: QtBot, desk: Desk) -> None:
    window = desk_window(desk, seat=replace(SEAT, role=lambda: _("Reporting person")))
    qtbot.addWidget(window)
    desk.speech.choose(Language.GERMAN)
    words = [each.text() for each in window.status.findChildren(QLabel)]
    assert "Anna Amt · Meldende Person" in words


def test_the_title_of_the_window_names_the_store_and_nothing_else(qtbot: QtBot, desk: Desk) -> None:
    window = desk_window(desk)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Stadt Beispielstadt"


def test_the_way_back_is_offered_once(qtbot: QtBot, desk: Desk) -> None:
    window = desk_window(desk)
    qtbot.addWidget(window)
    window.show()
    undone: list[int] = []
    toast = window.say("Saved.", lambda: undone.append(1))
    assert toast.isVisible()
    toast._back.click()
    assert undone == [1]
    assert not toast.isVisible()
