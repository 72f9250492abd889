"""Somebody leaves: her keys end, the groups she was in get new ones, everybody else is signed anew.

Done in the new files, before they count: so a crash leaves the store wholly old or wholly new.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PersonId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.begun_receptions import forget_count
from komma_desk.usecases.effects.leaving import leaving_of
from komma_desk.usecases.effects.renewed_office import Told, nobody_listens, renew_office


@dataclass(frozen=True, slots=True)
class DismissPerson:
    """What she copied before cannot be called back."""

    person: PersonId
    told: Told = field(default=nobody_listens, compare=False, repr=False)


def dismiss_person(command: DismissPerson, context: Context) -> Changes:
    renew_office(leaving_of(command.person, context), context)
    forget_count(command.person, context)
    return Changes.of(Subject.PEOPLE)
