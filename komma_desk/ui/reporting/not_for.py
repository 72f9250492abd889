"""Who must not see this? Beside the promise of the page: a button, and a list that it opens."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.roles import ROLE_NAMES
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import CheckColumns, Choice
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import NORMAL_TEXT
from komma_desk.ui.reporting.close_fit import set_margins
from komma_desk.usecases.queries.possible_readers import PossibleReader
from komma_desk.words import _

COLUMNS = 3
ANY_HEIGHT = 16777215  # what Qt takes for no limit
WIDEST, NARROWEST = 520, 160  # pixels of the promise beside the title
BESIDE = 340  # margins, title, the way to paper and gaps of the same line


class NotForChoice(Card):
    """The list, closed at first; `opener` and `promise` stand in the head of the page.

    Names come when the office was asked; what a draft had chosen waits for them.
    """

    picked = Signal()

    def __init__(self) -> None:
        super().__init__(
            explanation=_(
                "Whoever you choose gets no key to this report: it is sealed to the other people "
                "of the clearing office themselves, and the case stays with them. The head and "
                "data protection only ever see what is sent to them; of this case nothing is, if "
                "you choose them."
            )
        )
        set_margins(self, 16, 8, 10)
        self.setObjectName("excluded_panel")
        self._readers: dict[str, PossibleReader] = {}
        self._waiting: frozenset[PersonId] = frozenset()
        self._boxes: CheckColumns | None = None
        self._room = 0
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._place)
        self.promise = PlainLabel("", TextKind.MUTED)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.promise.setContentsMargins(0, 9, 0, 0)
        self.opener = Button(_("Who m&ust not see this?"), ButtonKind.QUIET)
        self.opener.setObjectName("excluded")
        self.opener.setEnabled(False)
        self.opener.clicked.connect(self._turn)
        self.hide()
        self._say_promise()

    def show_readers(self, readers: Iterable[PossibleReader]) -> None:
        """Everybody who could come to read the report; asked once, when the page is built."""
        chosen = self.people()
        self._readers = {str(each.person): each for each in readers}
        boxes = CheckColumns(
            [
                Choice(code, f"{each.name} ({_(ROLE_NAMES[each.role])})")
                for code, each in self._readers.items()
            ],
            columns=COLUMNS,
        )
        boxes.setAccessibleName(_("Must not see this"))
        boxes.picked.connect(self._picked)
        if self._boxes is not None:
            self._boxes.hide()
            self._boxes.deleteLater()
        self._boxes = boxes
        self._place.addWidget(boxes)
        self.opener.setEnabled(bool(self._readers))
        self.set_people(chosen)

    def people(self) -> frozenset[PersonId]:
        if self._boxes is None:
            return self._waiting
        return frozenset(PersonId(UUID(code)) for code in self._boxes.codes())

    def set_people(self, people: frozenset[PersonId]) -> None:
        """Nobody is told; whoever is not at the office any more cannot be chosen."""
        self._waiting = people
        if self._boxes is not None:
            self._boxes.blockSignals(True)
            self._boxes.set_codes(map(str, people))
            self._boxes.blockSignals(False)
        self._say_promise()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._turn()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        opening = self.isHidden()
        self.setVisible(opening)
        target: QWidget = self._boxes if opening and self._boxes else self.opener
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if opening:
            announce(self, self.explanation.text())

    def _picked(self) -> None:
        self._say_promise()
        announce(self, self.promise.text())
        self.picked.emit()

    def _say_promise(self) -> None:
        chosen = self.people()
        named = [each for each in self._readers.values() if each.person in chosen]
        others = [
            each.name
            for each in self._readers.values()
            if each.reads_cases and each.person not in chosen
        ]
        words = _("Your report is sealed. Only the clearing office can read it.")
        if named and others:
            words = _("Not for {excluded}. Only {others} can read it.").format(
                excluded=", ".join(each.name for each in named), others=", ".join(others)
            )
        elif named:
            words = _("Not for {excluded}. Nobody of the clearing office is left.").format(
                excluded=", ".join(each.name for each in named)
            )
        self.promise.setText(words)
        self.fit_beside(self._room)

    def fit_beside(self, page_width: int) -> None:
        """One line where there is room; never over the title or the button."""
        self._room = page_width
        letters = max(self.promise.font().pixelSize(), NORMAL_TEXT) / NORMAL_TEXT
        room = page_width - round(BESIDE * letters) - self.opener.sizeHint().width()
        wanted = self.promise.fontMetrics().horizontalAdvance(self.promise.text()) + 4
        width = min(WIDEST, wanted, max(NARROWEST, room))
        self.promise.setMinimumWidth(width)
        # A wrapped label asks for too much height where one line is enough.
        self.promise.setMinimumHeight(0)  # or it could only grow
        lines = self.promise.heightForWidth(width) if width < wanted else 0
        self.promise.setMinimumHeight(lines)
        self.promise.setMaximumHeight(lines or ANY_HEIGHT)
