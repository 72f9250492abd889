"""Choosing one of the sixteen Länder; nothing is chosen until somebody does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.land_names import LAND_NAMES
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.words import _


class LandChoice(CodeCombo):
    def __init__(self, parent: QWidget | None = None) -> None:
        names = tuple(Choice(str(land), name.spoken()) for land, name in LAND_NAMES.items())
        super().__init__(names, _("Please choose"), parent)

    def land(self) -> Land | None:
        return Land(self.code()) if self.code() else None

    def show_land(self, land: Land | None) -> None:
        self.set_code("" if land is None else str(land))
