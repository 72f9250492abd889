"""The line over what lies on the desk: what it is, how it stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.editor_presenter import Item
from komma_desk.ui.procedure_editor.shelf_list import item_words
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
        self.title = PlainLabel("", TextKind.SECTION, wrap=False)
        self.standing = PlainLabel("", TextKind.SMALL, wrap=False)
        self.stored, self.errors = Chip(""), Chip("")
        self.save = Button(_("&Save"), ButtonKind.SECONDARY, "save")
        self.propose = Button(_("Prop&ose …"), ButtonKind.PRIMARY)
        self.discard = Button(_("Discard draft …"), ButtonKind.QUIET)
        self.publish = Button(_("Pu&blish …"), ButtonKind.PRIMARY)
        self.withdraw = Button(_("&Withdraw"), ButtonKind.SECONDARY)
        self.draft = Button(_("&New draft from this"), ButtonKind.SECONDARY, "plus")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.standing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
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
        self.title.setText(item.title.spoken())
        self.standing.setText(item_words(item))
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
            text = n_("Cannot be proposed: {n} error", "Cannot be proposed: {n} errors", errors)
            self.errors.show_state(text, Tone.DANGER)
        else:
            self.errors.show_state(_("No errors"), Tone.SUCCESS)
