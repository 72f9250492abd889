"""The rules of the page of lists: what is asked, what is handed over, and the way back of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code, CodeEntry, CodeList
from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.ui.bridge.background import is_still_there
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.move_own_question import (
    BringBackOwnQuestion,
    MoveOwnQuestion,
    RetireOwnQuestion,
)
from komma_desk.usecases.commands.retire_code_entry import BringBackCodeEntry, RetireCodeEntry
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.effects.office_lists import ByHand
from komma_desk.usecases.queries.own_questions import EntriesByHand, OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _

Refused = Callable[[Refusal], None]
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WayBack:
    """What undoes a deed, handed over when somebody asks for it."""

    command: object


class ListsPresenter(QObject):
    lists_shown = Signal(object)
    questions_shown = Signal(object)
    doubtful_shown = Signal(object)
    done = Signal(str, object)
    """A sentence, and its `WayBack` or None."""
    refused = Signal(str)
    working = Signal(bool)

    def __init__(self, counter: Counter, questions: Questions, today: Callable[[], date]) -> None:
        super().__init__()
        self._counter, self._today = counter, today
        self._questions = questions.for_page(self)
        counter.changed.connect(self._news)

    def refresh(self) -> None:
        self._questions.ask(Vocabulary(), self.lists_shown.emit)
        self._questions.ask(OwnQuestions(), self.questions_shown.emit)
        self._questions.ask(EntriesByHand(), self._show_doubtful)

    def today(self) -> date:
        return self._today()

    def save_entry(
        self, command: SaveCodeEntry, one: CodeList, then: Callable[[], None], refused: Refused
    ) -> None:
        before = one.entry(command.code) if command.code else None

        def saved(changes: Changes) -> None:
            assert isinstance(changes.receipt, str), "saving tells the code"
            back = self._entry_back(one, Code(changes.receipt), before)
            if is_still_there(then):
                then()
            self.done.emit(_("Saved: {name}").format(name=command.label.spoken()), back)

        self._do(command, saved, refused)

    def end_entry(self, one: CodeList, entry: CodeEntry, last: date | None = None) -> None:
        """Without a day at once; what was chosen before stays in its cases."""
        command = RetireCodeEntry(one.id, entry.code, last or self._today() - _A_DAY)
        back = WayBack(BringBackCodeEntry(one.id, entry.code))
        said = _("Offered no more: {name}") if last is None else _("Last day set: {name}")
        self._do_and_say(command, said.format(name=entry.label.spoken()), back)

    def bring_entry_back(self, one: CodeList, entry: CodeEntry) -> None:
        assert entry.valid_until is not None
        back = WayBack(RetireCodeEntry(one.id, entry.code, entry.valid_until))
        said = _("Offered again: {name}").format(name=entry.label.spoken())
        self._do_and_say(BringBackCodeEntry(one.id, entry.code), said, back)

    def save_question(
        self,
        command: SaveOwnQuestion,
        before: OwnQuestion | None,
        then: Callable[[], None],
        refused: Refused,
    ) -> None:
        def saved(changes: Changes) -> None:
            assert isinstance(changes.receipt, str), "saving tells the code"
            if is_still_there(then):
                then()
            back = self._question_back(Code(changes.receipt), before)
            self.done.emit(_("Saved: {name}").format(name=command.words.spoken()), back)

        self._do(command, saved, refused)

    def move_question(self, question: OwnQuestion, by: int) -> None:
        self._do_and_say(MoveOwnQuestion(question.code, by), "", None)

    def end_question(self, question: OwnQuestion, last: date | None = None) -> None:
        command = RetireOwnQuestion(question.code, last or self._today() - _A_DAY)
        said = _("Asked no more: {name}") if last is None else _("Last day set: {name}")
        back = WayBack(BringBackOwnQuestion(question.code))
        self._do_and_say(command, said.format(name=question.words.spoken()), back)

    def bring_question_back(self, question: OwnQuestion) -> None:
        assert question.valid_until is not None
        back = WayBack(RetireOwnQuestion(question.code, question.valid_until))
        said = _("Asked again: {name}").format(name=question.words.spoken())
        self._do_and_say(BringBackOwnQuestion(question.code), said, back)

    def go_back(self, way: WayBack) -> None:
        self._do_and_say(way.command, _("Undone."), None)

    def _entry_back(self, one: CodeList, code: Code, before: CodeEntry | None) -> WayBack:
        if before is None:
            return WayBack(RetireCodeEntry(one.id, code, self._today() - _A_DAY))
        return WayBack(
            SaveCodeEntry(
                list_id=one.id,
                code=code,
                label=before.label,
                meaning=before.meaning,
                valid_from=before.valid_from,
                counts_as=before.counts_as,
            )
        )

    def _question_back(self, code: Code, before: OwnQuestion | None) -> WayBack:
        if before is None:
            return WayBack(RetireOwnQuestion(code, self._today() - _A_DAY))
        return WayBack(
            SaveOwnQuestion(
                code=code,
                words=before.words,
                kind=before.kind,
                choices=tuple(each.label for each in before.choices),
                section=before.section,
                valid_from=before.valid_from,
            )
        )

    def _do_and_say(self, command: object, said: str, back: WayBack | None) -> None:
        def did(_changes: Changes) -> None:
            if said:
                self.done.emit(said, back)

        self._do(command, did, lambda problem: self.refused.emit(problem.spoken()))

    def _do(self, command: object, then: Callable[[Changes], None], refused: Refused) -> None:
        self.working.emit(True)
        self._counter.hand_over(command, then, refused=refused, finally_=self._finished)

    def _finished(self) -> None:
        self.working.emit(False)

    def _show_doubtful(self, found: tuple[ByHand, ...]) -> None:
        self.doubtful_shown.emit(found)

    def _news(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.refresh()
