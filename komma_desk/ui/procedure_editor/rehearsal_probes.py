"""The probes of a procedure: save the run as one, play them all, look at each again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from komma_desk.domain.procedure.probe_runs import ProbeResult
from komma_desk.domain.procedure.probes import Probe
from komma_desk.domain.text import LONGEST_LINE
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.sentence_list import Sentence, SentenceList
from komma_desk.words import _, n_


class ProbesPane(QWidget):
    save_wanted = Signal(str, str)
    """The German and the English title."""
    play_wanted = Signal(object)
    drop_wanted = Signal(object)
    play_all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._probes: tuple[Probe, ...] = ()
        self._results: Mapping[str, ProbeResult] = {}
        self.german, self.english = QLineEdit(), QLineEdit()
        self.save = Button(_("Save the run as a probe"), ButtonKind.SECONDARY)
        self.play_all = Button(_("Play all probes"), ButtonKind.SECONDARY)
        self.drop = Button(_("Delete probe"), ButtonKind.QUIET)
        self.probes = SentenceList(_("Probes"))
        self.probes.setToolTip(_("Enter plays a probe move by move."))
        self.fields = QWidget()
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (words, field) in enumerate(
            ((_("Title in German"), self.german), (_("Title in English"), self.english))
        ):
            label = PlainLabel(words, TextKind.STRONG, wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMaxLength(LONGEST_LINE)
            field.returnPressed.connect(self._save)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        grid.addWidget(self.save, 1, 2)
        deeds = QVBoxLayout()
        deeds.addWidget(self.play_all)
        deeds.addWidget(self.drop)
        deeds.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.probes, 1)
        both.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fields)
        column.addLayout(both, 1)
        self.save.clicked.connect(self._save)
        self.play_all.clicked.connect(self.play_all_wanted)
        self.drop.clicked.connect(self._drop)
        self.probes.wanted.connect(self._play)

    def set_read_only(self, fixed: bool) -> None:
        self.fields.setVisible(not fixed)
        self.drop.setVisible(not fixed)

    def show_probes(self, probes: Sequence[Probe]) -> None:
        """A result is kept only as long as nothing changed."""
        self._probes, self._results = tuple(probes), {}
        self.play_all.setEnabled(bool(probes))
        self._show()

    def show_results(self, results: Sequence[ProbeResult]) -> None:
        self._results = {each.probe.id: each for each in results}
        self._show()
        failed = sum(1 for each in results if not each.passed)
        words = n_("{n} probe fails", "{n} probes fail", failed)
        announce(self, words if failed else _("All probes end as expected."))

    def point_at(self, id_: str) -> None:
        """Put the cursor on a probe."""
        for row, probe in enumerate(self._probes):
            if probe.id == id_:
                self.probes.setCurrentRow(row)
        self.probes.setFocus()

    def clear_titles(self) -> None:
        self.german.clear()
        self.english.clear()

    def _show(self) -> None:
        self.drop.setEnabled(bool(self._probes))
        self.probes.show_sentences(
            [self._sentence(probe) for probe in self._probes]
            or [Sentence(_("This procedure has no probes."), "")]
        )

    def _sentence(self, probe: Probe) -> Sentence:
        result = self._results.get(probe.id)
        title = probe.title.spoken()
        if result is None:
            return Sentence(title, probe.id)
        if result.passed:
            return Sentence(title, probe.id, Tone.SUCCESS, _("Passes"))
        return Sentence(f"{title}. {result.spoken()}", probe.id, Tone.DANGER, _("Fails"))

    def _save(self) -> None:
        for field in (self.german, self.english):
            if not field.text().strip():
                announce(self, _("Please give the probe a title in both languages."), urgent=True)
                field.setFocus()
                return
        self.save_wanted.emit(self.german.text().strip(), self.english.text().strip())

    def _play(self, place: str) -> None:
        for probe in self._probes:
            if probe.id == place:
                self.play_wanted.emit(probe)

    def _drop(self) -> None:
        row = self.probes.currentRow()
        if 0 <= row < len(self._probes):
            self.drop_wanted.emit(self._probes[row])
