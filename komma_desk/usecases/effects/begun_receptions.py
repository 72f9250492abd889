"""What an officer has begun to enter for others: each sealed by herself, a list of them beside."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.identifiers import PersonId, ReceptionId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import draft_of, draft_record
from komma_desk.domain.reception import MOST_BEGUN, Reception, TooManyBegun
from komma_desk.domain.reception_record import reception_of, reception_record
from komma_desk.domain.sealed_record import sealed_of, sealed_record
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import FILES, RECEPTIONS, BegunReception, label_of

_RECEPTION = "reception"
_COUNTED = "begun entries of "  # and the id of the officer


def keep(
    begun: ReceptionId,
    reception: Reception,
    draft: IncidentDraft,
    files: tuple[SealedAttachment, ...],
    context: Context,
) -> None:
    """Raises TooManyBegun for one more than can be begun."""
    ids = begun_ids(context)
    if begun not in ids:
        if len(ids) >= MOST_BEGUN:
            raise TooManyBegun(most=MOST_BEGUN)
        _seal(RECEPTIONS, [each.hex for each in (*ids, begun)], context)
        _count(len(ids) + 1, context)
    _seal(label_of(begun), record_of(reception, draft, files), context)


def record_of(
    reception: Reception, draft: IncidentDraft, files: tuple[SealedAttachment, ...]
) -> dict[str, Any]:
    record = draft_record(draft)
    record[_RECEPTION] = reception_record(reception)
    record[FILES] = [sealed_record(each) for each in files]
    return record


def forget(begun: ReceptionId, context: Context) -> None:
    """Nothing happens to one that is not there."""
    ids = begun_ids(context)
    if begun in ids:
        _seal(RECEPTIONS, [each.hex for each in ids if each != begun], context)
        _count(len(ids) - 1, context)
    context.work.office.drafts.remove(context.keys.own_tag(label_of(begun)))


def begun_ids(context: Context) -> tuple[ReceptionId, ...]:
    """Oldest first."""
    found = _opened(RECEPTIONS, context)
    return () if found is None else tuple(ReceptionId(UUID(each)) for each in found)


def begun_reception(begun: ReceptionId, context: Context) -> BegunReception | None:
    record = _opened(label_of(begun), context)
    return None if record is None else begun_of(begun, record, context)


def begun_of(begun: ReceptionId, record: dict[str, Any], context: Context) -> BegunReception:
    """Raises what NOT_AS_WRITTEN names for a record that is none."""
    reception = reception_of(record.pop(_RECEPTION))
    named = tuple(map(sealed_of, record.pop(FILES)))
    here = tuple(filter(context.tools.sealed_files.is_theirs, named))
    return BegunReception(
        id=begun,
        reception=reception,
        draft=draft_of(record),
        files=here,
        missing=tuple(each.attachment for each in named if each not in here),
    )


def how_many_begun(person: PersonId, context: Context) -> int:
    """Of a colleague: known to clearing by number only, for the content is sealed to her alone."""
    if not context.work.has_cases:
        return 0
    said = context.work.cases.memory.get(_COUNTED + person.hex)
    return int(said) if said.isdecimal() else 0


def forget_count(person: PersonId, context: Context) -> None:
    """She has left: nobody can open them any more."""
    if context.work.has_cases and how_many_begun(person, context):
        context.work.cases.memory.put(_COUNTED + person.hex, "0")


def _count(number: int, context: Context) -> None:
    if context.work.has_cases:
        context.work.cases.memory.put(_COUNTED + context.actor.id.hex, str(number))


def _seal(label: str, record: object, context: Context) -> None:
    text = json.dumps(record, ensure_ascii=False)
    # Half a surrogate pair can be typed on some systems; a draft keeps it out rather than fail.
    sealed = context.keys.seal_own(label, text.encode(errors="replace"))
    context.work.office.drafts.put(context.keys.own_tag(label), sealed)


def _opened(label: str, context: Context) -> Any:
    sealed = context.work.office.drafts.get(context.keys.own_tag(label))
    return None if sealed is None else json.loads(context.keys.open_own(label, sealed))
