"""What makes a row of a foreign list the same when it is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from komma_desk.domain import import_details as details
from komma_desk.domain.import_mapping import OCCURRED, OCCURRED_TIME, ImportMapping, Sameness
from komma_desk.domain.incident import IncidentDraft

Row = Mapping[str, str]


def fingerprint_of(
    mapping: ImportMapping, row: Row, draft: IncidentDraft, received_on: date
) -> str:
    """SHA-256 of what the list said, not of the codes we chose for it.

    So a mapping that was improved after the first run does not bring the same rows in again, and
    the same day written in another way stays the same day. Further details do not count: a mapping
    that reads them now would bring every row of before in again.
    """
    said: dict[str, str] = {"source": mapping.source}
    key = row.get(mapping.key_column or "", "").strip()
    if mapping.sameness is Sameness.KEY and key:
        said["key"] = key
    else:
        said["received_on"] = received_on.isoformat()
        for name, answer in mapping.answers.items():
            counts = name not in {OCCURRED, OCCURRED_TIME} and name not in details.FIELDS
            if answer.column is not None and counts:
                said[name] = " ".join(row[answer.column].split())
        assert draft.occurred is not None  # a draft without it never comes this far
        said[OCCURRED] = f"{draft.occurred.first_on} {draft.occurred.at}"
    record = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(record.encode("ascii")).hexdigest()
