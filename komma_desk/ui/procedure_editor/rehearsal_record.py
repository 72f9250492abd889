"""What falls due in a rehearsed case, and its moves so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from komma_desk.domain.dues.due_words import LIGHT_WORDS
from komma_desk.domain.dues.of_case import Due
from komma_desk.ui.deadlines.radar_words import (
    LIGHT_TONES,
    days_left_said,
    kind_said,
    safe_said,
)
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Tone
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _


class DueTable(QTreeWidget):
    """Light, deadline, safe day and how long there is; the arithmetic as a tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Deadlines of the rehearsal"))
        self.setRootIsDecorated(False)
        self.setHeaderLabels([_("Light"), _("Deadline"), _("Safe day"), _("Time left")])
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self.setStyleSheet("QTreeView::item { padding: 5px 6px; }")

    def show_dues(self, dues: Sequence[Due]) -> None:
        self.clear()
        colours = tokens.current().colours()
        for due in dues:
            words = [
                _(LIGHT_WORDS[due.light]),
                due.title.spoken(),
                safe_said(due),
                days_left_said(due),
            ]
            row = QTreeWidgetItem(words)
            tone = LIGHT_TONES[due.light]
            if tone is not Tone.NEUTRAL:
                row.setIcon(0, icons.icon(ICON_OF[tone], colours[INK_OF[tone]]))
            tip = "\n".join([kind_said(due), *(one.spoken() for one in due.explanation)])
            row.setToolTip(1, plain_tip(tip))
            row.setData(1, Qt.ItemDataRole.AccessibleDescriptionRole, tip)
            self.addTopLevelItem(row)
        if dues:
            self.setCurrentIndex(self.model().index(0, 0))

    def texts(self) -> list[list[str]]:
        rows = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [[row.text(place) for place in range(4)] for row in rows if row is not None]
