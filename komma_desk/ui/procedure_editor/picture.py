"""The procedure as a picture: look, steer, connect; below it what the chosen box is and lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.deadlines.rules import NO_RULES
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.drawing.saying import box_said, steps_said
from komma_desk.domain.procedure.drawing.sheet import Drawing
from komma_desk.domain.procedure.findings import Finding
from komma_desk.domain.procedure.layout import TooLargeToDraw, laid_out
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.picture_legend import PictureLegend
from komma_desk.ui.procedure_editor.picture_tools import PictureTools
from komma_desk.ui.procedure_editor.picture_view import STEP, PictureView
from komma_desk.words import _, current_language


class ProcedurePicture(QWidget):
    """Places are those of findings ("states.triage"); whoever embeds this changes the draft."""

    chosen = Signal(str)
    """The place a person clicked or confirmed with Enter."""
    connect_wanted = Signal(str, str)
    """The ids of two states: a line was pulled from the one to the other."""
    state_wanted = Signal()
    removal_wanted = Signal(str)
    save_wanted = Signal()
    """Somebody wants it as a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self._instead = ""
        self.rules = NO_RULES
        self.tools = PictureTools()
        self.view = PictureView()
        self.said = PlainLabel("", TextKind.SMALL)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.legend = PictureLegend()
        self.legend.hide()
        self.view.setAccessibleName(_("Picture of the procedure"))
        self.view.setAccessibleDescription(
            _(
                "Arrow keys go from box to box, Enter chooses, Page Down reads on. Everything "
                "shown here can be read and changed in the tables “States” and “Steps” too."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tools)
        column.addWidget(self.view, 1)
        column.addWidget(self.said)
        column.addWidget(self.legend)
        self._connect()
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the boxes; a focus proxy would keep the tab key out of the tools above them."""
        self.view.setFocus(event.reason())

    def show_procedure(self, procedure: Procedure, findings: Sequence[Finding]) -> None:
        """Draw it anew; zoom, choice and the place looked at stay."""
        anchor = self.view.anchored()
        self._procedure = procedure
        try:
            drawing = laid_out(procedure, current_language(), self.rules)
        except TooLargeToDraw as too_large:
            self._instead = too_large.spoken()
            self.view.picture.show_nothing()
            self._tell()
            return
        self._instead = ""
        self.view.picture.show_drawing(drawing, findings)
        self.view.hold_on(anchor)
        self.legend.show_signs(drawing.signs())
        self._tell()

    def select(self, place: str) -> None:
        """Show where a thing is, without saying that a person chose it."""
        self.view.picture.choose(place)
        self.view.show_chosen()
        self._tell()

    def drawing(self) -> Drawing | None:
        return self.view.picture.drawing

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.legend.repaint_signs()
        super().changeEvent(event)

    def _connect(self) -> None:
        view, tools = self.view, self.tools
        view.moved_to.connect(self._speak)
        view.chosen.connect(self.chosen)
        view.connect_wanted.connect(self.connect_wanted)
        view.state_wanted.connect(self.state_wanted)
        view.removal_wanted.connect(self.removal_wanted)
        tools.larger.clicked.connect(lambda: view.zoom(STEP))
        tools.smaller.clicked.connect(lambda: view.zoom(1 / STEP))
        tools.whole.clicked.connect(view.fit)
        tools.signs.toggled.connect(self.legend.setVisible)
        tools.printing.clicked.connect(self._print)
        tools.saving.clicked.connect(self.save_wanted)

    def _speak(self, _place: str) -> None:
        self._tell()
        box = self.view.picture.chosen_box()
        if box is not None and self._procedure is not None:
            onward = steps_said(self._procedure, box)
            announce(self.view, f"{self.said.text()} {onward}".rstrip())

    def _tell(self) -> None:
        scene = self.view.picture
        box = scene.chosen_box()
        if box is None or self._procedure is None:
            self.said.setText(self._instead or _("Choose a box to read here what it is."))
            return
        found = [finding.spoken() for finding in scene.findings_at(box.place)]
        self.said.setText(" ".join([*found, box_said(self._procedure, box)]))

    def _print(self) -> None:
        drawing = self.drawing()
        if drawing is not None:
            self.tools.ask_to_print(self.view.picture, f"{drawing.title} {drawing.version}")
