"""The colours hold the contrasts the law asks for (EN 301 549, WCAG 2.1 AA)."""

from __future__ import annotations

import pytest

from komma_desk.ui.parts import icons
from komma_desk.ui.parts.tokens import CONTROL_PAIRS, DARK, LIGHT, TEXT_PAIRS, Tokens, contrast
from komma_desk.ui.shell.appearance import Scheme, TextSize, style_sheet_of
from komma_desk.ui.shell.application import Desk, load_fonts

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@BOTH
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read_on_its_ground(colours: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (colours.colours()[name] for name in pair)
    assert contrast(ink, ground) >= 4.5


@BOTH
@pytest.mark.parametrize("pair", CONTROL_PAIRS, ids="-on-".join)
def test_controls_stand_out_from_their_ground(colours: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (colours.colours()[name] for name in pair)
    assert contrast(ink, ground) >= 3


@BOTH
def test_bars_of_a_chart_stand_out_from_the_card(colours: Tokens) -> None:
    assert all(contrast(ink, colours.card) >= 3 for ink in colours.charts)


@BOTH
def test_white_words_can_be_read_on_the_brand_colour(colours: Tokens) -> None:
    assert contrast("#FFFFFF", colours.brand) >= 4.5
    assert contrast("#C5D0F0", colours.brand) >= 4.5


@BOTH
@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
def test_the_style_sheet_has_no_gap(colours: Tokens, size: TextSize) -> None:
    assert "$" not in style_sheet_of(colours, size)


def test_our_own_typeface_is_there() -> None:
    assert "Fira Sans" in load_fonts()


def test_every_icon_draws_something() -> None:
    for path in (icons.RESOURCES / "icons").glob("*.svg"):
        image = icons.pixmap(path.stem, "#000000").toImage()
        inked = any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20))
        assert inked, path.stem


def test_the_chosen_scheme_is_remembered(desk: Desk) -> None:
    desk.appearance.choose_scheme(Scheme.DARK)
    try:
        assert desk.appearance.is_dark()
        assert desk.application.palette().window().color().name().upper() == DARK.page
    finally:
        desk.appearance.choose_scheme(Scheme.LIGHT)
