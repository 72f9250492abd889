"""How it reached the office, above the answers; the form of consents and a note, under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.home_time import HOME, at_home, local_day
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.reception import WAYS_IN, Reception
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.receptions.manner_rows import MannerRows
from komma_desk.ui.reporting.long_answer import LongAnswer
from komma_desk.ui.reporting.pick_one import PickOne
from komma_desk.ui.reporting.typed_moment import read_time, written_day, written_time
from komma_desk.ui.reporting.when_field import DayLine
from komma_desk.words import _, n_

_GAP: Final = 16
_ONE_LINE_FROM: Final = 1080  # pixels
_TIME_WIDE: Final = 76
_NOTE_HIGH: Final = 64


class ReceivedField(QWidget):
    """A day and a time of the clocks at home; both are needed, a time alone is one of today."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.day = DayLine(lambda: local_day(now()))
        self.day.setObjectName("received_day")
        self.time = QLineEdit()
        self.time.setObjectName("received_time")
        self.time.setFixedWidth(_TIME_WIDE)
        self.time.setPlaceholderText(_("HH:MM"))
        self.time.setMaxLength(LONGEST_TEXT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.day, 1)
        row.addWidget(self.time)
        self.setFocusProxy(self.day)
        for line in (self.day, self.time):
            line.textChanged.connect(self.changed)

    def moment(self) -> datetime | None:
        day, time = self.day.day(), read_time(self.time.text())
        if day is None or time is None:
            return None
        return datetime.combine(day, time, HOME).astimezone(UTC)

    def show_moment(self, at: datetime | None) -> None:
        here = at_home(at) if at else None
        self.day.setText(written_day(here.date() if here else None))
        self.time.setText(written_time(here.time() if here else None))

    def unreadable(self) -> str:
        """A sentence for what was typed and is no day or time; empty where all is well."""
        if self.moment() is None and (self.day.text().strip() or self.time.text().strip()):
            return _("Please write a day and a time, for example 21.11.2026 and 14:30.")
        return ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(_("{question}: day").format(question=name))
        self.time.setAccessibleName(_("{question}: time").format(question=name))


class ReceptionLine(QWidget):
    """Knows the widgets, no rule; the object name of a field is that of its answer."""

    changed = Signal(str)

    def __init__(self, lists: CodeLists, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        ways = lists["intake_channel"]
        self.channel = PickOne(
            [Choice(str(code), ways.label_of(code).spoken()) for code in WAYS_IN],
            _("Please choose"),
        )
        self.received = ReceivedField(now)
        self.told_by = QLineEdit()
        self.told_by.setPlaceholderText(_("Name as it was told; may stay empty"))
        self.affected = QLineEdit()
        self.affected.setPlaceholderText(_("If somebody else is affected"))
        for line in (self.told_by, self.affected):
            line.setMaxLength(LONGEST_TEXT)
        self.account = CodeCombo((), _("None or not known"))
        self._account = ""  # of what is shown, until the accounts have come
        self.late = PlainLabel("", TextKind.SMALL)
        self.late.hide()
        self.manners = MannerRows(lists["consent"])
        self.note = LongAnswer()
        self.note.setFixedHeight(_NOTE_HIGH)
        self.rows: dict[str, FieldRow] = {}
        self.foot = self._foot()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(_GAP)
        self._line.addLayout(
            self._part(
                ("intake_channel", _("Way &in"), self.channel, 4),
                ("received_at", _("R&eached us on"), self.received, 5),
            ),
            9,
        )
        self._line.addLayout(
            self._part(
                ("told_by", _("Told &by"), self.told_by, 6),
                ("affected", _("&For whom"), self.affected, 5),
                ("reporter", _("Account &here"), self.account, 5),
            ),
            16,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._line)
        column.addWidget(self.late)
        self._listen()

    def _part(self, *fields: tuple[str, str, QWidget, int]) -> QHBoxLayout:
        part = QHBoxLayout()
        part.setSpacing(_GAP)
        for name, label, field, stretch in fields:
            part.addWidget(self._row(name, label, field), stretch)
        return part

    def _row(self, name: str, label: str, field: QWidget) -> FieldRow:
        field.setObjectName(name)
        row = self.rows[name] = FieldRow(label, field)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.manners)
        column.addWidget(self._row("note", _("Note for the office only"), self.note))
        return foot

    def _listen(self) -> None:
        for name, signal in (
            ("intake_channel", self.channel.picked),
            ("received_at", self.received.changed),
            ("told_by", self.told_by.textChanged),
            ("affected", self.affected.textChanged),
            ("reporter", self.account.picked),
            ("manners", self.manners.picked),
            ("note", self.note.textChanged),
        ):
            signal.connect(lambda *_said, name=name: self._said(name))

    def _said(self, name: str) -> None:
        self._say_late()
        self.manners.show_usual(self.channel.code())
        self.changed.emit(name)

    def _say_late(self) -> None:
        """What lay for a while has used up a part of its deadlines already."""
        reception, now = self.reception(), self._now()
        late = reception.is_late(now) and reception.received_at is not None
        if late and reception.received_at is not None:
            days = (now - reception.received_at).days
            words = n_(
                "It lay for {n} day. Deadlines run since it reached us.",
                "It lay for {n} days. Deadlines run since it reached us.",
                days,
            )
            self.late.setText(words)
        self.late.setVisible(late)

    def show_accounts(self, people: Iterable[Person]) -> None:
        """Those something can be sealed to; whoever is chosen finds it under “My reports”."""
        self.account.set_choices(
            [
                Choice(str(each.id), f"{each.name} ({each.login})")
                for each in people
                if each.standing is Standing.CONFIRMED
            ]
        )
        self._show_account(self.account.code() or self._account)

    def show_consents(self, items: Iterable[Code]) -> None:
        self.manners.show_items(items)

    def reception(self) -> Reception:
        code, account = self.channel.code(), self.account.code()
        return Reception(
            channel=Code(code) if code else None,
            received_at=self.received.moment(),
            told_by=self.told_by.text(),
            affected=self.affected.text(),
            reporter=PersonId(UUID(account)) if account else None,
            manners=self.manners.chosen(),
            note=self.note.text(),
        )

    def show_reception(self, reception: Reception) -> None:
        """Fill everything in; nobody is told, since no person changed anything."""
        self.blockSignals(True)
        try:
            self.channel.set_code(str(reception.channel or ""))
            self.received.show_moment(reception.received_at)
            self.told_by.setText(reception.told_by)
            self.affected.setText(reception.affected)
            self._show_account(str(reception.reporter or ""))
            self.manners.show_chosen(reception.manners)
            self.note.setPlainText(reception.note)
        finally:
            self.blockSignals(False)

    def unreadable(self) -> dict[str, str]:
        sentence = self.received.unreadable()
        return {"received_at": sentence} if sentence else {}

    def _show_account(self, code: str) -> None:
        self._account = code
        self.account.blockSignals(True)
        self.account.set_code(code)
        self.account.blockSignals(False)

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        for name, row in self.rows.items():
            if row.error() != sentences.get(name, ""):
                row.show_error(sentences.get(name, ""))

    def first_problem(self) -> FieldRow | None:
        return next((row for row in self.rows.values() if row.error()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        direction = QBoxLayout.Direction
        wide = self.width() >= _ONE_LINE_FROM
        self._line.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        super().resizeEvent(event)
