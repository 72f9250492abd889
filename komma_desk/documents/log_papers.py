"""The ends of the logs on paper: the monthly sheet for data protection, the receipt of a report."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from komma_desk.documents.code_box import CodeBox
from komma_desk.documents.page import PageFrame, day_said, lay_out
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, LABEL, TITLE
from komma_desk.domain.audit import LogHead
from komma_desk.domain.log_loss import FILE_NAMES
from komma_desk.domain.log_paper import LogSheet, LogStanding, ReceiptPaper
from komma_desk.words import _, speaking

_GROUP = 4


def log_sheet(sheet: LogSheet) -> bytes:
    """The sheet as PDF, in its own language; it holds no content of any entry."""
    with speaking(sheet.language):
        frame = PageFrame(
            municipality=sheet.organisation,
            office="KommA Desk",
            kind=_("Log sheet"),
            dated_on=sheet.made_on,
        )
        return lay_out(list(_sheet(sheet)), frame)


def filing_receipt(paper: ReceiptPaper) -> bytes:
    """The receipt as PDF, in its own language; it says nothing of what was reported."""
    with speaking(paper.language):
        frame = PageFrame(
            municipality=paper.organisation,
            office="KommA Desk",
            kind=_("Receipt of a report"),
            dated_on=paper.filed_on,
        )
        return lay_out(list(_receipt(paper)), frame)


def _sheet(sheet: LogSheet) -> Iterator[Flowable]:
    yield Prose(_("Log sheet"), TITLE)
    yield Prose(
        _("Made on {day} by {person}. People in the store: {number}.").format(
            day=day_said(sheet.made_on), person=sheet.made_by, number=sheet.people
        ),
        BODY,
    )
    for standing in sheet.logs:
        yield KeepTogether(list(_standing(standing)))
    for compartment in sheet.closed:
        yield Prose(FILE_NAMES[compartment].spoken(), HEADING)
        yield Prose(
            _("Not on this sheet: whoever made it holds no key to this file. Clearing does."), BODY
        )
    yield Prose(_("What this sheet is for"), HEADING)
    yield Prose(
        _(
            "Each entry of a log contains the checksum of the entry before it. So the numbers on"
            " this sheet stand for everything that was written until then: whoever cuts, changes or"
            " exchanges an entry later cannot bring them about again. Keep the sheet outside the"
            " clearing office, one for each month."
        ),
        BODY,
    )
    yield Prose(
        _(
            "To compare, let “komma-desk log verify” look through the store, with the content of a"
            " square behind --sheet-head. The report is good if the entry is found."
        ),
        BODY,
    )


def _standing(standing: LogStanding) -> Iterator[Flowable]:
    yield Prose(FILE_NAMES[standing.compartment].spoken(), HEADING)
    counts = _("Last entry: number {entry}. Since the first of the month: {number}.")
    yield Prose(counts.format(entry=standing.head.sequence, number=standing.this_month), BODY)
    if standing.last_on is not None:
        yield Prose(_("Written on {day}").format(day=day_said(standing.last_on)), BODY)
    yield Prose(_("Checksum of this entry"), LABEL)
    yield _box(standing.head, standing.scanned)
    yield Spacer(1, 2 * mm)


def _receipt(paper: ReceiptPaper) -> Iterator[Flowable]:
    yield Prose(_("Receipt of a report"), TITLE)
    yield Prose(
        _("Filed on {day}. Receipt {number}.").format(
            day=day_said(paper.filed_on), number=str(paper.report)[:8].upper()
        ),
        BODY,
    )
    yield Prose(
        _(
            "The report lies sealed in the store of the clearing office. That it was filed stands"
            " in the log under number {entry}, with this checksum:"
        ).format(entry=paper.head.sequence),
        BODY,
    )
    yield _box(paper.head, paper.scanned)
    yield Spacer(1, 3 * mm)
    yield Prose(_("What this receipt is for"), HEADING)
    yield Prose(
        _(
            "With it you can have checked at any time that your report was not taken out of the"
            " log: the data protection officer compares it with “komma-desk log verify”, with the"
            " content of the square behind --sheet-head. The receipt says nothing of what you"
            " reported."
        ),
        BODY,
    )


def _box(head: LogHead, scanned: str) -> CodeBox:
    digits = head.digest.hex()
    groups = (digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
    return CodeBox(" ".join(groups), scanned=scanned)
