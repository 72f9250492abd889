"""What the cards for other roles do: ask what would happen, then hand it over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.deed_presenter import DeedPresenter
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.queries.roles_preview import RolesPreview
from komma_desk.words import _


def after_the_end(person: Person) -> frozenset[Role]:
    """The roles that stay when a substitution ends: whoever had no other reports."""
    return (person.roles - {Role.SUBSTITUTE}) or frozenset({Role.REPORTER})


class RolesPresenter(DeedPresenter):
    """Every answer comes back as a signal."""

    would_change = Signal(object)
    """The `Leaving`: keys that come, keys that end, what is written anew."""
    done = Signal(int)
    """Hundredths of the work; from the thread that does it."""
    changed = Signal(object)
    """The `Person` as she was before."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(counter, questions, parent)
        self._change: Leaving | None = None

    def ask(self, person: Person, roles: frozenset[Role], term: Substitution | None) -> None:
        wanted = RolesPreview(person.id, roles, term)
        self._questions.ask(wanted, self._take, refused=self._refuse)

    def ask_end(self, person: Person) -> None:
        self.ask(person, after_the_end(person), None)

    def change(self, person: Person) -> None:
        """As it was said before; `person` is the one the card was about."""
        change = self._change
        if change is None or change.becoming is None or change.person.id != person.id:
            return
        self.busy.emit(True)
        after = change.becoming
        self._counter.hand_over(
            ChangeRoles(person.id, after.roles, after.substitution, self.done.emit),
            self._take_changed,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("The roles are changed …"),
        )

    def _take(self, change: Leaving) -> None:
        self._change = change
        self.would_change.emit(change)

    def _take_changed(self, _changes: Changes) -> None:
        if self._change is not None:
            self.changed.emit(self._change.person)
