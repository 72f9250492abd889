"""The head of the form: whose card it is, the words to compare, the draft, the way to an answer."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from komma_desk.ui.form.draft_line import DraftLine
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.page import NORMAL_TEXT
from komma_desk.ui.parts.small_screens import LEAST_WINDOW
from komma_desk.ui.shell.language_button import LanguageButton
from komma_desk.usecases.form_deeds import CardView
from komma_desk.words import _

WIDE = 1100  # pixels for office, draft and answer beside each other


class FormHead(QFrame):
    answer_wanted = Signal()
    language_wanted = Signal(object)
    """Carries the `Language`."""

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
        self.language = LanguageButton(self.language_wanted.emit)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 8, 24, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(IconLabel("shield", "action", 32), 0, 0)
        self._grid.addLayout(said, 0, 1)
        self._grid.addWidget(self.answer, 0, 3)
        self._grid.addWidget(self.language, 0, 4)
        self._is_wide: bool | None = None
        self._lay_out(wide=True)

    def minimumSizeHint(self) -> QSize:
        """That of its two lines: as one line it must not hold the window wide."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), LEAST_WINDOW.width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        letters = max(self.font().pixelSize(), NORMAL_TEXT) / NORMAL_TEXT
        self._lay_out(wide=event.size().width() >= WIDE * letters)
        super().resizeEvent(event)

    def _lay_out(self, *, wide: bool) -> None:
        """In a narrow window the draft has a line of its own: no word of the office is cut."""
        if wide is self._is_wide:
            return
        self._is_wide = wide
        self._grid.removeWidget(self.draft)
        self._grid.setColumnStretch(2, 1 if wide else 0)
        if wide:
            self._grid.addWidget(self.draft, 0, 2)
        else:
            self._grid.addWidget(self.draft, 1, 1, 1, 4)
        about_draft = (self.draft.keep, self.draft.old)
        right = (self.answer, self.language)
        way = (*about_draft, *right) if wide else (*right, *about_draft)
        for one, other in pairwise((self.words, *way)):
            self.setTabOrder(one, other)
