"""How something reached the office as a plain JSON object: in a draft at rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.reception import Reception


def reception_record(reception: Reception) -> dict[str, Any]:
    at = reception.received_at
    return {
        "channel": reception.channel,
        "received_at": None if at is None else at.isoformat(),
        "told_by": reception.told_by,
        "affected": reception.affected,
        "reporter": None if reception.reporter is None else str(reception.reporter),
        "manners": {item: str(manner) for item, manner in sorted(reception.manners.items())},
        "note": reception.note,
    }


def reception_of(record: Mapping[str, Any]) -> Reception:
    """Reads what `reception_record` wrote; it lay sealed under the writer's own key meanwhile."""
    channel, at, reporter = record["channel"], record["received_at"], record["reporter"]
    return Reception(
        channel=None if channel is None else Code(channel),
        received_at=None if at is None else datetime.fromisoformat(at),
        told_by=record["told_by"],
        affected=record["affected"],
        reporter=None if reporter is None else PersonId(UUID(reporter)),
        manners={Code(item): ConsentManner(said) for item, said in record["manners"].items()},
        note=record["note"],
    )
