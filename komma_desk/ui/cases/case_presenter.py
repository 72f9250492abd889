"""Rules of the open case: it is asked, re-asked on news, and every deed goes over the counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle import InACircle
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import Preview
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.domain.person import Person, Standing
from komma_desk.ui.bridge.background import Lane, is_still_there
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.ui.preview.preview_window import AskPreview
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.case_readers import CaseReaders, ReadLine
from komma_desk.usecases.queries.deadline_catalogue import DeadlineCatalogue
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine

SHOWN = frozenset({Subject.CASES, Subject.REFERRALS, Subject.PEOPLE})


class CasePresenter(QObject):
    """One case at a time; an answer about another one is dropped."""

    arrived = Signal(object)
    """A `CaseView` of the open case."""
    readers_came = Signal(object)
    """The tuple of `ReadLine` of the open case."""
    closed = Signal(object)
    """The id of a case that is restricted to others."""
    not_there = Signal(str)
    """Why the case cannot be shown."""
    rules_came = Signal(object)
    """The `DeadlineRules` of the programme."""
    busy = Signal(bool)
    refused_elsewhere = Signal(str)
    """A refusal about a case that is not the open one any more, in words."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        drafts: DraftsAtHand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions
        self.case: CaseId | None = None
        self.view: CaseView | None = None
        self.people: tuple[Person, ...] = ()
        self.drafts = drafts
        self._deeds = 0
        counter.changed.connect(self._hear)

    def open(self, case: CaseId) -> None:
        """Show this case; what is still on its way about another one is forgotten."""
        if case != self.case:
            self.case, self.view = case, None
            self.drafts.open_case = case
        self.refresh()

    def ask_for_colleagues(self) -> None:
        """Who can be informed or asked: confirmed people of the office."""
        self._questions.ask(PeopleList(), self._take_people, refused=self._no_people)

    def ask_for_readers(self) -> None:
        """Who read the open case, out of the log."""
        if self.case is not None:
            self._questions.ask(CaseReaders(self.case), self._take_readers)

    def ask_for_rules(self) -> None:
        """Which deadlines can be started by hand."""
        self._questions.ask(DeadlineCatalogue(), self._take_rules)

    def looking_at(self, attachment: AttachmentId) -> AskPreview:
        """How a window asks for the preview of a file of the case that is open now."""
        case = self.case
        assert case is not None

        def ask(
            page: int,
            then: Callable[[Preview], None],
            refused: Callable[[Refusal], None],
            finally_: Callable[[], None],
        ) -> None:
            self._questions.ask(
                AttachmentPreview(case=case, attachment=attachment, page=page),
                then,
                topic=("preview", attachment),
                refused=refused,
                finally_=finally_,
            )

        return ask

    def close(self) -> None:
        self.case = self.view = self.drafts.open_case = None
        self._questions.forget()

    def refresh(self) -> None:
        if self.case is not None:
            self._questions.ask(CaseDesk(self.case), self._take, refused=self._missing)

    def hand_over(
        self,
        command: object,
        done: Callable[[Changes], None],
        refused: Callable[[Refusal], None],
        *,
        empties: str = "",
        lane: Lane = Lane.WRITING,
    ) -> None:
        """`done` and `refused` come only while the same case is open.

        `empties` names the draft that is done with when the deed succeeds, whichever case is open.
        """
        case, view = self.case, self.view
        number = view.file.case.number if view else ""

        def succeeded(changes: Changes) -> None:
            if case is not None and empties:
                self.drafts.keep(case, empties, "")
            if is_still_there(done) and self.case == case:
                done(changes)

        def turned_down(refusal: Refusal) -> None:
            if not is_still_there(refused):
                return
            if self.case == case:
                refused(refusal)
            else:
                self.refused_elsewhere.emit(f"{number}: {refusal.spoken()}")

        self._deeds += 1
        self.busy.emit(True)
        self._counter.hand_over(
            command, succeeded, refused=turned_down, finally_=self._finished, lane=lane
        )

    def _finished(self) -> None:
        self._deeds -= 1
        self.busy.emit(self._deeds > 0)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & SHOWN:
            self.refresh()
        if Subject.PEOPLE in changes.subjects:
            self.ask_for_colleagues()

    def _take(self, view: CaseView) -> None:
        if view.file.case.id == self.case:
            self.view = view
            self.drafts.name(view.file.case.id, view.file.case.number)
            self.arrived.emit(view)

    def _take_rules(self, rules: DeadlineRules) -> None:
        self.rules_came.emit(rules)

    def _take_people(self, lines: Sequence[PersonLine]) -> None:
        self.people = tuple(
            each.person for each in lines if each.person.standing is Standing.CONFIRMED
        )

    def _no_people(self, _refusal: Refusal) -> None:
        """Whoever may not see the people can ask nobody."""
        self.people = ()

    def _take_readers(self, lines: Sequence[ReadLine]) -> None:
        self.readers_came.emit(lines)

    def _missing(self, refusal: Refusal) -> None:
        if isinstance(refusal, InACircle) and self.case is not None:
            case = self.case
            self.close()
            self.closed.emit(case)
            return
        self.not_there.emit(refusal.spoken())
