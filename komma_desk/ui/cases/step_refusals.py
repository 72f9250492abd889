"""Which field of a step a refusal is about, so that it is said there."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.procedure.reasons import ExceptionNeedsSecondPerson, MissingField
from komma_desk.domain.procedure.step_facts import FactNotAccepted
from komma_desk.ui.cases.step_form import StepForm
from komma_desk.usecases.effects.second_person import NoSecondPerson, SecondNotProven
from komma_desk.words import Bilingual


def errors_of(refusal: Refusal, form: StepForm) -> dict[str, str]:
    """Sentences by field name; empty where the refusal is about something else too."""
    if isinstance(refusal, FactNotAccepted):
        label = refusal.facts.get("field")
        shown = label.spoken() if isinstance(label, Bilingual) else str(label)
        name = form.name_of(shown)
        return {name: str(refusal.facts.get("why", refusal.spoken()))} if name else {}
    if isinstance(refusal, StepNotPossible):
        asked = form.names()
        missing = [each for each in refusal.reasons if isinstance(each, MissingField)]
        if len(missing) == len(refusal.reasons) and all(each.field in asked for each in missing):
            return {each.field: each.spoken() for each in missing}
    return {}


def names_second_person(refusal: Refusal) -> bool:
    """Whether it is the second person of an exception who does not fit."""
    if isinstance(refusal, NoSecondPerson | SecondNotProven):
        return True
    return isinstance(refusal, StepNotPossible) and any(
        isinstance(each, ExceptionNeedsSecondPerson) for each in refusal.reasons
    )
