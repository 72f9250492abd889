"""What a step asks of people, in sentences for the documentation of a BPMN drawing."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.editing.properties import ROLE_NAMES
from komma_desk.domain.procedure.vocabulary import EFFECTS, EXCEPTIONS, consent_title, field_label
from komma_desk.words import _


def step_notes(step: Step) -> tuple[str, ...]:
    """One line a condition, in the language of the screens."""
    return tuple(f"{name}: {value}" for name, value in _notes(step))


def _notes(step: Step) -> Iterator[tuple[str, str]]:
    yield _("Who may take it"), ", ".join(_(ROLE_NAMES[role]) for role in step.roles)
    if step.consent is not None:
        yield _("Needed consent"), consent_title(step.consent).spoken()
    if step.exception is not None:
        known = EXCEPTIONS.get(step.exception.when)
        yield _("Exception from the consent"), known.spoken() if known else step.exception.when
    if step.fields:
        yield _("Asks for"), ", ".join(field_label(one).spoken() for one in step.fields)
    if step.four_eyes:
        yield _("Four eyes"), _("yes")
    if step.irreversible:
        yield _("Cannot be undone"), _("yes")
    if step.confirm is not None:
        yield _("Question before it"), step.confirm.spoken()
    if step.effects:
        told = (EFFECTS[one].spoken() if one in EFFECTS else one for one in step.effects)
        yield _("What KommA Desk does then"), ", ".join(told)
