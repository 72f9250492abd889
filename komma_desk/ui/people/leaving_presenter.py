"""What the cards for leaving and for new keys do: ask what would happen, then hand it over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.person import Person
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.deed_presenter import DeedPresenter
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.words import _


class LeavingPresenter(DeedPresenter):
    """Every answer comes back as a signal."""

    would_leave = Signal(object)
    """The `Leaving`: who stays, who needs a new code, what is written anew."""
    done = Signal(int)
    """Hundredths of the work; from the thread that does it."""
    left = Signal(object)
    """The `Person` who has left just now."""
    reset = Signal(object)
    """The `InvitationIssued` with her new one-time code."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(counter, questions, parent)
        self._person: Person | None = None

    def ask(self, person: Person) -> None:
        self._questions.ask(LeavingPreview(person.id), self.would_leave.emit)

    def dismiss(self, person: Person) -> None:
        self._person = person
        self.busy.emit(True)
        self._counter.hand_over(
            DismissPerson(person.id, self.done.emit),
            self._take_left,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("The files are written under new keys …"),
        )

    def give_new_keys(self, person: Person) -> None:
        self.busy.emit(True)
        self._counter.hand_over(
            ResetPerson(person.id),
            self._take_reset,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("Making the invitation …"),
        )

    def _take_left(self, _changes: Changes) -> None:
        if self._person is not None:
            self.left.emit(self._person)

    def _take_reset(self, changes: Changes) -> None:
        if isinstance(changes.receipt, InvitationIssued):
            self.reset.emit(changes.receipt)
