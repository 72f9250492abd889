"""The table of places: where the cases are now, how many, and where they go on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.moving import GIVEN_UP
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.queries.move_preview import MoveReport
from komma_desk.words import _, n_

_UNSAID = 0


class PlacesGrid(QWidget):
    """Only places with a case in them: of the others nothing has to be said."""

    led = Signal(str, object)
    """An old place, and the new one or None."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        self.choices: dict[StateId, QComboBox] = {}
        self._shown: tuple[Procedure, tuple[StateId, ...]] | None = None

    def show_report(self, report: MoveReport) -> None:
        """What stands there already is kept, so that the cursor stays where it is."""
        places = tuple(state.id for state in report.old.states if report.occupied.get(state.id))
        if self._shown != (report.new, places):
            self._shown = (report.new, places)
            self._build(report, places)
        for place, choice in self.choices.items():
            target = report.mapping.places.get(place)
            found = _UNSAID if target is None else choice.findData(target)
            choice.blockSignals(True)
            choice.setCurrentIndex(max(found, _UNSAID))
            choice.blockSignals(False)

    def stand_after(self, before: QWidget) -> None:
        """Made when all else stood there: the tab key would come to them last of all."""
        for choice in self.choices.values():
            QWidget.setTabOrder(before, choice)
            before = choice

    def first_open(self) -> QComboBox | None:
        """The first place of which nothing is said yet."""
        every = self.choices.values()
        return next((each for each in every if each.currentIndex() == _UNSAID), None)

    def _build(self, report: MoveReport, places: tuple[StateId, ...]) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            if (part := taken.widget()) is not None:
                part.deleteLater()
        self.choices = {}
        heads = (_("Place now"), _("Cases"), _("Goes on in"))
        for column, text in enumerate(heads):
            self._grid.addWidget(PlainLabel(text, TextKind.STRONG), 0, column)
        for row, place in enumerate(places, start=1):
            title = _title(report.old, place)
            cases = n_("{n} case", "{n} cases", report.occupied[place])
            choice = self._choice(report, place)
            choice.setAccessibleName(_("Where “{place}” goes on").format(place=title))
            choice.setAccessibleDescription(cases)
            self.choices[place] = choice
            self._grid.addWidget(PlainLabel(title), row, 0)
            self._grid.addWidget(PlainLabel(str(report.occupied[place])), row, 1)
            self._grid.addWidget(choice, row, 2)
        self._grid.setRowStretch(len(places) + 1, 1)

    def _choice(self, report: MoveReport, place: StateId) -> QComboBox:
        choice = QComboBox()
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, it chooses nothing
        choice.addItem(_("Please choose"), None)
        is_leaf = place in report.old.strand_of_leaf
        for state in report.new.states:
            if (state.id in report.new.strand_of_leaf) == is_leaf:
                choice.addItem(_title(report.new, state.id), state.id)
        if is_leaf:
            choice.addItem(_("This strand is not gone on with"), GIVEN_UP)
        choice.currentIndexChanged.connect(partial(self._tell, place, choice))
        return choice

    def _tell(self, place: StateId, choice: QComboBox, _index: int) -> None:
        self.led.emit(place, choice.currentData())


def _title(procedure: Procedure, place: StateId) -> str:
    title, strand = procedure.title_of(place).spoken(), procedure.strand_of_leaf.get(place)
    return title if strand is None else f"{strand.title.spoken()}: {title}"
