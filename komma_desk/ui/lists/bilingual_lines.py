"""Answers one a line, German and English beside each other; what is blank is no answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from komma_desk.words import Bilingual

_LINES = 112  # pixels: four lines are seen at once


class Lines(QPlainTextEdit):
    """One answer a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES)

    def lines(self) -> list[str]:
        return [line.strip() for line in self.toPlainText().splitlines()]


def paired(german: Sequence[str], english: Sequence[str]) -> tuple[Bilingual, ...]:
    """By their place; a missing English line is filled by the German one when it is saved."""
    there = list(english) + [""] * len(german)
    return tuple(Bilingual(de=de, en=en) for de, en in zip(german, there, strict=False) if de)
