"""A notice above every page: colleagues wait for my agreement to a step; it leads to the case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.words import _, n_


class RequestsAlert(Alert):
    """Shown as long as something is asked; opens the oldest case first."""

    def __init__(self, open_case: Callable[[CaseId], None], parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARNING, "", parent=parent)
        self._open_case = open_case
        self._cases: tuple[CaseId, ...] = ()
        self.way = Button(_("Go to the case"), ButtonKind.SECONDARY, "cases")
        self.way.clicked.connect(self._go)
        self.add_beside(self.way)
        self.hide()

    def show_cases(self, cases: tuple[CaseId, ...]) -> None:
        if cases == self._cases:
            return
        self._cases = cases
        self.setVisible(bool(cases))
        if cases:
            title = n_(
                "A colleague asks you to agree in {n} case",
                "Colleagues ask you to agree in {n} cases",
                len(cases),
            )
            text = _("It stands in the case, tab “Extracts”. The step waits for your answer.")
            self.show_notice(Tone.WARNING, text, title)
            self.speak()

    def _go(self) -> None:
        if self._cases:
            self._open_case(self._cases[0])
