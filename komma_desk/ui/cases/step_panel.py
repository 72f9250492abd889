"""One step about to be taken: its fields, its confirmation, its exception, and the deed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.ui.cases.step_form import StepForm
from komma_desk.ui.cases.step_order import by_exception_only
from komma_desk.ui.cases.step_refusals import errors_of
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _


class StepPanel(QWidget):
    """Keeps what was typed until the step is really taken; a refusal is said at its field."""

    wanted = Signal(object)
    """This panel: its answers are complete and the deed was pressed."""
    left = Signal()
    approval_wanted = Signal()
    """Somebody is to be asked at her own desk first."""

    def __init__(
        self,
        offer: Offer,
        lists: CodeLists,
        known: Mapping[str, str],
        agreed_by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.offer = offer
        step = offer.step
        self._exception = by_exception_only(offer)
        self._agreed_by = agreed_by
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
            self._add_exception(column)
        column.addWidget(self.form)
        self._add_confirmation(column)
        column.addWidget(self.refusal)
        self._add_deeds(column)
        column.addStretch(1)

    def _add_exception(self, column: QVBoxLayout) -> None:
        rule = self.offer.step.exception
        assert rule is not None
        known = EXCEPTIONS.get(rule.when)
        title = known.spoken() if known else rule.when
        text = _(
            "The consent is not given. Without it this step is allowed only in this case: {case}."
        )
        column.addWidget(Alert(Tone.DANGER, text.format(case=title), _("Exception")))
        self._tick(column, _("This case is given: {case}").format(case=title))
        if rule.four_eyes:
            self._add_second_person(column)

    def _add_second_person(self, column: QVBoxLayout) -> None:
        """Nobody is merely named: she agreed before, or she signs when the deed is pressed."""
        column.addWidget(PlainLabel(_("A second person agrees"), TextKind.STRONG))
        if self._agreed_by:
            told = _("{name} has agreed to this step; it is used up with it.")
            column.addWidget(PlainLabel(told.format(name=self._agreed_by), TextKind.BODY))
            return
        told = _(
            "When you go on, she types her own login name and passphrase here. If there is time, "
            "ask for her approval first: she answers at her own desk."
        )
        column.addWidget(PlainLabel(told, TextKind.SMALL))
        self.ask_first = Button(_("Ask for an approval …"), ButtonKind.QUIET)
        self.ask_first.clicked.connect(self.approval_wanted)
        column.addWidget(self.ask_first, 0, Qt.AlignmentFlag.AlignLeft)

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

    def needs_second(self) -> bool:
        """Whether somebody has to sign here and now."""
        rule = self.offer.step.exception
        return bool(self._exception and rule and rule.four_eyes and not self._agreed_by)

    def show_busy(self, busy: bool) -> None:
        """The deed is under way: it cannot be pressed twice."""
        self._busy = busy
        self._settle()

    _busy = False

    def _settle(self) -> None:
        ready = all(tick.isChecked() for tick in self.ticks)
        self.deed.setEnabled(ready and not self._busy)
        waits = "" if ready else _("Please tick the sentence above first.")
        self.deed.setToolTip(plain_tip(waits))
        self.deed.setAccessibleDescription(waits)

    def _press(self) -> None:
        self.refusal.hide()
        if not self.form.complete():
            return
        self.wanted.emit(self)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it at the field it is about, else above the deed; everything typed stays."""
        errors = errors_of(refusal, self.form)
        if errors:
            self.form.show_errors(errors)
            return
        self.refusal.show_notice(Tone.WARNING, refusal.spoken(), _("Not possible yet"))
        self.refusal.show()
        announce(self, refusal.spoken(), urgent=True)
        self.deed.setFocus()
