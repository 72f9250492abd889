"""The draft I left behind, if any."""

from __future__ import annotations

import json
from dataclasses import dataclass

from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import draft_of
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import DRAFT


@dataclass(frozen=True, slots=True)
class MyDraft:
    pass


def my_draft(_query: MyDraft, context: Context) -> IncidentDraft | None:
    sealed = context.work.office.drafts.get(context.keys.own_tag(DRAFT))
    if sealed is None:
        return None
    return draft_of(json.loads(context.keys.open_own(DRAFT, sealed)))
