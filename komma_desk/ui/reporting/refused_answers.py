"""What only the doorway could find wrong, by answer: said beside it until that answer changes."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.domain.attachment import Attachment, AttachmentsTooLarge, FileNameNotAccepted
from komma_desk.domain.errors import Refusal
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.usecases.effects.evidence import EvidenceGone
from komma_desk.words import _

FILES = "files"


class RefusedAnswers:
    def __init__(self, form: EightAnswers) -> None:
        self._form = form
        self.said: dict[str, str] = {}

    def take(self, refusal: Refusal) -> bool:
        """Whether it is about single answers; else it has to be said above them all."""
        if isinstance(refusal, IncompleteReport):
            self.said = {name: each.spoken() for name, each in refusal.problems.items()}
        elif isinstance(refusal, AttachmentsTooLarge | FileNameNotAccepted | EvidenceGone):
            self.said = {FILES: refusal.spoken()}
        else:
            return False
        return True

    def take_of_file(self, problem: Exception) -> None:
        self._say_of_files(
            problem.spoken() if isinstance(problem, Refusal) else _("This did not work.")
        )

    def take_missing(self, files: Sequence[Attachment]) -> None:
        """Those of a draft whose sealed content is gone."""
        if files:
            words = _("These files are not there any more: {names}. Please attach them again.")
            self._say_of_files(words.format(names=", ".join(each.name for each in files)))

    def forget(self, name: str) -> None:
        """That answer was changed."""
        self.said.pop(name, None)

    def clear(self) -> None:
        self.said.clear()

    def _say_of_files(self, words: str) -> None:
        self.said[FILES] = words
        self._form.rows[FILES].show_error(words)
        self._form.rows[FILES].speak_error()
