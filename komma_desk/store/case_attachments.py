"""The attachments of all cases, open and restricted: one by its id, all, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchAttachment
from komma_desk.store.case_dealings import AttachmentRow, attachment_of
from komma_desk.store.case_list import within
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.circle_rows import SealedFileRow
from komma_desk.store.tables import Rows


def one_attachment(
    rows: Rows, sealed: SealedCases, attachment: AttachmentId, scope: Scope
) -> SealedAttachment:
    """Raises NoSuchAttachment."""
    wanted = sa.select(AttachmentRow).join(CaseRow, CaseRow.id == AttachmentRow.case)
    open_one = rows.one(wanted.where(AttachmentRow.id == attachment, within(scope)))
    found = attachment_of(open_one) if open_one is not None else sealed.attachment(attachment)
    if found is None:
        raise NoSuchAttachment
    return found


def every_attachment(rows: Rows, sealed: SealedCases) -> Iterator[SealedAttachment]:
    """Of restricted cases those within reach."""
    wanted = sa.select(AttachmentRow).order_by(AttachmentRow.entry)
    yield from (attachment_of(row) for row in rows.all(wanted))
    for each in sealed.within_reach():
        yield from each.attachments


def names_of_files(rows: Rows) -> frozenset[str]:
    """Also of cases out of reach."""
    kinds = (AttachmentRow, SealedFileRow)
    return frozenset(name for kind in kinds for name in rows.values(sa.select(kind.stored_as)))
