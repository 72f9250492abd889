"""To whom a report is sealed that somebody must not see: to everybody else's own key."""

# Only keys clearing signed count: whoever was named once and left, or whose key was exchanged,
# gets nothing.

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from komma_desk.domain.addressees import Addressees
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import officers
from komma_desk.usecases.office_recovery import recipients_of_new_epoch
from komma_desk.words import N_, Bilingual

_ADVICE: Final = Code("refer_counselling")
_MOST_SERVICES: Final = 3
_NO_SERVICE: Final = Bilingual(de="noch keine eingetragen", en="none entered yet")


class NobodyLeft(Refusal):
    sentence = N_("Nobody of the clearing office would be left who could read this report.")
    advice = N_(
        "It was not filed, and nothing was lost: your draft is kept. Please allow one person, or "
        "turn to an advisory service outside the office. The directory of this office names: "
        "{services}."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """`sealed_to` are the members and the office's own way back, where it has one."""

    addressees: Addressees
    sealed_to: tuple[Person, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.addressees.members.values())


def addressed_without(excluded: frozenset[PersonId], context: Context) -> Addressed:
    """Raises NobodyLeft."""
    members = [each for each in officers(context) if each.id not in excluded]
    if not members:
        raise NobodyLeft(services=_services(context))
    people = context.work.office.people.all()
    addressees = Addressees(
        members=_named(members),
        excluded=_named([each for each in people if each.id in excluded]),
    )
    return Addressed(addressees=addressees, sealed_to=(*members, *recipients_of_new_epoch(context)))


def _named(people: Sequence[Person]) -> dict[PersonId, str]:
    return {each.id: each.name for each in people}


def _services(context: Context) -> str | Bilingual:
    known = [each.name for each in context.work.office.partners.all() if each.consent == _ADVICE]
    return ", ".join(known[:_MOST_SERVICES]) or _NO_SERVICE
