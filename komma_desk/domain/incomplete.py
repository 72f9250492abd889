"""The refusal of an incomplete report: it carries what is missing, for each field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from komma_desk.domain.detail_words import DETAIL_WORDS
from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import Problem
from komma_desk.words import N_, _


class IncompleteReport(Refusal):
    """`problems` by field name; a window says each beside its field."""

    sentence = N_("Something is still missing.")
    words: ClassVar[Mapping[str, str]] = DETAIL_WORDS

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__()
        self.problems = dict(problems)

    def spoken(self) -> str:
        """What is wrong; a further detail is named, its sentence alone could mean any."""
        said = (self._named(name, each.spoken()) for name, each in self.problems.items())
        return " ".join((super().spoken(), *said))

    def _named(self, name: str, problem: str) -> str:
        return f"{_(self.words[name])}: {problem}" if name in self.words else problem


class IncompletePartner(IncompleteReport):
    sentence = N_("The entry of this partner is not complete.")
    words: ClassVar[Mapping[str, str]] = {}
