"""Which parts of a case travel: the quick choices, and what stays when the case changes."""

from __future__ import annotations

from enum import StrEnum

from komma_desk.domain.consent_scope import INVOLVED
from komma_desk.domain.person import Part
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.usecases.effects.letter_parts import DETAIL
from komma_desk.usecases.queries.case_desk import CaseView


class QuickChoice(StrEnum):
    WITHOUT_NAMES = "without_names"
    NEEDED = "needed"
    EACH = "each"


def without_names(view: CaseView) -> frozenset[str]:
    """Everything that does not tell who it was; free texts may still hold a name."""
    return frozenset(part.key for part in view.parts if part.sensitivity < Sensitivity.IDENTIFYING)


def needed(view: CaseView) -> frozenset[str]:
    """What a partner needs to get in touch with the affected person, and nobody else's name."""
    ways = {"contact", f"{DETAIL}contact_way", f"{DETAIL}contact_times"}
    hers = {f"{INVOLVED}{each.id}" for each in view.file.involved if each.part is Part.AFFECTED}
    there = {part.key for part in view.parts}
    return without_names(view) | ((hers | ways) & there)


def quick_set(choice: QuickChoice, view: CaseView) -> frozenset[str]:
    return needed(view) if choice is QuickChoice.NEEDED else without_names(view)


def still_chosen(chosen: frozenset[str], choice: QuickChoice, view: CaseView) -> frozenset[str]:
    """After the case changed: a part that came new and tells who it was is never ticked by us."""
    if choice is QuickChoice.WITHOUT_NAMES:
        return without_names(view)
    return chosen & {part.key for part in view.parts}


def in_order(chosen: frozenset[str], view: CaseView) -> tuple[str, ...]:
    """The chosen keys in the order of the letter."""
    return tuple(part.key for part in view.parts if part.key in chosen)
