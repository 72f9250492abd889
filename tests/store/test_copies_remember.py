"""What a copy without metadata lost and what it keeps unseen comes back from the store."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.foreign_file import StillIn, TakenOff
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.store.case_dealings import attachment_of, attachment_row


def a_copy(*still_in: StillIn) -> SealedAttachment:
    copy = Attachment(
        id=AttachmentId(uuid4()),
        name="Liste.xlsx",
        size=1,
        sha256="0" * 64,
        made_from=AttachmentId(uuid4()),
        taken_off=(TakenOff.AUTHORS,),
        still_in=still_in,
    )
    return SealedAttachment(attachment=copy, stored_as="a", key=b"k")


@pytest.mark.parametrize("still_in", [(), (StillIn.HIDDEN_SHEETS, StillIn.PIVOT_DATA)])
def test_a_copy_comes_back_with_what_it_keeps(still_in: tuple[StillIn, ...]) -> None:
    made = a_copy(*still_in)
    assert attachment_of(attachment_row(CaseId(uuid4()), made)) == made


def test_a_copy_of_the_version_before_is_still_read() -> None:
    row = attachment_row(CaseId(uuid4()), a_copy())
    row.taken_off = json.dumps(["camera"])
    found = attachment_of(row).attachment
    assert (found.taken_off, found.still_in) == ((TakenOff.CAMERA,), ())
