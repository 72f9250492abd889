"""What the affected person allows or refuses; the newest word holds, the older ones stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import (
    WORDING,
    Consent,
    ConsentManner,
    ConsentState,
    DayIsOver,
    UnknownConsent,
    require_scope,
)
from komma_desk.domain.consent_scope import ConsentScope, has_scope
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.telling import tell_change


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    case: CaseId
    item: Code
    state: ConsentState
    manner: ConsentManner
    recipient: str = ""
    valid_until: date | None = None
    scope: ConsentScope = ConsentScope.ALL


def record_consent(command: RecordConsent, context: Context) -> Changes:
    if command.item not in context.tools.rules.code_lists["consent"]:
        raise UnknownConsent
    if command.recipient:
        require_text(command.recipient, LONGEST_LINE)
    given = command.state is ConsentState.GIVEN
    scope = command.scope if given else ConsentScope.ALL
    require_scope(command.item, scope)
    if given and command.valid_until and command.valid_until < context.clock.today():
        raise DayIsOver
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    now = context.clock.now()
    consent = Consent(
        item=command.item,
        state=command.state,
        manner=command.manner,
        recorded_at=now,
        recorded_by=context.actor.id,
        recipient=command.recipient,
        valid_until=command.valid_until,
        text_version=WORDING,
        scope=scope,
    )
    cases.add_consent(case.id, consent)
    facts = {"item": str(command.item), "state": str(command.state)}
    if given and has_scope(command.item):
        facts["scope"] = str(scope)
    cases.add_event(case.id, CaseEvent(at=now, by=context.actor.id, action="consent", facts=facts))
    tell_change(case, context)
    return Changes.of(Subject.CASES)
