"""What the history of a case says of its circle, with names for the ids that stand there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from komma_desk.domain.access_words import names_said
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.identifiers import PersonId
from komma_desk.usecases.effects import circle_events
from komma_desk.words import N_, _

_DEEDS: Final = {
    CircleDeed.RESTRICTED: N_("Restricted to a circle"),
    CircleDeed.WIDENED: N_("One person more can read the case"),
    CircleDeed.LIFTED: N_("Open to the whole clearing office again"),
    CircleDeed.BROKEN_INTO: N_("Opened in an emergency by somebody outside the circle"),
}
_PEOPLE: Final = {
    circle_events.MEMBERS: N_("Restricted to: {names}"),
    circle_events.PERSON: N_("Came in: {names}"),
    circle_events.EXCLUDED: N_("Must not see this case, says the circle: {names}."),
    circle_events.APPROVED_BY: N_("Approved by: {names}"),
}
_TEXTS: Final = {
    circle_events.REASON: N_("Reason: {reason}"),
    circle_events.APPROVAL: N_("Reason of the approval: {reason}"),
}


def is_of_circle(event: CaseEvent) -> bool:
    return event.action in set(CircleDeed)


def deed_said(event: CaseEvent) -> str:
    return _(_DEEDS[CircleDeed(event.action)])


def details_said(event: CaseEvent, names: Mapping[PersonId, str]) -> list[str]:
    said = {str(person): name for person, name in names.items()}
    lines = []
    for fact, text in event.facts.items():
        if fact in _PEOPLE:
            people = (said.get(each) or _("a person who has left") for each in text.split())
            lines.append(_(_PEOPLE[fact]).format(names=names_said(people)))
        elif fact in _TEXTS:
            lines.append(_(_TEXTS[fact]).format(reason=text))
    return lines
