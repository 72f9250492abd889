"""In high contrast the picture wears nothing but the colours the person set."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtGui import QColor, QPalette

from komma_desk.ui.procedure_editor.picture_ink import _of_system, ink_now, ink_of_paper


def test_high_contrast_adds_no_colour_of_its_own() -> None:
    palette = QPalette()
    mine = {"Base": "#000001", "Text": "#fffffe", "Highlight": "#ffff01"}
    for role, colour in mine.items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    ink = _of_system(palette)
    assert {getattr(ink, each.name).name() for each in fields(ink)} == set(mine.values())


def test_a_light_window_and_paper_look_alike() -> None:
    assert ink_now(QPalette()) == ink_of_paper()
