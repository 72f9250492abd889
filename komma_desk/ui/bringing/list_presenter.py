"""Reads a list off the UI thread, takes its good rows in piece by piece, and keeps what came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.import_preview import KnownHere, ListPreview
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bringing.list_doors import ListDoors
from komma_desk.usecases.commands.import_reports import AT_ONCE, Imported, ImportReports
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _


@dataclass(frozen=True, slots=True)
class Brought:
    """How many rows became cases, and how many an earlier run had brought in."""

    added: int = 0
    known: int = 0


class ListPresenter(QObject):
    looked = Signal(object)
    """The ListPreview of what was chosen last."""
    refused = Signal(str)
    progressed = Signal(int)
    """How many rows are done."""
    brought = Signal(object)
    """`Brought`, when the last row is done or one piece was refused."""
    reported = Signal(object)
    """The Path of the report of what was not understood."""
    written = Signal(object)
    """The Path of an empty list."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        background: Background,
        doors: ListDoors,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions.for_page(self)
        self._background, self._doors = background, doors
        self.table: Path | None = None
        self._mapping: Path | None = None
        self._known: KnownHere | None = None
        self.found: ListPreview | None = None
        self.result: Brought | None = None

    def choose(self, table: Path) -> None:
        """A new list; what was said of the one before does not hold for it."""
        self.table, self._mapping = table, None
        self.look()

    def choose_mapping(self, mapping: Path) -> None:
        self._mapping = mapping
        self.look()

    def look(self, sheet: str = "") -> None:
        table, mapping, doors = self.table, self._mapping, self._doors
        self.found = self.result = None
        if table is not None:
            self._with_known(
                lambda known: self._aside(
                    lambda: doors.lists.preview(table, mapping, sheet, known),
                    self._looked,
                    _("The list is being read …"),
                )
            )

    def take_in(self) -> None:
        if self.found is not None and self.result is None:
            self.result = Brought()
            self._next(0)

    def write_report(self, target: Path) -> None:
        found, result = self.found, self.result or Brought()
        if found is None:
            return
        problems = found.told
        dry = self.result is None
        self._aside(
            lambda: self._doors.write_import_report(
                target, result.added, result.known, problems, dry_run=dry
            ),
            lambda _told: self.reported.emit(target),
        )

    def write_template(self, target: Path) -> None:
        def write(known: KnownHere) -> None:
            asked = tuple(each for each in known.questions if each.is_asked(known.today))
            self._doors.write(target, self._doors.lists.template(asked))

        self._with_known(
            lambda known: self._aside(
                lambda: write(known), lambda _nothing: self.written.emit(target)
            )
        )

    def _with_known(self, then: Callable[[KnownHere], None]) -> None:
        """Asked anew each time: entries and questions may have come since."""

        def questions_came(lists: Any, asked: Any) -> None:
            then(KnownHere(lists=lists, questions=asked, today=self._doors.today()))

        self._questions.ask(
            Vocabulary(),
            lambda lists: self._questions.ask(
                OwnQuestions(), lambda asked: questions_came(lists, asked)
            ),
        )

    def _aside(
        self, work: Callable[[], Any], then: Callable[[Any], None], saying: str = ""
    ) -> None:
        self._background.run(work, then=then, otherwise=self._not_done, saying=saying)

    def _not_done(self, problem: Exception) -> None:
        if not isinstance(problem, (Refusal, Trouble)):
            raise problem
        self.refused.emit(problem.spoken())

    def _looked(self, found: ListPreview) -> None:
        self.found = found
        self.looked.emit(found)

    def _next(self, start: int) -> None:
        assert self.found is not None
        piece = self.found.good[start : start + AT_ONCE]
        if not piece:
            self.brought.emit(self.result)
            return
        self._counter.hand_over(
            ImportReports(piece),
            lambda changes: self._came(changes, start + len(piece)),
            refused=self._stopped,
            saying=_("Taking the list in …"),
        )

    def _came(self, changes: Changes, done: int) -> None:
        receipt, so_far = changes.receipt, self.result or Brought()
        assert isinstance(receipt, Imported)
        self.result = Brought(so_far.added + len(receipt.added), so_far.known + len(receipt.known))
        self.progressed.emit(done)
        self._next(done)

    def _stopped(self, refusal: Refusal) -> None:
        """What came in before stays; a second run goes on behind it."""
        self.refused.emit(refusal.spoken())
        self.brought.emit(self.result)
