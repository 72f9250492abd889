"""Invented people, cases and what hangs on them, for every test that needs one quickly."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import uuid4

from komma_desk.domain.case import Case, ProcedureRef, ReporterTrust
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, EnvelopeId, PartnerId, PersonId, ReportId
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.moment import Moment
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.procedure.definition import Procedure, State, StateId
from komma_desk.domain.roles import Role
from komma_desk.domain.scope import Scope
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.words import Bilingual

NOON: Final = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)
EVERYTHING: Final = Scope(PersonId(uuid4()), all_cases=True)
PROCEDURE: Final = ProcedureRef(id="small", version="1", sha256="0" * 64)
STATES: Final = ("triage", "in_hand", "closed")


def small_procedure(text: str) -> Procedure:
    """The procedure every sample case is on, whatever its published text says."""
    del text
    title = Bilingual(de="Klein", en="Small")
    return Procedure(
        id=PROCEDURE.id,
        version=PROCEDURE.version,
        title=title,
        start=StateId("triage"),
        four_eyes=False,
        states=tuple(State(id=StateId(each), title=title, end=each == "closed") for each in STATES),
    )


def a_person(name: str = "Ada Kern", **changed: Any) -> Person:
    known: dict[str, Any] = {
        "id": PersonId(uuid4()),
        "login": name.split(maxsplit=1)[0].lower(),
        "name": name,
        "roles": frozenset({Role.CLEARING}),
        "standing": Standing.CONFIRMED,
        "sealing": b"s" * 32,
        "signing": b"g" * 32,
        "signature": b"d" * 64,
    }
    return Person(**known | changed)


def a_partner(name: str = "Beratung Musterstadt", **changed: Any) -> Partner:
    known: dict[str, Any] = {
        "id": PartnerId(uuid4()),
        "name": name,
        "kind": Code("COUNSELLING"),
        "consent": Code("refer_counselling"),
        "verified_on": date(2026, 9, 1),
    }
    return Partner(**known | changed)


def a_report(**changed: Any) -> IncidentReport:
    known: dict[str, Any] = {
        "id": ReportId(uuid4()),
        "filed_at": NOON,
        "reporter_role": Code("AFFECTED"),
        "direction": Code("FROM_OUTSIDE"),
        "occurred": Moment.on(date(2026, 10, 4)),
        "place": Code("OFFICE"),
        "channel": None,
        "place_detail": "Bürgerbüro, Schalter 3",
        "forms": frozenset({Code("THREAT"), Code("INSULT")}),
        "narrative": "Ein Mann schrie und drohte.",
        "acute_danger": False,
        "wishes": frozenset({Code("counselling")}),
        "consents": frozenset({Code("refer_counselling")}),
        "contact": "",
    }
    return IncidentReport(**known | changed)


def a_case(number: str = "2026-0001", *, told: str = "", **changed: Any) -> Case:
    """`told` is the narrative."""
    known: dict[str, Any] = {
        "id": CaseId(uuid4()),
        "number": number,
        "received_at": NOON,
        "report": a_report(narrative=told) if told else a_report(),
        "main_form": Code("THREAT"),
        "intake_channel": Code("DESK"),
        "reporter": PersonId(uuid4()),
        "trust": ReporterTrust.CONFIRMED,
        "procedure": PROCEDURE,
        "state": "triage",
        "position": '{"leaves":{},"main":"triage","origins":{}}',
    }
    return Case(**known | changed)


def an_envelope(data: bytes = b"sealed", audience: Audience = Audience.CLEARING) -> PostedEnvelope:
    return PostedEnvelope(
        id=EnvelopeId(uuid4()), audience=audience, posted_on=NOON.date(), data=data
    )
