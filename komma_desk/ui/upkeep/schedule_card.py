"""How often the store is cared for by itself: a small form with what is usual in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from komma_desk.domain.schedule import Schedule
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.words import _, n_

_HOURS: Final = (0, 1, 4, 8, 24, 72, 168)
_DAYS: Final = (0, 7, 14, 30, 90)
_KEPT: Final = (5, 10, 20, 30, 60)


class ScheduleCard(Card):
    """What was typed stays when news comes in; `save_wanted` carries the `Schedule`."""

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("By itself"),
            _("This counts for everybody who keeps this store. It runs beside the work."),
            parent,
        )
        self._shown: Schedule | None = None
        self.on_closing = QCheckBox(_("&A backup when the desk is closed"))
        self.every_hours = HowOften(_HOURS, _every_hours)
        self.keep = HowOften(_KEPT, _kept)
        self.check_days = HowOften(_DAYS, _every_days)
        self.rehearsal_days = HowOften(_DAYS, _every_days)
        self.second_place = QLineEdit()
        self.second_place.setPlaceholderText(_("none"))
        self.choose = Button(_("Choose a folder …"))
        self.choose.clicked.connect(self._choose)
        self.fields = FieldColumn(columns=2)
        self.fields.add("every_hours", _("Backup &while the desk is open"), self.every_hours)
        self.fields.add("keep", _("Backups that are &kept"), self.keep)
        self.fields.add("check_days", _("Full check"), self.check_days)
        self.fields.add("rehearsal_days", _("Reminder of the rehearsal"), self.rehearsal_days)
        self.fields.add(
            "second_place",
            _("Secon&d place: a copy of each backup"),
            self.second_place,
            help_text=_("A folder on another disk or a stick. If it is not there, you are told."),
            wide=True,
        )
        self.add(self.on_closing)
        self.add(self.fields)
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.add(self.problem)
        self.save = Button(_("Save the schedule"), ButtonKind.SECONDARY, "save")
        self.save.clicked.connect(self._save)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.choose)
        row.addStretch(1)
        self.body.addLayout(row)

    def schedule(self) -> Schedule:
        return Schedule(
            on_closing=self.on_closing.isChecked(),
            every_hours=self.every_hours.number(),
            keep=self.keep.number(),
            second_place=self.second_place.text().strip(),
            check_days=self.check_days.number(),
            rehearsal_days=self.rehearsal_days.number(),
        )

    def show_schedule(self, schedule: Schedule) -> None:
        typed_on = self._shown is not None and self.schedule() != self._shown
        self._shown = schedule
        if typed_on:
            return
        self.on_closing.setChecked(schedule.on_closing)
        self.every_hours.show_number(schedule.every_hours)
        self.keep.show_number(schedule.keep)
        self.second_place.setText(schedule.second_place)
        self.check_days.show_number(schedule.check_days)
        self.rehearsal_days.show_number(schedule.rehearsal_days)

    def show_problem(self, sentence: str) -> None:
        self.problem.show_notice(Tone.WARNING, sentence)
        self.problem.show()
        self.problem.speak()

    def _save(self) -> None:
        self.problem.hide()
        self.save_wanted.emit(self.schedule())

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Second place for backups"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.second_place.setText)
        dialog.open()


class HowOften(QComboBox):
    """A number out of those that make sense, each in words; one set elsewhere is among them."""

    def __init__(self, usual: Sequence[int], words: Callable[[int], str]) -> None:
        super().__init__()
        self._words = words
        for number in usual:
            self.addItem(words(number), number)

    def number(self) -> int:
        return int(self.currentData())

    def show_number(self, number: int) -> None:
        at = self.findData(number)
        if at < 0:
            self.addItem(self._words(number), number)
            at = self.count() - 1
        self.setCurrentIndex(at)


def _every_hours(number: int) -> str:
    return n_("every hour", "every {n} hours", number) if number else _("never by itself")


def _every_days(number: int) -> str:
    return n_("every day", "every {n} days", number) if number else _("never by itself")


def _kept(number: int) -> str:
    return n_("the newest one", "the newest {n}", number)
