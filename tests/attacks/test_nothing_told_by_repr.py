"""A repr lands in logs, tracebacks and failed asserts: what people wrote is in none."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.clock import Clock, Entitled, SettledHow
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, ClockId, InvolvedId, NoteId, PersonId, ReportId
from komma_desk.domain.incident_details import (
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    Witness,
)
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.words import Bilingual
from tests.journeys.town import a_draft

SECRET = "Kanarienvogel"
ONE = UUID(int=1)
AT = datetime(2026, 10, 5, tzinfo=UTC)
DETAILS = IncidentDetails(
    name=SECRET,
    suggestion=SECRET,
    motives=frozenset({Code(SECRET)}),
    witnesses=(Witness(name=SECRET, contact=SECRET),),
    online=(OnlineEvidence(url=SECRET, profile_url=SECRET, found_by=SECRET),),
    own_answers=(OwnAnswer(question=Code("q"), asked=Bilingual("?", "?"), text=SECRET),),
)
DRAFT = a_draft(SECRET, contact=SECRET, place_detail=SECRET, details=DETAILS)


@pytest.mark.parametrize(
    "thing",
    [
        ReportIncident(DRAFT),
        *DETAILS.witnesses,
        *DETAILS.online,
        *DETAILS.own_answers,
        DRAFT.file_as(ReportId(ONE), at=AT),
        Involve(case=CaseId(ONE), part=Part.ACCUSED, name=SECRET, contact=SECRET, remark=SECRET),
        Involved(id=InvolvedId(ONE), part=Part.ACCUSED, name=SECRET, contact=SECRET, remark=SECRET),
        TakeStep(case=CaseId(ONE), step=StepId("accept"), facts={"reason": SECRET}),
        CaseEvent(at=AT, by=None, action="accept", facts={"reason": SECRET}),
        Clock(
            id=ClockId(ONE),
            rule="stgb77b",
            entitled=Entitled.AFFECTED,
            offender=SECRET,
            source=SECRET,
            settled_text=SECRET,
        ),
        RecordKnowledge(case=CaseId(ONE), clock=ClockId(ONE), offender=SECRET, source=SECRET),
        StartClock(case=CaseId(ONE), rule="x", anchor=None, offender=SECRET, source=SECRET),
        PauseClock(case=CaseId(ONE), clock=ClockId(ONE), first_on=None, source=SECRET),
        SettleClock(
            case=CaseId(ONE),
            clock=ClockId(ONE),
            on=AT.date(),
            how=SettledHow.PASSED,
            text=SECRET,
        ),
        ReopenClock(case=CaseId(ONE), clock=ClockId(ONE), reason=SECRET),
        Note(id=NoteId(ONE), text=SECRET, written_at=AT, written_by=PersonId(ONE)),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_what_somebody_wrote_is_in_no_repr(thing: object) -> None:
    assert SECRET not in repr(thing)
