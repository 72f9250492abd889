"""One quiet line: whether what is typed survives closing the window, and how to see to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.usecases.form_deeds import DraftState
from komma_desk.words import N_, _

SENTENCES = {
    DraftState.NONE: N_("Nothing is kept on this computer."),
    DraftState.ONLY_HERE: N_("Not kept yet: what you write goes when you close the window."),
    DraftState.LOCKED: N_("Not kept: an older draft still lies here."),
    DraftState.KEPT: N_("Your draft is kept on this computer, sealed."),
}


class DraftLine(QWidget):
    keep_wanted = Signal()
    old_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = DraftState.NONE
        self._icon = IconLabel("info", "text", 18)
        self.words = PlainLabel("", TextKind.SMALL)
        self.words.setObjectName("draft_state")
        self.keep = Button(_("Choose a passphrase …"), ButtonKind.QUIET)
        self.keep.clicked.connect(self.keep_wanted)
        self.old = Button(_("Older draft …"), ButtonKind.QUIET)
        self.old.clicked.connect(self.old_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.old)
        self.show_state(DraftState.NONE)

    def show_state(self, state: DraftState, note: str = "", *, is_failing: bool = False) -> None:
        """`note` says when it was kept last, where it was, or that it could not be."""
        self.state = state
        kept = state is DraftState.KEPT
        self.words.setText(note if kept and note else _(SENTENCES[state]))
        if kept and is_failing:
            self._icon.show_icon("warning", "danger")
        elif kept:
            self._icon.show_icon("lock", "success")
        else:
            self._icon.show_icon("info", "text")
        self.keep.setVisible(state in {DraftState.NONE, DraftState.ONLY_HERE})
        self.old.setVisible(state is DraftState.LOCKED)
