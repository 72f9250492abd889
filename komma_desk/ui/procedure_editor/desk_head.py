"""How what lies on the desk stands, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.procedure_editor.editor_presenter import Item
from komma_desk.usecases.queries.procedure_shelf import ShelfDraft, ShelfProposal, ShelfVersion
from komma_desk.words import _, n_


class DeskHead(QWidget):
    save_wanted = Signal()
    propose_wanted = Signal()
    discard_wanted = Signal()
    publish_wanted = Signal()
    withdraw_wanted = Signal()
    draft_wanted = Signal()

    def __init__(self, *, may_draft: bool) -> None:
        super().__init__()
        self._may_draft = may_draft
        self._item: Item | None = None
        self.stored, self.errors = Chip(""), Chip("")
        self.save = Button(_("&Save"), ButtonKind.SECONDARY, "save")
        self.propose = Button(_("Prop&ose …"), ButtonKind.PRIMARY)
        self.discard = Button(_("Discard draft …"), ButtonKind.QUIET)
        self.publish = Button(_("Pu&blish …"), ButtonKind.PRIMARY)
        self.withdraw = Button(_("&Withdraw"), ButtonKind.SECONDARY)
        self.draft = Button(_("&New draft from this"), ButtonKind.SECONDARY, "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.stored, self.errors, *self._buttons()):
            row.addWidget(part)
        for button, signal in zip(
            self._buttons(),
            (
                self.discard_wanted, self.save_wanted, self.propose_wanted,
                self.withdraw_wanted, self.draft_wanted, self.publish_wanted,
            ),
            strict=True,
        ):  # fmt: skip
            button.clicked.connect(signal)

    def _buttons(self) -> tuple[Button, ...]:
        return (self.discard, self.save, self.propose, self.withdraw, self.draft, self.publish)

    def show_item(self, item: Item) -> None:
        self._item = item
        is_draft, is_proposal = isinstance(item, ShelfDraft), isinstance(item, ShelfProposal)
        for part in (self.stored, self.save, self.propose, self.discard):
            part.setVisible(is_draft)
        self.withdraw.setVisible(is_proposal and self._may_draft)
        self.draft.setVisible(isinstance(item, ShelfVersion) and self._may_draft)
        self.publish.setVisible(isinstance(item, ShelfProposal) and item.may_publish)

    def show_stored(self, stored: bool) -> None:
        words = _("Saved") if stored else _("Not saved yet")
        self.stored.show_state(words, Tone.SUCCESS if stored else Tone.NEUTRAL)
        self.save.setEnabled(not stored or self.save.hasFocus())

    def show_errors(self, errors: int) -> None:
        """The button stays: pressed with errors it says which."""
        self.errors.setVisible(errors > 0 or isinstance(self._item, ShelfDraft))
        if errors:
            text = n_("{n} error", "{n} errors", errors)
            if isinstance(self._item, ShelfDraft):
                text = _("Cannot be proposed: {errors}").format(errors=text)
            self.errors.show_state(text, Tone.DANGER)
        else:
            self.errors.show_state(_("No errors"), Tone.SUCCESS)
