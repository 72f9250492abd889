"""Examples of what the office enters for somebody who called, came or wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.person import Standing
from komma_desk.domain.reception import Reception
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.begin_from_mail import BeginFromMail
from komma_desk.usecases.commands.discard_reception import DiscardReception
from komma_desk.usecases.commands.enter_report import EnterReport
from komma_desk.usecases.commands.hand_reception import HandReception
from komma_desk.usecases.commands.save_reception import SaveReception
from komma_desk.usecases.queries.people_list import PeopleList

if TYPE_CHECKING:
    from tests.usecases.workbench import Workbench

CANARY: Final = "Kanarienvogel"
BEGUN: Final = ReceptionId(UUID("11111111-2222-4333-8444-555555555555"))


def a_reception(bench: Workbench, **told: Any) -> Reception:
    """Somebody called an hour ago."""
    answers: dict[str, Any] = {
        "channel": Code("PHONE"),
        "received_at": bench.clock.at - timedelta(hours=1),
        "told_by": CANARY,
        "affected": CANARY,
        "note": CANARY,
    }
    return Reception(**answers | told)


def reception_commands(bench: Workbench, draft: IncidentDraft) -> tuple[object, ...]:
    reception = a_reception(bench, reporter=bench.people[Role.REPORTER].id)
    people = bench.at(Role.CLEARING).ask(PeopleList())
    others = [
        each.person.id
        for each in people
        if Role.CLEARING in each.person.roles
        and each.person.standing is Standing.CONFIRMED
        and not each.is_me
    ]
    for role in (Role.CLEARING, Role.SUBSTITUTE):
        bench.at(role).perform(SaveReception(begun=BEGUN, reception=reception, draft=draft))
    return (
        EnterReport(draft=draft, reception=reception),
        SaveReception(begun=BEGUN, reception=reception, draft=draft),
        HandReception(BEGUN, others[0]),
        DiscardReception(BEGUN),
        BeginFromMail(NewAttachment(name=f"{CANARY}.eml", content=CANARY.encode())),
    )
