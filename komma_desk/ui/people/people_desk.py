"""The people themselves: the table at the left, the chosen one or an invitation at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.access import AccessReport, PersonAccess
from komma_desk.domain.access_words import readers_said
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.person import Person
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.beside_or_under import BesideOrUnder
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.people.invitation_slip import InvitationSlip
from komma_desk.ui.people.invite_form import InviteForm
from komma_desk.ui.people.leaving_card import AgreeCard, leaving_card, new_keys_card
from komma_desk.ui.people.leaving_presenter import LeavingPresenter
from komma_desk.ui.people.people_presenter import PeoplePresenter
from komma_desk.ui.people.people_table import PeopleTable
from komma_desk.ui.people.people_words import is_waiting
from komma_desk.ui.people.person_panel import PersonPanel
from komma_desk.ui.people.roles_form import RolesForm, roles_card
from komma_desk.ui.people.roles_presenter import RolesPresenter
from komma_desk.usecases.commands.post_log_digest import DigestPosted
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.queries.people_list import PersonLine
from komma_desk.words import _, n_

_SIDE_WIDTH, _TABLE_WIDTH = 430, 440


class PeopleDesk(QWidget):
    """Shows what the presenter tells; asks it for everything."""

    def __init__(self, permissions: frozenset[Permission], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_confirm = Permission.PERSON_CONFIRM in permissions
        self._may_dismiss = Permission.PERSON_DISMISS in permissions
        self._side_part: QWidget | None = None
        self._access: dict[PersonId, PersonAccess] = {}
        self._waiting: tuple[PersonLine, ...] = ()
        self._people: tuple[Person, ...] = ()
        self.banner = Alert(Tone.WARNING)
        self.banner.hide()
        self.compare = Button(_("Compare no&w"))
        if not self._may_confirm:
            self.compare.hide()
        self.compare.clicked.connect(self._go_to_waiting)
        self.banner.add_beside(self.compare)
        self.table = PeopleTable()
        self.invite = Button(_("&Invite a person"), ButtonKind.PRIMARY, "plus")
        if Permission.PERSON_INVITE not in permissions:
            self.invite.hide()
        self.invite.clicked.connect(self._go_inviting)
        people = QWidget()
        left = QVBoxLayout(people)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.table, 1)
        self.readers = PlainLabel("", TextKind.STRONG, copyable=True)
        self.readers.setAccessibleName(_("Who can open the cases"))
        self.readers.hide()
        left.addWidget(self.readers)
        deeds = WrapRow()
        deeds.addWidget(self.invite)
        self.digest = Button(_("List &of accesses for data protection"))
        if Permission.DIGEST_PREPARE not in permissions:
            self.digest.hide()
        deeds.addWidget(self.digest)
        left.addLayout(deeds)
        self._side = ScrollBody()
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(BesideOrUnder(people, self._side, _SIDE_WIDTH, _TABLE_WIDTH), 1)
        self.table.chosen.connect(self._show_person)
        self.table.opened.connect(self._show_person)

    def start(
        self, presenter: PeoplePresenter, leaving: LeavingPresenter, roles: RolesPresenter
    ) -> None:
        self._presenter, self._leaving, self._roles = presenter, leaving, roles
        roles.would_change.connect(self._show_change)
        roles.done.connect(self._show_done)
        roles.changed.connect(self._tell_changed)
        roles.refused.connect(self._show_problem)
        roles.busy.connect(self._show_busy)
        leaving.would_leave.connect(self._show_leaving)
        leaving.done.connect(self._show_done)
        leaving.left.connect(self._tell_left)
        leaving.reset.connect(self._show_slip)
        leaving.refused.connect(self._show_problem)
        leaving.busy.connect(self._show_busy)
        presenter.listed.connect(self._show_list)
        presenter.looked_through.connect(self._show_access)
        presenter.digest_posted.connect(self._tell_digest)
        presenter.no_digest.connect(self._tell_no_digest)
        self.digest.clicked.connect(presenter.prepare_digest)
        presenter.confirmed.connect(self._tell_confirmed)
        presenter.not_confirmed.connect(self._show_problem)
        presenter.invited.connect(self._show_slip)
        presenter.not_invited.connect(self._show_errors)
        presenter.busy.connect(self._show_busy)
        presenter.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()

    def side(self) -> QWidget | None:
        """What stands at the right now."""
        return self._side_part

    def _show_list(self, lines: tuple[PersonLine, ...]) -> None:
        self._people = tuple(line.person for line in lines)
        self._waiting = tuple(line for line in lines if is_waiting(line))
        self.table.show_lines(lines)
        self.banner.setVisible(bool(self._waiting))
        if self._waiting:
            number = len(self._waiting)
            self.banner.show_notice(
                Tone.WARNING,
                _("Compare a few words with the person, then she can take part.")
                if self._may_confirm
                else _("A clearing officer compares a few words with the person and confirms."),
                n_("{n} person waits for confirmation", "{n} people wait for confirmation", number),
            )
        # An invitation being written, and a code not yet noted, stay where they are.
        if not isinstance(self._side_part, InviteForm | RolesForm | InvitationSlip | AgreeCard):
            self._show_person(self.table.line())

    def _go_to_waiting(self) -> None:
        if isinstance(self._side_part, InvitationSlip):
            return
        self.table.choose(self._waiting[0])
        self._show_person(self._waiting[0])
        if isinstance(self._side_part, PersonPanel):
            self._side_part.agree.setFocus()

    def _show_person(self, line: PersonLine | None) -> None:
        if isinstance(self._side_part, InvitationSlip):
            return
        if line is None:
            self._show_nobody()
            return
        panel = PersonPanel(line, may_confirm=self._may_confirm, may_dismiss=self._may_dismiss)
        panel.agreed.connect(self._confirm)
        panel.leaving.connect(self._leaving.ask)
        panel.new_keys.connect(self._ask_new_keys)
        panel.roles_wanted.connect(self._choose_roles)
        panel.end_wanted.connect(self._roles.ask_end)
        self._put(panel)
        if access := self._access.get(line.person.id):
            panel.show_access(access)

    def _show_access(self, report: AccessReport) -> None:
        self._access = {each.person.id: each for each in report.people}
        self.readers.setText(readers_said(report))
        self.readers.show()
        line = self.table.line()
        access = None if line is None else self._access.get(line.person.id)
        if isinstance(self._side_part, PersonPanel) and access is not None:
            self._side_part.show_access(access)

    def _tell_digest(self, posted: DigestPosted) -> None:
        words = _("Data protection now has the list of accesses up to {day}.")
        say(self, words.format(day=day_in_words(posted.last_on)))

    def _tell_no_digest(self, sentence: str) -> None:
        say(self, sentence, None, Tone.WARNING)

    def _confirm(self, person: Person) -> None:
        self._presenter.confirm(person)

    def _go_inviting(self) -> None:
        if isinstance(self._side_part, InvitationSlip):
            return
        self.table.take_cursor_away()
        form = InviteForm(self._people)
        form.wanted.connect(self._presenter.invite)
        form.left.connect(self._show_nobody)
        self._put(form)
        form.name.setFocus()

    def _show_slip(self, invitation: InvitationIssued) -> None:
        slip = InvitationSlip(invitation)
        slip.closed.connect(self._leave_slip)
        self.invite.setEnabled(False)
        self._put(slip)
        slip.code.setFocus()

    def _leave_slip(self) -> None:
        self.invite.setEnabled(True)
        self._show_nobody()
        self.invite.setFocus()

    def _show_errors(self, errors: dict[str, str]) -> None:
        if isinstance(self._side_part, InviteForm):
            self._side_part.show_errors(errors)

    def _show_leaving(self, leaving: Leaving) -> None:
        card = leaving_card(leaving)
        card.agreed.connect(self._leaving.dismiss)
        self._put_card(card)

    def _choose_roles(self, person: Person) -> None:
        form = RolesForm(person, self._people)
        form.wanted.connect(self._roles.ask)
        form.left.connect(self._leave_card)
        self._put(form)
        form.choice.setFocus()

    def _show_change(self, change: Leaving) -> None:
        card = roles_card(change)
        card.agreed.connect(self._roles.change)
        self._put_card(card)

    def _tell_changed(self, person: Person) -> None:
        say(self, _("The roles of {name} are changed.").format(name=person.name))
        self._leave_card()

    def _ask_new_keys(self, person: Person) -> None:
        card = new_keys_card(person)
        card.agreed.connect(self._leaving.give_new_keys)
        self._put_card(card)

    def _put_card(self, card: AgreeCard) -> None:
        card.left.connect(self._leave_card)
        self._put(card)
        card.back.setFocus()

    def _leave_card(self) -> None:
        self._show_nobody()
        self._show_person(self.table.line())

    def _show_done(self, hundredths: int) -> None:
        if isinstance(self._side_part, AgreeCard):
            self._side_part.show_done(hundredths)

    def _tell_left(self, person: Person) -> None:
        say(self, _("{name} has left.").format(name=person.name))
        self._show_nobody()

    def _show_problem(self, sentence: str) -> None:
        if isinstance(self._side_part, PersonPanel | RolesForm | AgreeCard):
            self._side_part.show_problem(sentence)

    def _show_busy(self, busy: bool) -> None:
        if isinstance(self._side_part, PersonPanel | InviteForm | RolesForm | AgreeCard):
            self._side_part.show_busy(busy)

    def _tell_confirmed(self, person: Person) -> None:
        say(self, _("{name} is confirmed.").format(name=person.name))

    def _show_nobody(self) -> None:
        """The table has all the room as long as nobody is chosen."""
        self._put(None)

    def _put(self, part: QWidget | None) -> None:
        if self._side_part is not None:
            self._side.column.removeWidget(self._side_part)
            self._side_part.hide()
            self._side_part.deleteLater()
        self._side_part = part
        self._side.setVisible(part is not None)
        self.table.show_narrow(part is not None)
        if part is not None:
            self._side.column.addWidget(part)
            part.show()
        self._side.verticalScrollBar().setValue(0)
