"""The head of the form: whose card it is, the words to compare, the draft, the way to an answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from komma_desk.ui.form.draft_line import DraftLine
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.usecases.form_deeds import CardView
from komma_desk.words import _


class FormHead(QFrame):
    answer_wanted = Signal()

    def __init__(self, view: CardView) -> None:
        super().__init__()
        self.setProperty("part", "card")
        office = view.card.office
        self.title = PlainLabel(office.name or office.municipality, TextKind.SECTION)
        self.words = PlainLabel(view.words, TextKind.STRONG, wrap=False, copyable=True)
        self.words.setAccessibleName(
            _("Words of this office card: {words}").format(words=view.words)
        )
        compare = PlainLabel(_("Compare these words with the office's notice."), TextKind.SMALL)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.words)
        line.addWidget(compare, 1)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.title)
        said.addLayout(line)
        self.draft = DraftLine()
        self.answer = Button(_("Open an answer …"), icon_name="inbox")
        self.answer.clicked.connect(self.answer_wanted)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.draft)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(IconLabel("shield", "action", 32))
        row.addLayout(said, 3)
        row.addLayout(right, 2)
        row.addWidget(self.answer)
