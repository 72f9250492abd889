"""The step of the founding assistant that chooses by which procedure cases are worked on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.shell.founding_steps import ClearingStep, Step
from komma_desk.words import N_, _

PROCEDURE_NAMES = {
    ShippedProcedure.STANDARD: N_("KommA clearing: two people look before a case is closed"),
    ShippedProcedure.SMALL_TOWN: N_("For small towns: one person works on a case and closes it"),
    ShippedProcedure.AGG_COMPLAINT: N_("Only complaints under § 13 AGG, with a hearing"),
}


class ProcedureStep(Step):
    """The standard unless another is picked; an office of one person is told what fits it."""

    def __init__(self, clearing: ClearingStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clearing = clearing
        self.column.addWidget(PlainLabel(_("The procedure says which steps a case offers.")))
        self._which = RadioRow(
            tuple(Choice(str(each), _(name)) for each, name in PROCEDURE_NAMES.items()),
            across=False,
        )
        self._which.setAccessibleName(_("By which procedure the office works"))
        self._needs_two = Alert(
            Tone.WARNING,
            _(
                "You are one person; this procedure asks for a second one before a case is "
                "closed. The one for small towns fits you."
            ),
        )
        self._gives_up = Alert(
            Tone.WARNING,
            _("Nobody else then checks a case before it is closed."),
        )
        for part in (self._which, self._needs_two, self._gives_up):
            self.column.addWidget(part)
        self._which.picked.connect(lambda _code: self.look())
        self._which.set_code(str(ShippedProcedure.STANDARD))
        self.look()

    def look(self) -> None:
        """What the choice means for the people named so far."""
        small = self.procedure() is ShippedProcedure.SMALL_TOWN
        alone = self._clearing.person() is None
        self._needs_two.setVisible(alone and not small)
        self._gives_up.setVisible(small)

    def procedure(self) -> ShippedProcedure:
        return ShippedProcedure(self._which.code())
