"""The colours of the window, light and dark, after the KERN standard; which set is in use now.

The values are facts resolved from KERN's public tokens (kern-ux.de); the names here are our own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours as #RRGGBB; `dark` says which mode it is made for."""

    dark: bool
    page: str
    card: str
    text: str
    muted: str
    border: str
    decoration: str
    input_border: str
    input_background: str
    action: str
    action_hover: str
    on_action: str
    chosen: str
    brand: str
    focus: str
    danger: str
    danger_background: str
    warning: str
    warning_background: str
    success: str
    success_background: str
    info: str
    info_background: str
    charts: tuple[str, ...]

    def colours(self) -> dict[str, str]:
        """Every single colour by its name, for the style sheet."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in named if isinstance(value, str)}


LIGHT = Tokens(
    dark=False,
    page="#F3F4F7",
    card="#FFFFFF",
    text="#131525",
    muted="#51577A",
    border="#6E7597",
    decoration="#C0C3D5",
    input_border="#1D2034",
    input_background="#FFFFFF",
    action="#2044AA",
    action_hover="#183482",
    on_action="#FFFFFF",
    chosen="#E0E6F7",
    brand="#2044AA",
    focus="#454B6B",
    danger="#C31C13",
    danger_background="#FEE4E0",
    warning="#925400",
    warning_background="#FFE7B6",
    success="#007155",
    success_background="#CDF2E4",
    info="#006B8C",
    info_background="#D6F6FF",
    charts=("#2044AA", "#AD6500", "#008767", "#9533BE", "#C31C13"),
)

DARK = Tokens(
    dark=True,
    page="#131525",
    card="#1D2034",
    text="#F3F4F7",
    muted="#B2B6CC",
    border="#7F86A8",
    decoration="#454B6B",
    input_border="#E8E9EF",
    input_background="#131525",
    action="#97AFE1",
    action_hover="#B4C6EC",
    on_action="#000000",
    chosen="#2B3358",
    brand="#1A2C63",
    focus="#A9AEC6",
    danger="#EA7060",
    danger_background="#4C0000",
    warning="#D58100",
    warning_background="#351B00",
    success="#16A884",
    success_background="#00271B",
    info="#00A1CD",
    info_background="#002533",
    charts=("#97AFE1", "#E39A2E", "#2FBF9B", "#CE9CE8", "#EA7060"),
)

# Which colour stands on which ground, by name: the tests hold each text pair to 4.5:1 and each
# control pair to 3:1 (WCAG 2.1, 1.4.3 and 1.4.11).
TEXT_PAIRS = (
    *((ink, ground) for ink in ("text", "muted", "action") for ground in ("page", "card")),
    ("text", "input_background"),
    ("muted", "input_background"),
    ("text", "chosen"),
    ("muted", "chosen"),
    ("action", "chosen"),
    ("on_action", "action"),
    ("on_action", "action_hover"),
    *((kind, f"{kind}_background") for kind in ("danger", "warning", "success", "info")),
    *(("text", f"{kind}_background") for kind in ("danger", "warning", "success", "info")),
    ("danger", "card"),
    ("danger", "page"),
)
CONTROL_PAIRS = (
    *((ink, ground) for ink in ("border", "focus", "input_border") for ground in ("page", "card")),
    ("focus", "chosen"),
)

_in_use: list[Tokens] = [LIGHT]


def current() -> Tokens:
    return _in_use[0]


def use(tokens: Tokens) -> None:
    """Set the colours for everything painted from now on; appearance.py calls this."""
    _in_use[:] = [tokens]


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of WCAG 2.1 between two #RRGGBB colours, from 1 to 21."""
    brighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- the constants of sRGB (IEC 61966-2-1)
