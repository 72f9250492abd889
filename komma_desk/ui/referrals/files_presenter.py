"""The rules of the files that go with a letter: none by itself, copies first, not too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.consent_scope import FILE, ConsentScope
from komma_desk.domain.enclosure import FilesTooLargeForLetter, key_of, require_together
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.ui.bridge.background import Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.referrals.chosen import ChosenFiles
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class Wanted(StrEnum):
    NOT = "not"
    COPY = "copy"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file as it came, with its copy; a copy alone where the original is not there any more."""

    file: Attachment
    copy: Attachment | None
    wanted: Wanted = Wanted.NOT
    making: bool = False
    wrong: str = ""

    @property
    def leaving(self) -> Attachment | None:
        return {Wanted.NOT: None, Wanted.COPY: self.copy, Wanted.ORIGINAL: self.file}[self.wanted]


class _Copying(QObject):
    """One copy being made; its news come to nobody once the page is gone."""

    done = Signal(object, str)
    """The id of the file, and what was wrong; empty where the copy is there."""

    def __init__(self, file: AttachmentId, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file

    def made(self, _changes: Changes) -> None:
        self.done.emit(self._file, "")
        self.deleteLater()

    def failed(self, problem: Refusal | Trouble) -> None:
        self.done.emit(self._file, problem.spoken())
        self.deleteLater()


class FilesPresenter(QObject):
    lines_shown = Signal(object)
    """A tuple of `FileLine`, in the order of the case."""
    chosen_changed = Signal(object)
    """`ChosenFiles`."""

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._case: CaseId | None = None
        self._files: tuple[Attachment, ...] = ()
        self._wanted: dict[AttachmentId, Wanted] = {}
        self._making: set[AttachmentId] = set()
        self._wrong: dict[AttachmentId, str] = {}
        self._covered = True

    def show_case(self, view: CaseView | None) -> None:
        """Of another case nothing is ticked."""
        case = view.file.case.id if view else None
        if case != self._case:
            self._case = case
            self._forget()
        self._files = view.file.attachments if view else ()
        self._show()

    def keep_to(self, scope: ConsentScope) -> None:
        """What the consent covers that this letter rests on."""
        covered = scope.covers(FILE)
        if covered != self._covered:
            self._covered = covered
            self._show()

    def clear(self) -> None:
        self._forget()
        self._show()

    def want_copy(self, file: AttachmentId, *, wanted: bool) -> None:
        """Made at once where there is none, so that the letter tells what is really inside."""
        self._wrong.pop(file, None)
        self._wanted[file] = Wanted.COPY if wanted else Wanted.NOT
        if wanted and self._copy_of(file) is None:
            self._make(file)
        self._show()

    def want_original(self, file: AttachmentId, *, wanted: bool) -> None:
        self._wrong.pop(file, None)
        self._wanted[file] = Wanted.ORIGINAL if wanted else Wanted.NOT
        self._show()

    def lines(self) -> tuple[FileLine, ...]:
        ids = {each.id for each in self._files}
        return tuple(
            FileLine(
                file=each,
                copy=each if each.made_from else self._copy_of(each.id),
                wanted=self._wanted.get(each.id, Wanted.NOT) if self._covered else Wanted.NOT,
                making=each.id in self._making and self._wanted.get(each.id) is Wanted.COPY,
                wrong=self._wrong.get(each.id, ""),
            )
            for each in self._files
            if each.made_from not in ids
        )

    def is_covered(self) -> bool:
        return self._covered

    def chosen(self) -> ChosenFiles:
        lines = self.lines()
        leaving = [each.leaving for each in lines if each.leaving is not None]
        return ChosenFiles(
            keys=tuple(key_of(each.id) for each in leaving),
            originals=frozenset(each.id for each in leaving if each.made_from is None),
            size=sum(each.size for each in leaving),
            problem=_problem(lines, leaving),
        )

    def _copy_of(self, file: AttachmentId) -> Attachment | None:
        return next((each for each in self._files if each.made_from == file), None)

    def _make(self, file: AttachmentId) -> None:
        case = self._case
        if case is None or file in self._making:
            return
        self._making.add(file)
        # Beside the lane of changes: reading can take a minute, and notes are typed meanwhile.
        copying = _Copying(file, self)
        copying.done.connect(self._done)
        self._counter.hand_over(
            MakeStrippedCopy(case=case, attachment=file),
            copying.made,
            refused=copying.failed,
            troubled=copying.failed,
            lane=Lane.SEALING,
            saying=_("The copy without metadata is being made …"),
        )

    def _done(self, file: AttachmentId, wrong: str) -> None:
        """The copy itself comes with the news; whoever stopped meanwhile keeps it unticked."""
        self._making.discard(file)
        if wrong and self._wanted.get(file) is Wanted.COPY:
            self._wanted[file] = Wanted.NOT
            self._wrong[file] = wrong
        self._show()

    def _forget(self) -> None:
        """Not what is being made: whoever ticks it again waits for the same copy."""
        self._wanted.clear()
        self._wrong.clear()

    def _show(self) -> None:
        self.lines_shown.emit(self.lines())
        self.chosen_changed.emit(self.chosen())


def _problem(lines: Sequence[FileLine], leaving: Sequence[Attachment]) -> str:
    if any(each.wanted is Wanted.COPY and each.copy is None for each in lines):
        return _("A copy without metadata is still being made. Please wait, or take its tick off.")
    try:
        require_together(leaving)
    except FilesTooLargeForLetter as refusal:
        return refusal.spoken()
    return ""
