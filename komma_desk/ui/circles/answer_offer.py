"""After the circle changed: the answer file that tells somebody without an account of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.words import _

_ENDING = ".komma-answer"


def offer_answer(presenter: CirclePresenter, case: CaseId, number: str, window: QWidget) -> None:
    """Asks where to; whoever cancels finds the same on the tab “Answer”."""

    def saved(_changes: Changes) -> None:
        say(window, _("The answer file is saved. Please hand it on to her."))

    def refused(refusal: Refusal) -> None:
        say(window, refusal.spoken())

    def save(target: Path) -> None:
        command = SaveAnswerFile(case=case, target=target)
        presenter.hand_over(command, saved, refused, lambda: None)

    name = _("Answer {number}").format(number=number) + _ENDING
    ask_for_target(window, _("Save the answer file"), name, _("Answer file (*.komma-answer)"), save)
