"""One step about to be taken: its fields, its confirmation, its exception, and the deed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.ui.cases.step_form import StepForm
from komma_desk.ui.cases.step_order import by_exception_only
from komma_desk.ui.cases.step_refusals import errors_of, names_second_person
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class StepPanel(QWidget):
    """Keeps what was typed until the step is really taken; a refusal is said at its field."""

    wanted = Signal(object)
    """This panel: its answers are complete and the deed was pressed."""
    left = Signal()

    def __init__(
        self,
        offer: Offer,
        lists: CodeLists,
        known: Mapping[str, str],
        colleagues: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.offer = offer
        step = offer.step
        self._exception = by_exception_only(offer)
        self.title = PlainLabel(step.title.spoken(), TextKind.SECTION)
        self.form = StepForm(step, lists, known)
        self.refusal = Alert(Tone.WARNING)
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        self.ticks: list[QCheckBox] = []
        if self._exception:
            self._add_exception(column, colleagues)
        column.addWidget(self.form)
        self._add_confirmation(column)
        column.addWidget(self.refusal)
        self._add_deeds(column)
        column.addStretch(1)

    def _add_exception(self, column: QVBoxLayout, colleagues: Mapping[str, str]) -> None:
        rule = self.offer.step.exception
        assert rule is not None
        known = EXCEPTIONS.get(rule.when)
        title = known.spoken() if known else rule.when
        text = _(
            "The consent is not given. Without it this step is allowed only in this case: {case}."
        )
        column.addWidget(Alert(Tone.DANGER, text.format(case=title), _("Exception")))
        self._tick(column, _("This case is given: {case}").format(case=title))
        self._second = CodeCombo(
            [Choice(key, name) for key, name in colleagues.items()], _("Please choose")
        )
        self._second.setObjectName("second_person")
        self._second_row = FieldRow(
            _("Second person who agrees"),
            self._second,
            help_text=_("Somebody else of the office, whom the case does not concern."),
            required=True,
        )
        self._second_row.setVisible(rule.four_eyes)
        column.addWidget(self._second_row)

    def _add_confirmation(self, column: QVBoxLayout) -> None:
        step = self.offer.step
        if step.irreversible:
            text = step.confirm.spoken() if step.confirm else ""
            column.addWidget(Alert(Tone.DANGER, text, _("This step cannot be taken back")))
            self._tick(column, _("I have checked this and want to go on."))
        elif step.confirm:
            column.addWidget(Alert(Tone.WARNING, step.confirm.spoken()))

    def _tick(self, column: QVBoxLayout, text: str) -> None:
        tick = QCheckBox(text.replace("&", "&&"))
        tick.toggled.connect(self._settle)
        self.ticks.append(tick)
        column.addWidget(tick)

    def _add_deeds(self, column: QVBoxLayout) -> None:
        danger = self.offer.step.irreversible
        self.deed = Button(
            self.offer.step.title.spoken().replace("&", "&&"),
            ButtonKind.DANGER if danger else ButtonKind.PRIMARY,
        )
        self.deed.clicked.connect(self._press)
        back = Button(_("&Cancel"), ButtonKind.QUIET)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.deed)
        row.addWidget(back)
        row.addStretch(1)
        column.addLayout(row)
        self._settle()

    def begin(self) -> None:
        """Put the cursor where one starts."""
        if self.form.names():
            self.form.setFocus()
        else:
            (self.ticks[0] if self.ticks else self.deed).setFocus()

    def exception(self) -> str | None:
        rule = self.offer.step.exception
        return rule.when if rule and self._exception else None

    def second_person(self) -> str:
        return self._second.code() if self._exception else ""

    def show_busy(self, busy: bool) -> None:
        """The deed is under way: it cannot be pressed twice."""
        self._busy = busy
        self._settle()

    _busy = False

    def _settle(self) -> None:
        ready = all(tick.isChecked() for tick in self.ticks)
        self.deed.setEnabled(ready and not self._busy)
        waits = "" if ready else _("Please tick the sentence above first.")
        self.deed.setToolTip(waits)
        self.deed.setAccessibleDescription(waits)

    def _press(self) -> None:
        self.refusal.hide()
        if not self.form.complete():
            return
        rule = self.offer.step.exception
        if self._exception and rule and rule.four_eyes and not self._second.code():
            self._second_row.show_error(_("Please name the second person."))
            self._second.setFocus()
            return
        self.wanted.emit(self)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it at the field it is about, else above the deed; everything typed stays."""
        errors = errors_of(refusal, self.form)
        if errors:
            self.form.show_errors(errors)
            return
        if self._exception and names_second_person(refusal):
            self._second_row.show_error(refusal.spoken())
            self._second.setFocus()
            return
        self.refusal.show_notice(Tone.WARNING, refusal.spoken(), _("Not possible yet"))
        self.refusal.show()
        announce(self, refusal.spoken(), urgent=True)
        self.deed.setFocus()
