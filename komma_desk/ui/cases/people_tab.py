"""Who occurs in the case, and the small form to write somebody down."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.person import Involved
from komma_desk.ui.bridge.background import is_still_there
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.case_words import PARTS
from komma_desk.ui.cases.drafts_at_hand import PERSON
from komma_desk.ui.cases.person_form import PersonForm
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.remove_involved import RemoveInvolved
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class PersonCard(Card):
    """One person: part, name, contact, remark, and the way out of the case."""

    def __init__(self, involved: Involved, account: str = "", *, is_reporter: bool = False) -> None:
        super().__init__()
        self.remove = Button(_("Remove"), ButtonKind.QUIET)
        self.remove.setAccessibleDescription(involved.name)
        name = PlainLabel(involved.name, TextKind.STRONG, copyable=True)
        name.setAccessibleName(involved.name)
        row = QHBoxLayout()
        row.addWidget(name, 1)
        row.addWidget(Chip(_(PARTS[involved.part])))
        # Who reported came with the report and belongs to it.
        self.remove.setVisible(not is_reporter)
        row.addWidget(self.remove)
        self.body.addLayout(row)
        linked = _("Account in this store: {name}").format(name=account) if account else ""
        for text in (linked, involved.contact, involved.remark):
            if text:
                line = PlainLabel(text, TextKind.MUTED, copyable=True)
                line.setAccessibleName(text)
                self.add(line)


class PeopleTab(TabBody):
    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.notice = Alert(Tone.WARNING)
        self.notice.hide()
        self.cards: list[PersonCard] = []
        self._people = QVBoxLayout()
        self._people.setSpacing(8)
        self.form = PersonForm()
        self.form.wanted.connect(self._involve)
        self.form.typed.connect(self._keep)
        self.add = Button(_("Add a person …"), icon_name="plus")
        self.add.clicked.connect(self._open_form)
        self.form.left.connect(self._close_form)
        self.form.hide()
        self.column.addWidget(self.notice)
        self.column.addLayout(self._people)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self._shown: tuple[Involved, ...] | None = None
        self._taken_out: tuple[CaseId, Involved] | None = None

    def show_view(self, view: CaseView, _lists: CodeLists, *, other_case: bool) -> None:
        if other_case:
            self.notice.hide()
            self._close_form()
        self.form.show_names(view.names)
        if other_case:
            self._show_begun(view.file.case.id)
        if view.file.involved == self._shown and not other_case:
            return
        self._shown = view.file.involved
        while (old := self._people.takeAt(0)) is not None:
            if (gone := old.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.cards = [
            PersonCard(
                each,
                view.names.get(each.person, "") if each.person else "",
                is_reporter=each.person is not None and each.person == view.file.case.reporter,
            )
            for each in view.file.involved
        ]
        for card, each in zip(self.cards, view.file.involved, strict=True):
            card.remove.clicked.connect(partial(self._remove, each))
            self._people.addWidget(card)
        if not self.cards:
            self._people.addWidget(PlainLabel(_("Nobody is written down yet."), TextKind.MUTED))

    def show_busy(self, busy: bool) -> None:
        self.form.show_busy(busy)
        for card in self.cards:
            card.remove.setEnabled(not busy)

    def _show_begun(self, case: CaseId) -> None:
        """Whoever was being written down is still there, and nobody of the case before."""
        kept = self._presenter.drafts.text(case, PERSON)
        self.form.show_typed(kept)
        self.form.setVisible(bool(kept))
        self.add.setHidden(bool(kept))

    def _keep(self, typed: str) -> None:
        if self._presenter.case is not None:
            self._presenter.drafts.keep(self._presenter.case, PERSON, typed)

    def _open_form(self) -> None:
        self.add.hide()
        self.form.show()
        self.form.setFocus()

    def _close_form(self) -> None:
        had_focus = self.form.isAncestorOf(QApplication.focusWidget() or self)
        self.form.hide()
        self.add.show()
        if had_focus:
            self.add.setFocus()

    def _involve(self) -> None:
        if self._presenter.case is not None:
            command = self.form.command(self._presenter.case)
            self._presenter.hand_over(command, self._involved, self._not_involved, empties=PERSON)

    def _involved(self, _changes: Changes) -> None:
        self._close_form()
        self.form.empty()

    def _not_involved(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)

    def _remove(self, involved: Involved) -> None:
        if self._presenter.case is None:
            return
        case = self._presenter.case
        self.notice.hide()
        self._taken_out = (case, involved)
        command = RemoveInvolved(case=case, involved=involved.id)
        self._presenter.hand_over(command, self._removed, self._refused)

    def _removed(self, _changes: Changes) -> None:
        if self._taken_out is not None:
            case, involved = self._taken_out
            text = _("{name} was removed from the case.").format(name=involved.name)
            say(self, text, partial(self._put_back, case, involved))

    def _put_back(self, case: CaseId, involved: Involved) -> None:
        if not is_still_there(self._came_back):
            return  # the page was built anew meanwhile, in another language
        again = Involve(
            case=case,
            part=involved.part,
            name=involved.name,
            contact=involved.contact,
            remark=involved.remark,
            person=involved.person,
        )
        self._presenter.hand_over(again, self._came_back, self._refused)

    def _came_back(self, _changes: Changes) -> None:
        say(self, _("The person is in the case again."))

    def _refused(self, refusal: Refusal) -> None:
        self.notice.show_notice(Tone.WARNING, refusal.spoken())
        self.notice.show()
        self.notice.speak()
