"""The receipt of a report sealed without an account: file, checksum, and how to hear back."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from komma_desk.documents.code_box import CodeBox
from komma_desk.documents.page import PageFrame, lay_out
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, LABEL, TITLE, WARNING
from komma_desk.domain.card_papers import SealedReceipt
from komma_desk.domain.home_time import at_home
from komma_desk.words import _, speaking

_GROUP = 8


def sealed_receipt(receipt: SealedReceipt) -> bytes:
    """The receipt as tagged PDF, in its own language; it says nothing of what was reported."""
    head = receipt.head
    with speaking(head.language):
        frame = PageFrame(
            municipality=head.municipality,
            office=head.office,
            kind=_("Receipt of a sealed report"),
            dated_on=head.dated_on,
        )
        return lay_out(list(_story(receipt)), frame)


def _story(receipt: SealedReceipt) -> Iterator[Flowable]:
    yield Prose(_("Receipt of a sealed report"), TITLE)
    at = at_home(receipt.sealed_at)
    facts = (
        (_("File"), receipt.file),
        (_("Sealed on"), f"{at:%d.%m.%Y, %H:%M}"),
        (_("Number of the report"), str(receipt.report)),
        (_("Checksum (SHA-256)"), _grouped(receipt.sha256)),
    )
    for name, said in facts:
        yield Prose(name, LABEL)
        yield Prose(said, BODY)
    yield Prose(_("How you hear back"), HEADING)
    yield Prose(_how(receipt), BODY)
    if receipt.code:
        yield Prose(
            _("Whoever has this sheet can read the answer. Please keep it locked away."), WARNING
        )
        yield Prose(_("Return code"), LABEL)
        yield CodeBox(receipt.code)
        yield Spacer(1, 2 * mm)
    yield Prose(_("What this receipt is for"), HEADING)
    yield Prose(
        _(
            "It says that a file of this name with this checksum was sealed at this moment, and"
            " nothing of what you reported. If the office has a file with the same checksum, it has"
            " your report, whole and unchanged."
        ),
        BODY,
    )
    head = receipt.head
    yield Prose(_("Where the file goes"), HEADING)
    yield Prose("\n".join((head.office, head.municipality, *head.ways)), BODY)


def _how(receipt: SealedReceipt) -> str:
    if receipt.by_code:
        return _(
            "The answer comes as a file. Open it with KommA Desk under “Open an answer …”. Only"
            " your return code opens it; nobody can give it anew."
        )
    return _(
        "The answer comes as a file. Open it with KommA Desk under “Open an answer …”. Only your"
        " passphrase opens it. On the command line the number above is needed too."
    )


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
