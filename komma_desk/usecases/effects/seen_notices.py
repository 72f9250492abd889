"""Which notices about emergency openings I have dismissed: kept for myself, sealed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context

_SEEN: Final = "seen emergency openings"
_AT_MOST: Final = 500


def notice_key(case: CaseId, at: datetime) -> str:
    return f"{case} {at.isoformat()}"


def seen_notices(context: Context) -> frozenset[str]:
    """Empty where it was removed by hand: then they are told once more."""
    kept = context.work.office.drafts.get(context.keys.own_tag(_SEEN))
    return frozenset(json.loads(context.keys.open_own(_SEEN, kept))) if kept else frozenset()


def dismiss(key: str, context: Context) -> None:
    seen = sorted(seen_notices(context) | {key})[-_AT_MOST:]
    sealed = context.keys.seal_own(_SEEN, json.dumps(seen).encode())
    context.work.office.drafts.put(context.keys.own_tag(_SEEN), sealed)
