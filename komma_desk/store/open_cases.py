"""A case that is open to all of clearing: where its parts lie, and how they make one whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from komma_desk.domain.case import Case
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchCase
from komma_desk.store import case_clocks as clocks
from komma_desk.store import case_dealings as dealings
from komma_desk.store import case_extracts as extracts
from komma_desk.store import case_parts as parts
from komma_desk.store.case_list import within
from komma_desk.store.case_rows import CaseDetailRow, CaseRow, CaseTextRow, case_of
from komma_desk.store.circle_document import CaseDocument
from komma_desk.store.report_rows import ReportRow
from komma_desk.store.tables import Rows
from komma_desk.store.troubles import StoreDamaged


class Room(NamedTuple):
    """A table that holds one part of a case, and the way in and out."""

    kind: Any
    row_of: Callable[[CaseId, Any], Any]
    part_of: Callable[[Any], Any]


ROOMS: Final = {
    "history": Room(parts.EventRow, parts.event_row, parts.event_of),
    "involved": Room(dealings.InvolvedRow, dealings.involved_row, dealings.involved_of),
    "consents": Room(parts.ConsentRow, parts.consent_row, parts.consent_of),
    "notes": Room(parts.NoteRow, parts.note_row, parts.note_of),
    "messages": Room(parts.MessageRow, parts.message_row, parts.message_of),
    "referrals": Room(dealings.ReferralRow, dealings.referral_row, dealings.referral_of),
    "attachments": Room(dealings.AttachmentRow, dealings.attachment_row, dealings.attachment_of),
    "extracts": Room(extracts.ExtractRow, extracts.extract_row, extracts.extract_of),
    "approvals": Room(extracts.ApprovalRow, extracts.approval_row, extracts.approval_of),
    "wish_changes": Room(parts.WishChangeRow, parts.wish_change_row, parts.wish_change_of),
    "clocks": Room(clocks.ClockRow, clocks.clock_row, clocks.clock_of),
}
# Every table that holds content of an open case: of a sealed one nothing may lie there.
CONTENT: Final = (CaseDetailRow, CaseTextRow, ReportRow, *(room.kind for room in ROOMS.values()))


def open_case(rows: Rows, case: CaseId, scope: Scope) -> Case:
    """Raises NoSuchCase, or StoreDamaged where somebody wrote by hand what we never would."""
    wanted = (
        sa.select(CaseRow, CaseDetailRow, ReportRow, CaseTextRow)
        .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
        .join(ReportRow, ReportRow.case == CaseRow.id)
        .join(CaseTextRow, CaseTextRow.case == CaseRow.id)
        .where(CaseRow.id == case, within(scope))
    )
    found = rows.lines(wanted)
    if not found:
        raise NoSuchCase
    with _as_we_write():
        return case_of(*found[0])


def open_document(rows: Rows, case: CaseId, scope: Scope) -> CaseDocument:
    """Raises NoSuchCase or StoreDamaged."""

    def all_in(room: Room) -> tuple[Any, ...]:
        hers = sa.select(room.kind).where(room.kind.case == case).order_by(room.kind.entry)
        held = rows.all(hers)
        with _as_we_write():
            return tuple(map(room.part_of, held))

    found = open_case(rows, case, scope)
    return CaseDocument(case=found, **{part: all_in(room) for part, room in ROOMS.items()})


@contextmanager
def _as_we_write() -> Iterator[None]:
    """A word no version ever wrote, such as a scope that is none, is not guessed at."""
    try:
        yield
    except NOT_AS_WRITTEN as unreadable:
        raise StoreDamaged from unreadable
