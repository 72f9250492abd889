"""For whom a deadline can run: the people of the case, the superior, the office."""

from __future__ import annotations

from uuid import UUID

from komma_desk.domain.case import CaseFile
from komma_desk.domain.clock import Clock, Entitled
from komma_desk.domain.clock_words import WHOSE
from komma_desk.domain.identifiers import InvolvedId
from komma_desk.domain.person import Part
from komma_desk.ui.cases.case_words import PARTS
from komma_desk.ui.parts.choices import Choice
from komma_desk.words import _


def entitled_choices(file: CaseFile, kept: Clock | None = None) -> list[Choice]:
    """Affected people first; what a clock holds already can always be kept."""
    people = sorted(file.involved, key=lambda each: each.part is not Part.AFFECTED)
    choices = [
        Choice(
            entitled_key(Entitled.AFFECTED, each.id),
            _("{name} ({part})").format(name=each.name, part=_(PARTS[each.part])),
        )
        for each in people
    ]
    choices += [Choice(entitled_key(each, None), _(WHOSE[each])) for each in Entitled]
    if kept is not None:
        key = entitled_key(kept.entitled, kept.person)
        if key not in {each.code for each in choices}:
            choices.append(Choice(key, _(WHOSE[kept.entitled])))
    return choices


def entitled_key(entitled: Entitled, person: InvolvedId | None) -> str:
    return str(entitled) if person is None else f"{entitled} {person}"


def entitled_of(key: str) -> tuple[Entitled, InvolvedId | None]:
    entitled, _blank, person = key.partition(" ")
    return Entitled(entitled), InvolvedId(UUID(person)) if person else None
