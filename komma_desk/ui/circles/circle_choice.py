"""The people of a circle with ticks: who reads the case, and who must not see it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.ui.circles.circle_words import role_said
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.queries.case_circle import CircleView
from komma_desk.words import _


class CircleChoice(QWidget):
    """A tick at one side takes the other away: nobody reads what she must not see."""

    changed = Signal()

    def __init__(self, view: CircleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reads: dict[PersonId, QCheckBox] = {}
        self.excluded: dict[PersonId, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        story = view.story
        chosen = story.members if story else frozenset({view.me})
        shut_out = story.excluded if story else frozenset()
        self._head(_("Clearing office"), _("reads the case"), _("must not see it"))
        for person in view.officers:
            self._add(person, reads=person.id in chosen, excluded=person.id in shut_out)
        if view.keepers:
            self._head(_("Can approve an emergency opening"), "", _("must not see it"))
            for person in view.keepers:
                self._add(person, reads=None, excluded=person.id in shut_out)

    def members(self) -> frozenset[PersonId]:
        return _ticked(self.reads)

    def shut_out(self) -> frozenset[PersonId]:
        return _ticked(self.excluded)

    def _head(self, *titles: str) -> None:
        row = self._grid.rowCount()
        for column, title in enumerate(titles):
            kind = TextKind.STRONG if column == 0 else TextKind.SMALL
            self._grid.addWidget(PlainLabel(title, kind, wrap=column == 0), row, column)

    def _add(self, person: Person, *, reads: bool | None, excluded: bool) -> None:
        row = self._grid.rowCount()
        name = PlainLabel(person.name)
        if reads is None:
            name.setText(f"{person.name} ({role_said(person.roles)})")
        self._grid.addWidget(name, row, 0)
        never = QCheckBox()
        never.setAccessibleName(_("{name} must not see it").format(name=person.name))
        never.setChecked(excluded)
        self.excluded[person.id] = never
        if reads is not None:
            box = QCheckBox()
            box.setAccessibleName(_("{name} reads the case").format(name=person.name))
            box.setChecked(reads)
            self.reads[person.id] = box
            self._grid.addWidget(box, row, 1)
            box.toggled.connect(lambda on: _take_away(never, when=on))
            never.toggled.connect(lambda on: _take_away(box, when=on))
            box.toggled.connect(self.changed)
        never.toggled.connect(self.changed)
        self._grid.addWidget(never, row, 2)


def _take_away(other: QCheckBox, *, when: bool) -> None:
    if when:
        other.setChecked(False)


def _ticked(boxes: dict[PersonId, QCheckBox]) -> frozenset[PersonId]:
    return frozenset(_each_ticked(boxes.items()))


def _each_ticked(boxes: Iterable[tuple[PersonId, QCheckBox]]) -> Iterable[PersonId]:
    return (person for person, box in boxes if box.isChecked())
