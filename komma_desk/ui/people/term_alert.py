"""A notice above every page: a substitution is over, and one button ends it with new keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.access import AccessReport
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.person import Person
from komma_desk.domain.term_words import overdue_said
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.people.roles_presenter import after_the_end
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.words import _


class TermAlert(Alert):
    """For whoever may end it; asks when a desk is opened, and again when people changed."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(Tone.DANGER, "", parent=parent)
        self.hide()
        self._counter, self._questions = counter, questions.for_page(self)
        self._over: tuple[Person, ...] = ()
        self.end = Button(_("&End the substitution now"), ButtonKind.PRIMARY)
        self.end.clicked.connect(self._end)
        self.add(self.end)
        counter.changed.connect(self._hear)
        self._look()

    def _look(self) -> None:
        self._questions.ask(AccessList(), self._show)

    def _hear(self, changes: Changes) -> None:
        if Subject.PEOPLE in changes.subjects:
            self._look()

    def _show(self, report: AccessReport) -> None:
        self._over = report.overdue
        self.setVisible(bool(self._over))
        if self._over:
            said = " ".join(overdue_said(each) for each in self._over)
            self.show_notice(Tone.DANGER, said, _("A substitution is over"))
            self.speak()

    def _end(self) -> None:
        """One after the other: the next is asked for when this one is done."""
        person = self._over[0]
        self.end.setEnabled(False)
        self._counter.hand_over(
            ChangeRoles(person.id, after_the_end(person)),
            finally_=self._rest,
            saying=_("The roles are changed …"),
        )

    def _rest(self) -> None:
        self.end.setEnabled(True)
