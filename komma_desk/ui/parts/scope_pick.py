"""How much may be told on a consent: three answers, the widest chosen until somebody says less."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from komma_desk.domain.consent_scope import SCOPE_SHORT, SCOPE_WORDS, ConsentScope
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _


class ScopePick(QComboBox):
    picked = Signal(object)
    """The ConsentScope chosen."""

    def __init__(self, of: str = "") -> None:
        """`of` names the consent for whoever hears the page instead of seeing it."""
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for number, scope in enumerate(ConsentScope):
            self.addItem(_(SCOPE_SHORT[scope]), str(scope))
            words = _(SCOPE_WORDS[scope])
            self.setItemData(number, plain_tip(words), Qt.ItemDataRole.ToolTipRole)
        asked = _("How much may be told?")
        self.setAccessibleName(f"{of}: {asked}" if of else asked)
        self.setToolTip(plain_tip(asked))
        self.currentIndexChanged.connect(lambda: self.picked.emit(self.scope()))

    def scope(self) -> ConsentScope:
        return ConsentScope(self.currentData())

    def set_scope(self, scope: ConsentScope) -> None:
        self.setCurrentIndex(self.findData(str(scope)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page past it never changes what is allowed."""
        event.ignore()
