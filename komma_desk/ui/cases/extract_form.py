"""Post an extract, or ask a colleague: to whom, which parts, what for, and which approval."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from komma_desk.domain.extract import READABLE_AT_MOST, READABLE_FOR
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.ui.cases.extract_targets import Askable, askable_steps, is_by_post, receivers
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.referrals.part_row import PartRow
from komma_desk.ui.referrals.part_sets import in_order, without_names
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _, n_

_TALL = 90


class ExtractForm(QWidget):
    """Who somebody is is never ticked for you."""

    wanted = Signal(object)
    """A `PostExtract`, or an `AskColleague` for somebody who can open the case herself."""
    left = Signal()
    typed = Signal(str)

    def __init__(self, view: CaseView, people: Sequence[Person], purpose: str) -> None:
        super().__init__()
        self._view = view
        self._people = {str(each.id): each for each in people}
        self._asks = {each.key: each for each in askable_steps(view)}
        self.chosen = set(without_names(view))
        self.to = CodeCombo(receivers(people, view), _("Please choose"))
        self.step = CodeCombo(self._questions(by_exception_only=False))
        self.purpose = QPlainTextEdit(purpose)
        self.purpose.setTabChangesFocus(True)
        self.purpose.setMaximumHeight(_TALL)
        self.days = QSpinBox()
        self.days.setRange(1, READABLE_AT_MOST.days)
        self.days.setValue(READABLE_FOR.days)
        self.days.valueChanged.connect(self._say_days)
        self.fields = FieldColumn()
        self.fields.add("to", _("To whom"), self.to, required=True)
        self.fields.add("step", _("Approval asked for"), self.step)
        self.fields.add(
            "purpose",
            _("What it is for"),
            self.purpose,
            help_text=_("For data protection this is required."),
        )
        self._days_row = self.fields.add("days", _("May be read for"), self.days)
        self._say_days()
        self.refusal = Alert(Tone.WARNING)
        self.refusal.hide()
        self._parts = self._parts_of(view)
        self.send = Button(_("&Post it"), ButtonKind.PRIMARY, "hand-over")
        self.back = Button(_("&Cancel"), ButtonKind.QUIET)
        deeds = QHBoxLayout()
        deeds.addWidget(self.send)
        deeds.addWidget(self.back)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 8, 8)
        column.setSpacing(12)
        title = PlainLabel(_("Post an extract or ask for an approval"), TextKind.SECTION)
        for part in (title, self.fields, self._parts, self.refusal):
            column.addWidget(part)
        column.addLayout(deeds)
        column.addStretch(1)
        self.to.picked.connect(self._settle)
        self.purpose.textChanged.connect(lambda: self.typed.emit(self.purpose.toPlainText()))
        self.send.clicked.connect(self._press)
        self.back.clicked.connect(self.left)

    def ask_about(self, asked: Askable) -> None:
        """Begin with this step, because its panel led here."""
        self.step.set_code(asked.key)
        self.to.setFocus()

    def show_refusal(self, sentence: str) -> None:
        self.show_busy(busy=False)
        self.refusal.show_notice(Tone.WARNING, sentence)
        self.refusal.show()
        self.refusal.speak()

    def show_busy(self, *, busy: bool) -> None:
        self.send.setEnabled(not busy)

    def _questions(self, *, by_exception_only: bool) -> list[Choice]:
        asked = [
            Choice(each.key, each.title)
            for each in self._asks.values()
            if each.exception or not by_exception_only
        ]
        return asked if by_exception_only else [Choice("", _("No approval")), *asked]

    def _parts_of(self, view: CaseView) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("What the extract holds"), TextKind.STRONG))
        told_who = False
        self.rows: dict[str, PartRow] = {}
        for part in sorted(view.parts, key=lambda each: each.sensitivity):
            if part.sensitivity >= Sensitivity.IDENTIFYING and not told_who:
                told_who = True
                column.addWidget(Chip(_("tells who the people are"), Tone.WARNING))
            row = PartRow(part)
            row.show_wanted(part.key in self.chosen)
            row.wanted.connect(self._tick)
            self.rows[part.key] = row
            column.addWidget(row)
        return whole

    def _tick(self, key: str, on: bool) -> None:
        (self.chosen.add if on else self.chosen.discard)(key)

    def _say_days(self) -> None:
        self.days.setSuffix(" " + n_("day", "days", self.days.value()))

    def _settle(self) -> None:
        """A colleague opens the case herself: she gets no extract, only the question."""
        person = self._people.get(self.to.code())
        by_post = person is None or is_by_post(person)
        kept = self.step.code()
        self.step.set_choices(self._questions(by_exception_only=not by_post))
        self.step.set_code(kept or ("" if by_post else next(iter(self._exceptions()), "")))
        head = person is None or Role.HEAD in person.roles or not by_post
        self.fields.row("step").setVisible(head)
        if not head:
            self.step.set_code("")
        self._parts.setVisible(by_post)
        self._days_row.setVisible(by_post)
        self.send.setText(_("&Post it") if by_post else _("&Ask"))

    def _exceptions(self) -> list[str]:
        return [each.key for each in self._asks.values() if each.exception]

    def _press(self) -> None:
        self.refusal.hide()
        person = self._people.get(self.to.code())
        asked = self._asks.get(self.step.code())
        errors: dict[str, str] = {}
        if person is None:
            errors["to"] = _("Please choose who it is for.")
        elif not is_by_post(person) and asked is None:
            errors["step"] = _("Please choose what she shall agree to.")
        if self.fields.show_errors(errors) or person is None:
            return
        self.show_busy(busy=True)
        self.wanted.emit(self._command(person, asked))

    def _command(self, person: Person, asked: Askable | None) -> PostExtract | AskColleague:
        case, text = self._view.file.case.id, self.purpose.toPlainText()
        if asked is not None and not is_by_post(person):
            return AskColleague(
                case=case,
                colleague=person.id,
                step=asked.step,
                exception=asked.exception,
                question=text if text.strip() else "",
            )
        return PostExtract(
            case=case,
            receiver=person.id,
            parts=in_order(frozenset(self.chosen), self._view),
            purpose=text if text.strip() else "",
            days=self.days.value(),
            step=asked.step if asked else None,
            exception=asked.exception if asked else "",
        )
