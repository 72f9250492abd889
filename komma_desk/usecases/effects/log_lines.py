"""A log as lines of JSON that a stranger can check: no key of ours, no programme of ours needed."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from komma_desk.domain.audit import Compartment, LogEntry
from komma_desk.domain.person import Person
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.log_signatures import opened_entry
from komma_desk.usecases.former_keys import former_of

FORMAT: Final = "komma-log/1"


def head_line(context: Context, compartments: Sequence[Compartment], at: datetime) -> str:
    """Everybody's public signing keys by id, those of earlier days first; no names."""
    people = context.work.office.people.all()
    return _line(
        {
            "format": FORMAT,
            "organisation": context.work.office.settings.get("municipality"),
            "exported_at": at.isoformat(),
            "heads": {str(each): context.work.trail.head(each).text for each in compartments},
            "signing_keys": {str(each.id): _keys_of(each, context) for each in people},
        }
    )


def _keys_of(person: Person, context: Context) -> list[str]:
    former = former_of(person.id, context.work.office.settings)
    return [each.signing.hex() for each in (*former, person) if each.signing]


def entry_lines(
    entries: Iterator[LogEntry], context: Context, *, with_payloads: bool
) -> Iterator[str]:
    for entry in entries:
        told: dict[str, Any] = {
            "log": str(entry.compartment),
            "sequence": entry.sequence,
            "at": entry.at.isoformat(),
            "previous": entry.previous.hex(),
            "commitment": entry.commitment.hex(),
            "digest": entry.digest.hex(),
            "erased": entry.is_erased,
        }
        if entry.signature:
            told |= {"author": str(entry.author), "signature": entry.signature.hex()}
        if with_payloads and not entry.is_erased:
            told |= _payload(entry, context)
        yield _line(told)


def _payload(entry: LogEntry, context: Context) -> dict[str, Any]:
    """With the salt, so that it can be held against its commitment; opened where a key fits."""
    told: dict[str, Any] = {"salt": entry.salt.hex(), "payload": b64encode(entry.payload).decode()}
    inside = None if entry.signature else opened_entry(entry, context)
    if inside is not None:
        told["opened"] = {
            "entry": inside.entry,
            "salt": inside.salt.hex(),
            "author": inside.author,
            "signature": inside.signature.hex(),
        }
    return told


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n"
