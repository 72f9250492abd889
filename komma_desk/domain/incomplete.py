"""The refusal of an incomplete report: it carries what is missing, for each field."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import Problem
from komma_desk.words import N_


class IncompleteReport(Refusal):
    """`problems` by field name; a window says each beside its field."""

    sentence = N_("Something is still missing.")

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__()
        self.problems = dict(problems)

    def spoken(self) -> str:
        return " ".join((super().spoken(), *(each.spoken() for each in self.problems.values())))


class IncompletePartner(IncompleteReport):
    sentence = N_("The entry of this partner is not complete.")
