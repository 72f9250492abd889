"""What the people page does: list, confirm, invite; knows no layout."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.access import AccessReport
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.login import LoginNotAccepted, require_login
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import (
    Substitution,
    TermBackwards,
    TermOver,
    TermTooLong,
)
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.people_words import waiting_first
from komma_desk.ui.people.role_choice import term_problems
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.invite_person import (
    AlreadyThere,
    InvitePerson,
)
from komma_desk.usecases.commands.post_log_digest import DigestPosted, PostLogDigest
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.effects.terms import NobodyToStandInFor, NoRole, SubstituteOfHerOwn
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.words import _


class PeoplePresenter(QObject):
    """Asks again when people changed; every answer comes back as a signal."""

    listed = Signal(object)
    """The tuple of `PersonLine`, waiting people first."""
    looked_through = Signal(object)
    """The `AccessReport`: what everybody can open by the keys."""
    digest_posted = Signal(object)
    """The `DigestPosted`."""
    no_digest = Signal(str)
    confirmed = Signal(object)
    """The `Person` confirmed just now, as she was before."""
    not_confirmed = Signal(str)
    invited = Signal(object)
    """The `InvitationIssued`; its code is shown once and kept nowhere."""
    not_invited = Signal(object)
    """What is wrong, a sentence by the key of each field."""
    busy = Signal(bool)

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions
        self._confirming: Person | None = None
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(PeopleList(), self._take_list)
        self._questions.ask(AccessList(), self._take_access)

    def confirm(self, person: Person) -> None:
        self._confirming = person
        self.busy.emit(True)
        self._counter.hand_over(
            ConfirmPerson(person.id, person),
            self._take_confirmed,
            refused=self._refuse_confirming,
            finally_=self._rest,
            saying=_("Confirming …"),
        )

    def invite(
        self, login: str, name: str, roles: frozenset[Role], term: Substitution | None = None
    ) -> None:
        """Hands the invitation over, or says beside the fields what is wrong."""
        problems = invitation_problems(login, name, roles) | term_problems(roles, term)
        if problems:
            self.not_invited.emit(problems)
            return
        self.busy.emit(True)
        self._counter.hand_over(
            InvitePerson(login=login, name=name.strip(), roles=roles, substitution=term),
            self._take_invited,
            refused=self._refuse_inviting,
            finally_=self._rest,
            saying=_("Making the invitation …"),
        )

    def prepare_digest(self) -> None:
        """The list of accesses, sealed to data protection."""
        self.busy.emit(True)
        self._counter.hand_over(
            PostLogDigest(),
            self._take_digest,
            refused=self._refuse_digest,
            finally_=self._rest,
            saying=_("Going through the log …"),
        )

    def _hear(self, changes: Changes) -> None:
        if Subject.PEOPLE in changes.subjects:
            self.refresh()

    def _take_list(self, lines: tuple[PersonLine, ...]) -> None:
        self.listed.emit(waiting_first(lines))

    def _take_access(self, report: AccessReport) -> None:
        self.looked_through.emit(report)

    def _take_confirmed(self, _changes: Changes) -> None:
        person, self._confirming = self._confirming, None
        if person is not None:
            self.confirmed.emit(person)

    def _take_invited(self, changes: Changes) -> None:
        if isinstance(changes.receipt, InvitationIssued):
            self.invited.emit(changes.receipt)

    def _take_digest(self, changes: Changes) -> None:
        if isinstance(changes.receipt, DigestPosted):
            self.digest_posted.emit(changes.receipt)

    def _refuse_digest(self, refusal: Refusal) -> None:
        self.no_digest.emit(refusal.spoken())

    def _refuse_confirming(self, refusal: Refusal) -> None:
        self.not_confirmed.emit(refusal.spoken())

    def _refuse_inviting(self, refusal: Refusal) -> None:
        field: dict[type[Refusal], str] = {
            AlreadyThere: "login",
            LoginNotAccepted: "login",
            NoRole: "roles",
        }
        field |= dict.fromkeys((TermBackwards, TermOver, TermTooLong), "last_on")
        field |= {SubstituteOfHerOwn: "roles", NobodyToStandInFor: "stands_in_for"}
        self.not_invited.emit({field.get(type(refusal), "name"): refusal.spoken()})

    def _rest(self) -> None:
        self.busy.emit(False)


def invitation_problems(login: str, name: str, roles: frozenset[Role]) -> dict[str, str]:
    """What is wrong with an invitation, a sentence by the key of each field."""
    problems: dict[str, str] = {}
    if not name.strip():
        problems["name"] = _("Please enter the name.")
    elif problem := text_problem(name, LONGEST_LINE):
        problems["name"] = problem.spoken()
    try:
        require_login(login)
    except LoginNotAccepted as refusal:
        problems["login"] = refusal.spoken()
    if not roles:
        problems["roles"] = NoRole().spoken()
    return problems
