"""The light in the status bar for whoever keeps the store: an icon, few words, one press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import IconLabel
from komma_desk.ui.upkeep.upkeep_words import Light
from komma_desk.words import _


class CareLight(QWidget):
    """Quiet when all is well; hidden until it is known how it stands."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "muted", 18)
        self.button = Button("", ButtonKind.QUIET)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._icon)
        row.addWidget(self.button)
        self.hide()

    def show_light(self, light: Light) -> None:
        self._icon.show_icon(ICON_OF[light.tone], INK_OF[light.tone])
        self.button.setText(light.said)
        self.button.setAccessibleName(f"{light.name}: {light.said}")
        self.button.setToolTip(_("Go to the page “Backup”"))
        self.button.setProperty("tone", str(light.tone))
        strong = self.button.font()
        strong.setBold(light.tone in {Tone.WARNING, Tone.DANGER})
        self.button.setFont(strong)
        self.show()
