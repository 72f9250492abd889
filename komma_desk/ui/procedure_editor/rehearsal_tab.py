"""The rehearsal as a view of the draft on the desk; it has the whole room while it is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject

from komma_desk.domain.procedure.editing.probing import DropProbe, KeepProbe
from komma_desk.domain.procedure.probes import Probe
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.draft_editor import DraftEditor
from komma_desk.ui.procedure_editor.rehearsal_page import RehearsalPane
from komma_desk.words import _


class RehearsalTab(QObject):
    """Nothing is played while nobody looks: the draft is laid down when the view is turned to."""

    def __init__(self, editor: DraftEditor, questions: Questions) -> None:
        super().__init__(editor)
        self._editor, self._desk = editor, editor.desk
        self.pane = RehearsalPane(questions)
        self.pane.probe_made.connect(self._keep)
        self.pane.probe_dropped.connect(self._drop)
        editor.tabs.addTab(self.pane, _("Rehearsing"))
        editor.tabs.currentChanged.connect(self._turned)
        editor.findings.wanted.connect(self._lead_to)
        self._desk.settled.connect(self._show)

    def _turned(self) -> None:
        is_here = self._editor.tabs.currentWidget() is self.pane
        self._editor.pane.setVisible(not is_here)
        self._editor.tools.setVisible(not is_here)
        self._show()

    def _show(self) -> None:
        is_here = self._editor.tabs.currentWidget() is self.pane
        if is_here and self._desk.draft is not None:
            self.pane.set_read_only(self._desk.is_fixed)
            self.pane.show_procedure(self._desk.procedure)

    def _keep(self, probe: Probe) -> None:
        self._desk.apply(KeepProbe(probe=probe))

    def _drop(self, probe: Probe) -> None:
        self._desk.apply(DropProbe(probe=probe))

    def _lead_to(self, place: str) -> None:
        """From a finding about a probe to the probes."""
        kind, _dot, rest = place.partition(".")
        if kind == "probes":
            self._editor.tabs.setCurrentWidget(self.pane)
            self.pane.look_at_probe(rest.partition(".")[0])
