"""How many answers to each of my reports I have read: kept for myself, sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from komma_desk.domain.identifiers import ReportId
from komma_desk.usecases.context import Context

_READ: Final = "answers read"
_AT_MOST: Final = 500  # reports; the oldest marks go first


def read_answers(context: Context) -> Mapping[str, int]:
    """By the id of the report; empty where it was removed by hand: then all are new again."""
    kept = context.work.office.drafts.get(context.keys.own_tag(_READ))
    return dict(json.loads(context.keys.open_own(_READ, kept))) if kept else {}


def note_read(report: ReportId, answers: int, context: Context) -> None:
    others = {key: read for key, read in read_answers(context).items() if key != str(report)}
    known = dict([*others.items(), (str(report), answers)][-_AT_MOST:])
    sealed = context.keys.seal_own(_READ, json.dumps(known).encode())
    context.work.office.drafts.put(context.keys.own_tag(_READ), sealed)
