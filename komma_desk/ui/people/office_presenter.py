"""What the office form does: ask for the office, check what was typed, save it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.office import Office
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.deed_presenter import DeedPresenter
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.words import _

_LONGEST_ADDRESS = 2_000


class OfficePresenter(DeedPresenter):
    """Asks again when settings changed."""

    answered = Signal(object)
    """The `Office` as it is kept."""
    saved = Signal()
    not_saved = Signal(object)
    """A sentence by the key of each field that is wrong."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(counter, questions, parent)
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(OfficeCard(), self._take)

    def save(self, office: Office) -> None:
        if problems := office_problems(office):
            self.not_saved.emit(problems)
            return
        self.busy.emit(True)
        self._counter.hand_over(
            SaveOffice(office), self._take_saved, refused=self._refuse, finally_=self._rest
        )

    def _hear(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.refresh()

    def _take(self, office: Office) -> None:
        self.answered.emit(office)

    def _take_saved(self, _changes: Changes) -> None:
        self.saved.emit()


def office_problems(office: Office) -> dict[str, str]:
    """What is wrong with the office's card, a sentence by the key of each field."""
    fields = {
        "municipality": (office.municipality, LONGEST_LINE),
        "name": (office.name, LONGEST_LINE),
        "address": (office.address, _LONGEST_ADDRESS),
        "phone": (office.phone, LONGEST_LINE),
        "email": (office.email, LONGEST_LINE),
    }
    problems = {
        key: problem.spoken()
        for key, (text, longest) in fields.items()
        if (problem := text_problem(text, longest))
    }
    if not office.municipality.strip():
        problems["municipality"] = _("Please enter the municipality.")
    return problems
