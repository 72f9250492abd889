"""The colours of the picture: of the window, of the system in high contrast, of paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from komma_desk.ui.parts import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    ground: QColor
    card: QColor
    lane: QColor
    step: QColor
    text: QColor
    quiet: QColor
    border: QColor
    accent: QColor
    focus: QColor
    danger: QColor
    danger_ground: QColor
    warning: QColor
    warning_ground: QColor


def ink_now(palette: QPalette) -> Ink:
    """What the person or the system chose."""
    style = QGuiApplication.styleHints()  # held: what it hands out is gone with it
    if style.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return _of_system(palette)
    return _of_tokens(tokens.current())


def ink_of_paper() -> Ink:
    return _of_tokens(tokens.LIGHT)


def _of_tokens(colours: tokens.Tokens) -> Ink:
    return Ink(
        ground=QColor(colours.page),
        card=QColor(colours.card),
        lane=QColor(colours.page),
        step=QColor(colours.chosen),
        text=QColor(colours.text),
        quiet=QColor(colours.muted),
        border=QColor(colours.border),
        accent=QColor(colours.action),
        focus=QColor(colours.action),
        danger=QColor(colours.danger),
        danger_ground=QColor(colours.danger_background),
        warning=QColor(colours.warning),
        warning_ground=QColor(colours.warning_background),
    )


def _of_system(palette: QPalette) -> Ink:
    """Nothing but what the person set: shapes and signs carry the meaning."""
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    chosen = palette.color(QPalette.ColorRole.Highlight)
    return Ink(
        ground=base,
        card=base,
        lane=base,
        step=base,
        text=text,
        quiet=text,
        border=text,
        accent=text,
        focus=chosen,
        danger=text,
        danger_ground=base,
        warning=text,
        warning_ground=base,
    )
