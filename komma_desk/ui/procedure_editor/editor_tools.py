"""The row of deeds over a draft: back and forth, add, delete; and how the draft stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.domain.procedure.editing.places import WHOLE, Kind
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.procedure_editor.adding_dialog import NEW_THINGS
from komma_desk.words import N_, _

# The plus before them says that a new one is meant; for whoever does not see it, the name does.
_ADDING = (
    (Kind.STATE, N_("S&tate")),
    (Kind.STRAND, N_("Str&and")),
    (Kind.STEP, N_("Ste&p")),
)


class EditorTools(QWidget):
    undo_wanted = Signal()
    redo_wanted = Signal()
    add_wanted = Signal(object)
    remove_wanted = Signal()
    move_wanted = Signal(int)
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undo = Button(_("&Undo"), ButtonKind.QUIET)
        self.redo = Button(_("&Redo"), ButtonKind.QUIET)
        self.remove = Button(_("&Delete"), ButtonKind.QUIET)
        self.up = Button(_("Up"), ButtonKind.QUIET)
        self.down = Button(_("Down"), ButtonKind.QUIET)
        self.adding = {
            kind: Button(_(words), ButtonKind.SECONDARY, "plus") for kind, words in _ADDING
        }
        self.listing = Button(_("Show the &list"), ButtonKind.QUIET)
        self.listing.hide()
        self._editing = (
            self.undo, self.redo, *self.adding.values(), self.remove, self.up, self.down
        )  # fmt: skip
        row = WrapRow(6, self)
        for part in (*self._editing, self.listing):
            row.addWidget(part)
        self.listing.clicked.connect(self.list_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(1))
        for kind, button in self.adding.items():
            button.setAccessibleName(_(NEW_THINGS[kind]))
            button.setToolTip(_(NEW_THINGS[kind]))
            button.clicked.connect(lambda _checked=False, kind=kind: self.add_wanted.emit(kind))
        for button, words in ((self.up, _("Move up")), (self.down, _("Move down"))):
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))

    def show_fixed(self, fixed: bool) -> None:
        """What is no draft cannot be changed."""
        for button in self._editing:
            button.setVisible(not fixed)

    def show_draft(self, draft: EditedDraft) -> None:
        """A button that has the focus stays usable, or the cursor would jump away."""
        for button, can, what, words in (
            (self.undo, draft.can_undo, draft.what_undo, _("Undo: {what}")),
            (self.redo, draft.can_redo, draft.what_redo, _("Redo: {what}")),
        ):
            button.setEnabled(can or button.hasFocus())
            said = words.format(what=what) if can else _("Nothing to take back or do again")
            button.setToolTip(plain_tip(said))
            button.setAccessibleDescription(said)

    def show_place(self, place: str) -> None:
        for button in (self.remove, self.up, self.down):
            button.setEnabled(place != WHOLE or button.hasFocus())
