"""A case restricted to others, and one to oneself, as the window is told of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import uuid4

from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.domain.roles import Role
from komma_desk.usecases.queries.case_circle import CircleStory, CircleView
from komma_desk.usecases.queries.glass_requests import (
    AskedByMe,
    AskedOfMe,
)
from tests.fakes.samples import NOON, a_person
from tests.ui.clearing_desk import COLLEAGUE, OFFICER, case_id

OFFICERS: Final = (
    a_person("Mira Seidel", id=OFFICER, roles=frozenset({Role.CLEARING})),
    a_person("Jonas Albrecht", id=COLLEAGUE, roles=frozenset({Role.CLEARING})),
)
HEAD: Final = a_person("Henrik Hoch", roles=frozenset({Role.HEAD}))
CLOSED: Final = case_id(7)
REQUEST: Final = GlassRequestId(uuid4())


def a_circle(case: CaseId = CLOSED, **told: Any) -> CircleView:
    known: dict[str, Any] = {
        "me": OFFICER,
        "case": case,
        "number": "2026-0007",
        "restricted": True,
        "is_member": False,
        "readers": (OFFICERS[1],),
        "officers": OFFICERS,
        "keepers": (HEAD,),
        "helpers": (HEAD,),
        "state": "triage",
        "received_on": date(2026, 10, 30),
    }
    return CircleView(**known | told)


def mine(**told: Any) -> CircleView:
    story = CircleStory(
        members=frozenset({OFFICER}), excluded=frozenset(), since=NOON, by=OFFICER, reason="darum"
    )
    return a_circle(is_member=True, readers=OFFICERS[:1], story=story, **told)


def asked_by_me(state: GlassState) -> AskedByMe:
    return AskedByMe(
        request=REQUEST,
        case=CLOSED,
        number="2026-0007",
        asked_at=NOON,
        reason="Frist",
        state=state,
        answered_by="Henrik Hoch",
        answer="Gefahr",
    )


def asked_of_me(**told: Any) -> AskedOfMe:
    known: dict[str, Any] = {
        "request": REQUEST,
        "number": "2026-0007",
        "asked_at": NOON,
        "asked_by": "Jonas Albrecht",
        "reason": "Frist",
        "excluded": (),
        "asker_excluded": False,
        "state": GlassState.WAITING,
    }
    return AskedOfMe(**known | told)
