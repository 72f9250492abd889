"""A length of time: a number and its unit, or none; and several of them for reminders."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.words import N_, _

UNIT_NAMES = {
    Unit.HOURS: N_("hours"),
    Unit.WORKING_DAYS: N_("working days"),
    Unit.DAYS: N_("days"),
    Unit.MONTHS: N_("months"),
}
_MOST = 999
_REMINDERS = 3


class IntervalField(QWidget):
    """Nought means none."""

    picked = Signal(object)
    """The Interval, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.count = QSpinBox()
        self.count.setRange(0, _MOST)
        self.count.setSpecialValueText("–")
        self.count.setMinimumWidth(84)
        self.unit = QComboBox()
        for unit, name in UNIT_NAMES.items():
            self.unit.addItem(_(name), unit)
        self.unit.setCurrentIndex(self.unit.findData(Unit.WORKING_DAYS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.unit, 1)
        self.setFocusProxy(self.count)
        self.count.valueChanged.connect(self._tell)
        self.unit.currentIndexChanged.connect(self._tell)

    def interval(self) -> Interval | None:
        if not self.count.value():
            return None
        return Interval(count=self.count.value(), unit=Unit(self.unit.currentData()))

    def show_interval(self, interval: Interval | None) -> None:
        if interval == self.interval():
            return
        self.blockSignals(True)
        self.count.setValue(interval.count if interval else 0)
        if interval:
            self.unit.setCurrentIndex(self.unit.findData(interval.unit))
        self.blockSignals(False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.count.setAccessibleName(_("{name}: how many").format(name=name))
        self.unit.setAccessibleName(_("{name}: unit").format(name=name))

    def _tell(self) -> None:
        self.picked.emit(self.interval())


class IntervalList(QWidget):
    """Up to three of them, one under the other; an empty one waits at the end."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._fields = [IntervalField() for _each in range(_REMINDERS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for field in self._fields:
            field.picked.connect(self._tell)
            column.addWidget(field)
        self.setFocusProxy(self._fields[0])
        self._fit()

    def intervals(self) -> tuple[Interval, ...]:
        held = (field.interval() for field in self._fields)
        return tuple(dict.fromkeys(one for one in held if one is not None))

    def show_intervals(self, intervals: tuple[Interval, ...]) -> None:
        if intervals != self.intervals():
            # A file may hold more reminders than the form shows: then each has its own field.
            while len(self._fields) < len(intervals):
                self._add()
            shown = [*intervals, *([None] * (len(self._fields) - len(intervals)))]
            for field, interval in zip(self._fields, shown, strict=True):
                field.show_interval(interval)
        self._fit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for number, field in enumerate(self._fields, start=1):
            field.setAccessibleName(f"{name} {number}")

    def _add(self) -> None:
        field = IntervalField()
        field.picked.connect(self._tell)
        self._fields.append(field)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(field)
        self.setAccessibleName(self.accessibleName())

    def _tell(self) -> None:
        self._fit()
        self.picked.emit(self.intervals())

    def _fit(self) -> None:
        """All that are filled, and one more."""
        last = max((n for n, one in enumerate(self._fields) if one.interval()), default=-1)
        for number, field in enumerate(self._fields):
            field.setVisible(number <= last + 1)
