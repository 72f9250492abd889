"""What office and reporting person said to each other, as the history of a case tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.consent_scope import SCOPE_TOLD, ConsentScope
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.ui.cases.case_words import CONSENT_STATES, MANNERS, code_said
from komma_desk.ui.cases.day_field import day_of
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.usecases.commands.note_answer import AnswerRoad
from komma_desk.words import N_, _

_PLAIN: Final = {
    HearingDeed.HEARD: N_("Message of the reporting person"),
    HearingDeed.WISHES: N_("Wishes noted"),
    HearingDeed.PUT_ASIDE: N_("Message read; no answer needed"),
}
_ROADS: Final = {
    AnswerRoad.TELEPHONE: N_("Answered by telephone"),
    AnswerRoad.IN_PERSON: N_("Answered in person"),
    AnswerRoad.LETTER: N_("Answered by letter"),
}


def is_of_hearing(event: CaseEvent) -> bool:
    return event.action in set(HearingDeed)


def road_said(road: AnswerRoad) -> str:
    return _(_ROADS[road])


def deed_said(event: CaseEvent) -> str:
    deed = HearingDeed(event.action)
    if plain := _PLAIN.get(deed):
        return _(plain)
    if deed is HearingDeed.ANSWERED:
        road = event.facts.get("road", "")
        return road_said(AnswerRoad(road)) if road in set(AnswerRoad) else _("Answered")
    if "wishes" in event.facts:
        return _("Wishes said anew by the reporting person")
    return _("Consent said anew by the reporting person")


def scope_told(facts: Mapping[str, str]) -> str:
    """How much may be told on a consent; nothing of one that was kept before it was asked."""
    scope = facts.get("scope", "")
    if scope not in set(ConsentScope):
        return ""
    return _("May be told: {extent}.").format(extent=_(SCOPE_TOLD[ConsentScope(scope)]))


def details_said(event: CaseEvent, lists: CodeLists) -> list[str]:
    facts, told = event.facts, []
    if "wishes" in facts:
        wishes = (code_said(lists, "wish", each) for each in facts["wishes"].split())
        told.append(_("Wished: {wishes}").format(wishes=", ".join(wishes)))
    if "item" in facts:
        item, state = code_said(lists, "consent", facts["item"]), facts.get("state", "")
        said = _(CONSENT_STATES[ConsentState(state)]) if state in set(ConsentState) else state
        told.append(_("Consent “{item}”: {state}").format(item=item, state=said))
    if extent := scope_told(facts):
        told.append(extent)
    if (manner := facts.get("manner", "")) in set(ConsentManner):
        how = _(MANNERS[ConsentManner(manner)])
        told.append(_("How it was said: {manner}").format(manner=how))
    if (day := day_of(facts.get("said_on", ""))) is not None:
        told.append(_("Said on {day}").format(day=day_in_digits(day)))
    if "taken_at" in facts:
        told.append(
            _(
                "By the sender’s clock it was sent before what the office noted; it holds from "
                "when it was taken in."
            )
        )
    if "older" in facts:
        told.append(_("A later word stands already; this one does not hold. In doubt please ask."))
    return told
