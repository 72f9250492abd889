"""The draft I left behind, if any, and the files attached to it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from komma_desk.domain.incident_record import draft_of
from komma_desk.domain.sealed_record import sealed_of
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import DRAFT, FILES, KeptDraft


@dataclass(frozen=True, slots=True)
class MyDraft:
    pass


def my_draft(_query: MyDraft, context: Context) -> KeptDraft | None:
    sealed = context.work.office.drafts.get(context.keys.own_tag(DRAFT))
    if sealed is None:
        return None
    record = json.loads(context.keys.open_own(DRAFT, sealed))
    named = tuple(map(sealed_of, record.pop(FILES, ())))
    here = tuple(filter(context.tools.sealed_files.is_theirs, named))
    return KeptDraft(
        draft=draft_of(record),
        files=here,
        missing=tuple(each.attachment for each in named if each not in here),
    )
