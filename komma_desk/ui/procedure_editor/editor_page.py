"""The page "Procedure": the shelf at the left, what lies on the desk at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.procedure.versions import next_version
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.toast import say
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion, ask_to_discard
from komma_desk.ui.procedure_editor.desk_head import DeskHead
from komma_desk.ui.procedure_editor.done_words import done_said
from komma_desk.ui.procedure_editor.draft_editor import DraftEditor
from komma_desk.ui.procedure_editor.editor_presenter import EditorPresenter, Item, ref_of
from komma_desk.ui.procedure_editor.procedure_files import PDF
from komma_desk.ui.procedure_editor.proposing_dialog import ProposingDialog
from komma_desk.ui.procedure_editor.shelf_list import item_named
from komma_desk.ui.procedure_editor.shelf_side import ShelfSide
from komma_desk.usecases.queries.procedure_shelf import Shelf, ShelfDraft, ShelfProposal
from komma_desk.words import _


class EditorPage(Page):
    def __init__(self, presenter: EditorPresenter, editor: DraftEditor, *, may_draft: bool) -> None:
        super().__init__(_("Procedure"), scrolling=False)
        presenter.setParent(self)
        self.presenter, self.editor = presenter, editor
        self._side = ShelfSide(may_draft=may_draft)
        self.shelf, self.files = self._side.shelf, self._side.files
        self.hide_list = self._side.hide_list
        self.head = DeskHead(may_draft=may_draft)
        self.head.hide()
        self.header.add_action(self.head)
        self.notice = Alert(Tone.WARNING)
        self.theirs = Button(_("Show what is stored"), ButtonKind.SECONDARY)
        self.mine = Button(_("Keep mine as a new draft"), ButtonKind.SECONDARY)
        self.notice.add_beside(self.theirs)
        self.notice.add_beside(self.mine)
        self.notice.hide()
        nothing = EmptyState(
            "settings",
            _("Nothing on the desk"),
            _("Choose a draft or a version at the left."),
        )
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(editor, 1)
        self._desk = QStackedWidget()
        self._desk.addWidget(nothing)
        self._desk.addWidget(work)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self._side)
        both.addWidget(self._desk)
        both.setSizes([180, 910])
        both.setStretchFactor(0, 0)
        both.setStretchFactor(1, 1)
        self.body.addWidget(both, 1)
        self._connect()

    def refresh(self) -> None:
        self.presenter.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page leaves nothing unsaved behind."""
        self.presenter.keeping.save_now()
        super().hideEvent(event)

    def _connect(self) -> None:
        presenter, head = self.presenter, self.head
        self.shelf.wanted.connect(self._look_at)
        self.shelf.opened.connect(self._work_on)
        presenter.shelf_shown.connect(self._show_shelf)
        presenter.opened.connect(self._show_item)
        presenter.published_shown.connect(self.editor.show_published)
        presenter.refused.connect(self._show_refusal)
        presenter.told.connect(self._say_done)
        presenter.keeping.stood.connect(head.show_stored)
        presenter.keeping.meanwhile.connect(self._show_meanwhile)
        presenter.keeping.failed.connect(self._show_refusal)
        self.editor.checked.connect(head.show_errors)
        self.editor.tools.list_wanted.connect(lambda: self._show_list(shown=True))
        self.hide_list.clicked.connect(lambda: self._show_list(shown=False))
        self.theirs.clicked.connect(presenter.reopen)
        self.mine.clicked.connect(presenter.keep_as_new)
        self.files.enter_wanted.connect(self._take_in)
        self.files.leave_wanted.connect(presenter.write)
        self.editor.picture.save_wanted.connect(lambda: self.files.ask_where(PDF))
        presenter.written.connect(self._say_written)
        head.save_wanted.connect(presenter.keeping.save_now)
        head.propose_wanted.connect(self._ask_to_propose)
        head.discard_wanted.connect(self._ask_to_discard)
        head.publish_wanted.connect(self._ask_to_publish)
        head.withdraw_wanted.connect(self._withdraw)
        head.draft_wanted.connect(self._new_draft)

    def _show_list(self, *, shown: bool) -> None:
        """The picture is easier to read without it; how it was is remembered."""
        self._side.remember(shown=shown)
        self._lay_list(shown=shown)
        (self.shelf if shown else self.editor.tools.listing).setFocus()

    def _lay_list(self, *, shown: bool) -> None:
        goes = not shown and self._side.isVisibleTo(self)
        self._side.setVisible(shown)
        self.hide_list.setVisible(self.presenter.item() is not None)
        self.editor.tools.listing.setVisible(not shown)
        if goes:
            self.editor.tabs.currentWidget().setFocus()

    def _wants_list(self) -> bool:
        is_draft = isinstance(self.presenter.item(), ShelfDraft)
        return self._side.is_wanted(beside_draft=is_draft)

    def _look_at(self, item: Item) -> None:
        self._side.is_working = False
        self.presenter.open(ref_of(item))

    def _work_on(self, item: Item) -> None:
        self._side.is_working = True
        self.presenter.open(ref_of(item))
        self._lay_list(shown=self._wants_list())

    def _take_in(self, file: Path) -> None:
        self._side.is_working = True
        self.presenter.take_in(file)

    def _show_shelf(self, shelf: Shelf) -> None:
        if shelf.rules is not None:
            self.editor.show_rules(shelf.rules)
        self.shelf.show_shelf(shelf, self.presenter.coming())

    def _show_item(self, item: Item | None) -> None:
        self._desk.setCurrentIndex(0 if item is None else 1)
        self.head.setVisible(item is not None)
        procedure = f"{item.procedure}-{item.version}" if item is not None else ""
        self.files.suggest(procedure)
        if item is None:
            self._lay_list(shown=True)
            self.header.show_words(_("Procedure"))
        else:
            self.header.show_words(_("Procedure"), item_named(item))
            self.shelf.point_at(ref_of(item))
            self._lay_list(shown=self._wants_list())
            self.head.show_item(item)
            self.editor.set_read_only(not isinstance(item, ShelfDraft))
            self.notice.hide()
            if isinstance(item, ShelfProposal):
                self._show_proposal(item)

    def _show_proposal(self, item: ShelfProposal) -> None:
        """What the second person needs before she publishes: the differences, and a word on it."""
        self.editor.tabs.setCurrentWidget(self.editor.differences)
        if not item.is_genuine:
            text = _("Nobody of your clearing office proposed this text as it stands in the store.")
            self._show_notice(Tone.DANGER, text)
        elif not item.may_publish:
            text = _("A second person has to publish it: the head or administration.")
            self._show_notice(Tone.INFO, text)

    def _show_notice(self, tone: Tone, text: str, *, with_choice: bool = False) -> None:
        self.notice.show_notice(tone, text)
        self.theirs.setVisible(with_choice)
        self.mine.setVisible(with_choice)
        self.notice.show()

    def _show_refusal(self, sentence: str) -> None:
        self._show_notice(Tone.WARNING, sentence)
        self.notice.speak()

    def _show_meanwhile(self) -> None:
        text = _("Somebody else has changed this draft meanwhile. Nothing of either is lost.")
        self._show_notice(Tone.WARNING, text, with_choice=True)
        self.notice.speak()

    def _new_draft(self) -> None:
        item = self.presenter.item()
        if item is not None:
            self._side.is_working = True
            self.presenter.draft_from(item)

    def _withdraw(self) -> None:
        item = self.presenter.item()
        if isinstance(item, ShelfProposal):
            self.presenter.withdraw(item)

    def _ask_to_propose(self) -> None:
        item, procedure = self.presenter.item(), self.editor.desk.procedure
        if not isinstance(item, ShelfDraft):
            return
        if self.editor.errors:
            text = _("Please mend first what the checker found. Each line leads to its place.")
            self._show_refusal(text)
            self.editor.show_findings()
            return
        newest = self.presenter.published_version(procedure.id)
        dialog = ProposingDialog(
            procedure.title.spoken(),
            next_version(newest.version) if newest else procedure.version,
            as_default=newest is not None and newest.is_default,
            parent=self,
        )
        dialog.wanted.connect(
            lambda version, default: self.presenter.propose(version, as_default=default)
        )
        dialog.open()

    def _ask_to_discard(self) -> None:
        ask_to_discard(self, self.presenter.discard)

    def _ask_to_publish(self) -> None:
        item, looked_at = self.presenter.item(), self.presenter.shown
        if not isinstance(item, ShelfProposal) or looked_at is None:
            return
        text = _(
            "From now on version {version} stays as it is for ever. Cases under way stay on their "
            "version."
        ).format(version=item.version)
        text += " " + (
            _("New cases follow this version.")
            if item.as_default
            else _("Which procedure new cases follow stays as it is.")
        )
        question = DeedQuestion(
            _("Publish “{title}”?").format(title=item.title.spoken()),
            text,
            _("Publish"),
            ButtonKind.PRIMARY,
            self,
        )
        question.accepted.connect(lambda: self.presenter.publish(item, looked_at))
        question.open()

    def _say_written(self, name: str) -> None:
        say(self, _("Saved: {name}").format(name=name))

    def _say_done(self, done: str, what: object) -> None:
        say(self, done_said(done, what))
        if done == "discarded" and self.shelf.isVisible():
            self.shelf.setFocus()  # on its neighbour, not on the button that would discard that
