"""The restricted cases somebody can open, as lines beside those of the table; never on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.hearing_deeds import is_answered, is_unread
from komma_desk.store.case_rows import CaseRow, narrow_row, search_text
from komma_desk.store.circle_document import CaseDocument
from komma_desk.store.sorting import searchable

# Where answers go is for whoever opens the case, and for no list.
_NO_LIST: Final = frozenset({"reply_sealing", "reply_signing"})
_NARROW: Final[dict[str, Any]] = {
    each.key: each.type for each in CaseRow.__table__.columns if each.key not in _NO_LIST
}
_COLUMNS: Final[dict[str, Any]] = {
    **_NARROW,
    "answered": sa.Boolean(),
    "unread": sa.Boolean(),
    "is_brought": sa.Boolean(),
}


def overlay(documents: Iterable[CaseDocument], search: str) -> sa.Subquery | None:
    """A table in the question itself, with the columns of the narrow row and a few more.

    Of the documents whose words are not searched for nothing is in it; None where nothing is.
    """
    words = searchable(search).split()
    found = [_line(each) for each in documents if _says_all(each, words)]
    if not found:
        return None
    lines = json.dumps(found)
    each = sa.func.json_each(lines).table_valued("value", name="each_opened")
    columns = (
        sa.type_coerce(sa.func.json_extract(each.c.value, f"$.{name}"), kind).label(name)
        for name, kind in _COLUMNS.items()
    )
    return sa.select(*columns).subquery("opened")


def _line(document: CaseDocument) -> dict[str, Any]:
    row = narrow_row(document.case)
    told = {name: _stored(getattr(row, name)) for name in _NARROW}
    said = {
        "answered": is_answered(document.history),
        "unread": is_unread(document.history),
        "is_brought": document.case.source != "",
    }
    return told | said


def _says_all(document: CaseDocument, words: list[str]) -> bool:
    if not words:
        return True
    text = search_text(document.case)
    return all(word in text for word in words)


def _stored(value: Any) -> Any:
    """As the table itself keeps it, so that both are ordered alike."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value
