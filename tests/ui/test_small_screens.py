"""On a small laptop with large letters every window before the desk is whole, and scrolls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.labels import PlainLabel, ShortLabel
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.shell.appearance import Appearance, TextSize
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.founding_window import FoundingWindow
from komma_desk.ui.shell.go_back_window import GoBackWindow
from komma_desk.ui.shell.invitation_window import InvitationWindow
from komma_desk.ui.shell.navigation import Navigation
from komma_desk.ui.shell.page_entry import PageEntry
from komma_desk.ui.shell.recovery_window import RecoveryWindow
from komma_desk.ui.shell.restore_window import RestoreWindow
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.words import Language, use_language
from tests.ui.accessibility import SMALLEST_TARGET
from tests.ui.seen_whole import SMALL_SCREEN, cut_words, sideways, too_large

WINDOWS: dict[str, Callable[[], EntryWindow]] = {
    "unlock": lambda: UnlockWindow("Stadt Ahlbrück", can_recover=True, can_go_back=True),
    "invitation": lambda: InvitationWindow("Stadt Ahlbrück"),
    "recovery": lambda: RecoveryWindow("Stadt Ahlbrück"),
    "restore": lambda: RestoreWindow(Path("/srv/ahlbrueck")),
    "go back": lambda: GoBackWindow("Stadt Ahlbrück"),
    "founding": lambda: FoundingWindow(Path("/srv/ahlbrueck"), can_report=True),
}
SENTENCE = "Jede Änderung und jeder Blick in einen Fall wird festgehalten, ohne Ausnahme. "


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_before_the_desk_fits_a_small_screen(
    qtbot: QtBot, desk: Desk, name: str, language: Language
) -> None:
    desk.appearance.choose_text_size(TextSize.NORMAL)
    use_language(language)
    window = WINDOWS[name]()
    qtbot.addWidget(window)
    window.resize(SMALL_SCREEN)
    window.show()
    assert (cut_words(window), sideways(window), too_large(window)) == ([], [], [])
    assert window.size() == SMALL_SCREEN


def test_large_letters_have_a_small_window_before_the_desk_for_themselves(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.appearance.choose_text_size(TextSize.LARGEST)
    try:
        use_language(Language.GERMAN)
        window = WINDOWS["invitation"]()
        qtbot.addWidget(window)
        window.resize(SMALL_SCREEN)
        window.show()
        assert not window.brand.isVisible()
        assert (cut_words(window), sideways(window)) == ([], [])
    finally:
        desk.appearance.choose_text_size(TextSize.NORMAL)


def a_navigation(qtbot: QtBot) -> Navigation:
    entries = [PageEntry(key=key, title=key, icon="report", build=QWidget) for key in ("a", "b")]
    made = Navigation(entries, "Musterstadt")
    qtbot.addWidget(made)
    made.show()
    return made


def test_in_a_narrow_window_the_pages_are_icons_with_their_names_in_tip_and_voice(
    qtbot: QtBot,
) -> None:
    made = a_navigation(qtbot)
    made.show_count("b", 3)
    made.fit(1366)
    unfolded = made.width()
    made.fit(911)
    button = made.button("b")
    assert made.is_folded()
    assert made.width() < unfolded / 3
    assert button.accessibleName().startswith("b, 3")
    assert button.toolTip().startswith("b, 3")
    made.fit(1366)
    assert (made.is_folded(), made.width()) == (False, unfolded)


def test_the_icons_of_the_pages_stay_when_the_system_turns_to_high_contrast(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.appearance.apply()
    made = a_navigation(qtbot)
    made.fit(911)
    with monkeypatch.context() as patched:
        patched.setattr(Appearance, "wants_high_contrast", lambda _self: True)
        desk.appearance.apply()
        qtbot.waitUntil(lambda: made.button("a").height() >= SMALLEST_TARGET)
        assert made.button("b").geometry().top() > made.button("a").geometry().bottom()
    desk.appearance.apply()


def a_dialog(qtbot: QtBot, sentences: int) -> tuple[QDialog, QLabel, QPushButton]:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = dialog_column(dialog, wide=500)
    words, deed = PlainLabel(SENTENCE * sentences), Button("Weiter")
    column.addWidget(words)
    put_deeds(dialog, deed_row(way_back(dialog), deed))
    dialog.show()
    return dialog, words, deed


def test_a_dialog_is_as_tall_as_what_it_says(qtbot: QtBot) -> None:
    dialog, words, _deed = a_dialog(qtbot, 3)
    assert cut_words(dialog) == []
    before = dialog.height()
    words.setText(SENTENCE * 9)
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: cut_words(dialog) == [])


def test_a_dialog_with_more_than_the_screen_holds_keeps_its_deeds_in_sight(qtbot: QtBot) -> None:
    dialog, _words, deed = a_dialog(qtbot, 200)
    qtbot.waitUntil(lambda: dialog.height() <= dialog.screen().availableSize().height())
    assert deed.mapTo(dialog, QPoint(0, deed.height())).y() <= dialog.height()
    assert sideways(dialog) == []


def test_no_window_opens_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit_screen(window, QSize(5000, 5000))
    room = window.screen().availableSize()
    assert (window.width(), window.height()) <= (room.width(), room.height())


def test_a_short_label_ends_in_dots_and_tells_the_whole(qtbot: QtBot) -> None:
    label = ShortLabel("Birgit Hollenkamp · Clearingstelle, Meldende Person")
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label._whole
    label.resize(900, 24)
    assert (label.text(), label.toolTip()) == (label._whole, "")


def test_what_stands_at_the_right_edge_stays_there_in_its_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = WrapRow(8, holder)
    left, right = QPushButton("Zurück"), QPushButton("Weiter")
    row.addWidget(left)
    row.push_right()
    row.addWidget(right)
    for width in (600, left.sizeHint().width() + 20):
        holder.resize(width, 120)
        row.setGeometry(holder.rect())
        assert right.geometry().right() == width - 1
    assert right.y() > left.y()


def test_long_words_beside_a_circle_go_on_in_a_next_line_and_back(qtbot: QtBot) -> None:
    row = RadioRow([Choice("a", SENTENCE.strip()), Choice("b", "Kurz")], across=False)
    row.setAccessibleName("Wie")
    qtbot.addWidget(row)
    row.resize(300, 300)
    row.show()
    assert cut_words(row) == []
    row.resize(900, 300)
    assert cut_words(row) == []
    first = row.findChildren(QWidget, "a")[0]
    assert first.accessibleName() == f"Wie: {SENTENCE.strip()}"
    assert isinstance(first, QRadioButton)
    assert "\n" not in first.text()
