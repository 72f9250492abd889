"""What may be put into the fields of a step: a known field, a code of its list, a day, a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.vocabulary import FIELDS, FieldKind, StepField
from komma_desk.domain.text import LONGEST_LINE, LONGEST_TEXT, Problem, text_problem
from komma_desk.words import N_, Bilingual

# Facts that stay true of a case; every other field of a step is said anew each time.
LASTING_FACTS: Final = frozenset({"category", "urgency", "severity"})


class FactNotAccepted(Refusal):
    sentence = N_("“{field}” cannot be taken as it is: {why}")


@dataclass(frozen=True, slots=True)
class FactProblem:
    field: Bilingual
    problem: Problem

    @property
    def why(self) -> str:
        return self.problem.spoken()


def facts_problem(name: str, text: str, code_lists: CodeLists) -> FactProblem | None:
    """Why this value cannot be taken for this field, or None."""
    known = FIELDS.get(name)
    if known is None:
        return FactProblem(Bilingual(name, name), Problem(N_("There is no such field.")))
    problem = _problem(known, text, code_lists)
    return None if problem is None else FactProblem(known.label, problem)


def _problem(known: StepField, text: str, code_lists: CodeLists) -> Problem | None:
    if known.kind is FieldKind.CODE:
        assert known.code_list is not None
        if text not in code_lists[known.code_list]:
            return Problem(N_("This is not an entry of its list."))
        return None
    if known.kind is FieldKind.DAY:
        try:
            date.fromisoformat(text)
        except ValueError:
            return Problem(N_("This is not a day; write it like 2026-10-31."))
        return None
    return text_problem(text, LONGEST_LINE if known.kind is FieldKind.TEXT else LONGEST_TEXT)
