"""What one person can see, a sentence for each key, and a mark where role and keys differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from komma_desk.domain.access import Mark, PersonAccess
from komma_desk.domain.access_words import (
    advice_said,
    circles_said,
    claim_said,
    difference_said,
    vouching_said,
)
from komma_desk.domain.term_words import overdue_said, term_said
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.words import _


class AccessPanel(QWidget):
    """Made anew for each person; the sign says yes or no, never the colour alone."""

    def __init__(self, access: PersonAccess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("What can this person see?"), TextKind.SECTION))
        explained = _("Answered from the keys that were handed over, not from the roles.")
        column.addWidget(PlainLabel(explained, TextKind.MUTED))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        if advice := advice_said(access):
            undue = access.is_tampered or any(
                each.mark is Mark.UNDUE for each in access.contradictions
            )
            tone = Tone.DANGER if undue else Tone.WARNING
            column.addWidget(Alert(tone, advice, _("Role and keys differ")))
        column.addLayout(self._grid)
        self._line("check" if access.vouched else "info", vouching_said(access))
        if term := term_said(access.person):
            self._line(
                "danger" if access.overdue else "info",
                overdue_said(access.person) if access.overdue else term,
            )
        for claim in access.claims:
            self._line("check" if claim.holds else "close", claim_said(claim))
            if difference := difference_said(claim):
                self._line("danger" if claim.mark is Mark.UNDUE else "warning", difference)
        for sentence in circles_said(access):
            self._line("lock", sentence)
        if access.invited_until is not None:
            self._line("info", _("An invitation for this login is open."))

    def _line(self, icon: str, sentence: str) -> None:
        row = self._grid.rowCount()
        role = icon if icon in {"danger", "warning"} else "muted"
        self._grid.addWidget(IconLabel(icon, role, 18), row, 0, Qt.AlignmentFlag.AlignTop)
        kind = TextKind.STRONG if icon in {"danger", "warning"} else TextKind.BODY
        self._grid.addWidget(PlainLabel(sentence, kind), row, 1)
