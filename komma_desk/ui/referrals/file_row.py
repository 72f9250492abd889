"""One file of a case as a line of the hand-over: its copy to tick, and the original by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from komma_desk.domain import file_size
from komma_desk.domain.enclosure import ending_of, is_never_opened
from komma_desk.domain.foreign_file import still_in_said
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.preview.preview_window import plainly
from komma_desk.ui.referrals.files_presenter import FileLine, Wanted
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.words import _


class FileRow(QWidget):
    """Carries ticks when a person changes them, not when they are shown."""

    copy_wanted = Signal(bool)
    original_wanted = Signal(bool)

    def __init__(self, line: FileLine, kind: str) -> None:
        super().__init__()
        name = one_line(plainly(line.file.name), 80)
        said = " · ".join(word for word in (kind, file_size.in_words(line.file.size)) if word)
        self.name = PlainLabel(name, TextKind.STRONG)
        self.told = PlainLabel(said, TextKind.SMALL)
        self.copy = QCheckBox()
        self.copy.setObjectName(f"copy:{line.file.id}")
        self.original = QCheckBox(_("Send the original instead"))
        self.original.setObjectName(f"original:{line.file.id}")
        self.original.setAccessibleName(_("Send the original instead: {name}").format(name=name))
        why = _(
            "It can tell more than one sees: who took or wrote it, where and when, earlier "
            "versions. Only if the partner cannot do without."
        )
        self.original.setAccessibleDescription(why)
        self.why_not = PlainLabel(why, TextKind.SMALL)
        self.refused = PlainLabel("", TextKind.SMALL)
        self.wrong = PlainLabel("", TextKind.ERROR)
        self.still = PlainLabel("", TextKind.ERROR)
        self.busy = QProgressBar(textVisible=False)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(_("The copy without metadata is being made …"))
        self.stop = Button(_("Stop"), ButtonKind.QUIET)
        self.stop.setAccessibleName(_("Stop making a copy of {name}").format(name=name))
        self._name = name
        self._lay_out()
        self._say_refused(line)
        self.copy.clicked.connect(self.copy_wanted)
        self.original.clicked.connect(self.original_wanted)
        self.stop.clicked.connect(self._stop)

    def show_line(self, line: FileLine, *, covered: bool) -> None:
        self.copy.setText(
            _("Send a copy without metadata")
            if line.copy is not None
            else _("Make a copy without metadata and send it")
        )
        self.copy.setAccessibleName(f"{self.copy.text()}: {self._name}")
        self.copy.setChecked(line.wanted is Wanted.COPY)
        self.original.setChecked(line.wanted is Wanted.ORIGINAL)
        for box in (self.copy, self.original):
            box.setEnabled(covered)
        for part in (self.original, self.why_not):
            part.setVisible(line.file.made_from is None)
        self.busy.setVisible(line.making)
        self.stop.setVisible(line.making)
        still = still_in_said(line.copy.still_in) if line.copy else ""
        self.still.setText(still)
        self.still.setVisible(bool(still) and line.wanted is Wanted.COPY)
        self.wrong.setText(line.wrong)
        self.wrong.setVisible(bool(line.wrong))

    def _say_refused(self, line: FileLine) -> None:
        """Said before anything leaves: the partner would hold a file she cannot open."""
        self.refused.setVisible(is_never_opened(line.file.name))
        self.refused.setText(
            _(
                "PDF readers refuse to open files of this kind ({ending}). Please send a PDF or a "
                "picture instead, or bring it another way."
            ).format(ending=ending_of(line.file.name))
        )

    def _stop(self) -> None:
        self.copy_wanted.emit(False)
        self.copy.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        making = QHBoxLayout()
        making.addWidget(self.busy, 1)
        making.addWidget(self.stop)
        for part in (self.name, self.told, self.refused, self.copy):
            column.addWidget(part)
        column.addLayout(making)
        for part in (self.still, self.wrong, self.original, self.why_not):
            column.addWidget(part)
        self.why_not.setContentsMargins(34, 0, 0, 2)
