"""Colours, contrast and size of text follow the system while the window is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts import tokens
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.tokens import DARK, LIGHT, contrast
from komma_desk.ui.shell.appearance import Appearance, Scheme, TextSize
from komma_desk.ui.shell.application import Desk

READABLE, SEEN = 4.5, 3.0


class Told(Appearance):
    """The appearance on a system that says what the test wants."""

    dark = False
    sharp = False
    points = 11.0

    def system_is_dark(self) -> bool:
        return self.dark

    def wants_high_contrast(self) -> bool:
        return self.sharp

    def system_points(self) -> float:
        return self.points


@pytest.fixture
def told(desk: Desk) -> Iterator[Told]:
    appearance = Told(desk.application)
    yield appearance
    for signal in (
        desk.application.styleHints().colorSchemeChanged,
        desk.application.styleHints().accessibility().contrastPreferenceChanged,
    ):
        signal.disconnect(appearance.apply)
    desk.appearance.apply()


def _ground(desk: Desk) -> str:
    return desk.application.palette().color(QPalette.ColorRole.Window).name().upper()


def test_the_window_goes_dark_when_the_system_does(desk: Desk, told: Told) -> None:
    told.apply()
    before = _ground(desk)
    told.dark = True
    desk.application.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (before, _ground(desk)) == (LIGHT.page, DARK.page)


def test_whoever_chose_light_stays_light_on_a_dark_system(desk: Desk, told: Told) -> None:
    told.dark = True
    told.choose_scheme(Scheme.LIGHT)
    assert _ground(desk) == LIGHT.page


def test_high_contrast_drops_our_own_colours_at_once_and_gives_them_back(
    desk: Desk, told: Told
) -> None:
    told.apply()
    said = desk.application.styleHints().accessibility().contrastPreferenceChanged
    told.sharp = True
    said.emit(Qt.ContrastPreference.HighContrast)
    assert not desk.application.styleSheet()
    told.sharp = False
    said.emit(Qt.ContrastPreference.NoPreference)
    assert desk.application.styleSheet()


@pytest.mark.parametrize(("ground", "wanted"), [("#000000", DARK), ("#FFFFFF", LIGHT)])
def test_what_is_painted_by_hand_fits_the_ground_of_the_high_contrast_scheme(
    desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch, ground: str, wanted: tokens.Tokens
) -> None:
    told.sharp = True
    of_the_system = QPalette(ground)
    monkeypatch.setattr(desk.application, "palette", lambda: of_the_system)
    monkeypatch.setattr(told, "_application", desk.application)
    told.apply()
    assert tokens.current() is wanted


@pytest.mark.parametrize(("points", "pixels"), [(8, 16), (11, 16), (13.75, 20), (22, 32), (40, 32)])
def test_text_grows_with_the_text_of_the_system_up_to_twice(
    told: Told, points: float, pixels: int
) -> None:
    told.points = points * told.usual_points() / 11
    told.choose_text_size(TextSize.SYSTEM)
    assert told.text_px() == pixels


def test_text_can_be_chosen_twice_as_large_and_is_remembered(desk: Desk, told: Told) -> None:
    told.choose_text_size(TextSize.LARGEST)
    try:
        assert desk.application.font().pixelSize() == 2 * TextSize.NORMAL
        assert Appearance(desk.application).text_size is TextSize.LARGEST
    finally:
        told.choose_text_size(TextSize.SYSTEM)


def _row_of(qtbot: QtBot, kind: ButtonKind) -> tuple[QWidget, QPushButton]:
    row = QWidget()
    row.setProperty("part", "page")
    row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(row)
    button = Button("MMM", kind)
    column = QVBoxLayout(row)
    column.setContentsMargins(20, 20, 20, 20)
    column.addWidget(button)
    row.show()
    return row, button


def _colours(image: QImage) -> list[str]:
    """By how often they are there."""
    seen: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name()
            seen[name] = seen.get(name, 0) + 1
    return sorted(seen, key=lambda each: -seen[each])


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", ButtonKind)
@pytest.mark.parametrize("state", ["resting", "pressed", "focused"])
def test_the_words_of_a_painted_button_can_be_read_in_every_state(
    qtbot: QtBot, desk: Desk, scheme: Scheme, kind: ButtonKind, state: str
) -> None:
    desk.appearance.choose_scheme(scheme)
    try:
        row, button = _row_of(qtbot, kind)
        if state == "pressed":
            button.setDown(True)
        if state == "focused":
            row.activateWindow()
            button.setFocus()
        inner = button.geometry().adjusted(12, 8, -12, -8)
        ground, *inks = _colours(row.grab(inner).toImage())
        # anti-aliased edges lie between; the strokes themselves are the strongest
        assert max(contrast(ink, ground) for ink in inks) >= READABLE
    finally:
        desk.appearance.choose_scheme(Scheme.SYSTEM)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", ButtonKind)
def test_the_focus_can_be_seen_on_a_painted_button(
    qtbot: QtBot, desk: Desk, scheme: Scheme, kind: ButtonKind
) -> None:
    desk.appearance.choose_scheme(scheme)
    try:
        row, button = _row_of(qtbot, kind)
        button.clearFocus()
        without = row.grab().toImage()
        row.activateWindow()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        with_focus = row.grab().toImage()
        place = button.geometry()
        middle = place.center().x()
        column = [
            (without.pixelColor(middle, y), with_focus.pixelColor(middle, y))
            for y in range(place.top(), place.top() + 8)
        ]
        changed = [(before.name(), now.name()) for before, now in column if before != now]
        assert any(contrast(now, before) >= SEEN for before, now in changed)
    finally:
        desk.appearance.choose_scheme(Scheme.SYSTEM)
