"""What the office enters for somebody: the markers in it, and who may read those of a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId, ReceptionId
from komma_desk.domain.partner import Partner
from komma_desk.domain.reception import Reception
from komma_desk.usecases.begun_texts import BEGUN_TEXTS, BegunText, BegunTexts
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.enter_report import EnterReport
from komma_desk.usecases.commands.keep_begun_texts import KeepBegunTexts
from komma_desk.usecases.commands.save_reception import SaveReception
from komma_desk.usecases.drafts import DRAFT, RECEPTIONS, label_of
from tests.fakes.details import FILABLE
from tests.journeys.town import CLEARING, MORNING, a_draft

BEGUN: Final = ReceptionId(UUID("11111111-2222-4333-8444-555555555555"))
ENDED: Final = ReceptionId(UUID("11111111-2222-4333-8444-666666666666"))
# A draft is read by nobody but whoever wrote it.
WRITTEN_BY: Final = {"SaveDraft": "rita", "SaveReception": CLEARING, "KeepBegunTexts": CLEARING}
DRAFTS: Final = (DRAFT, RECEPTIONS, BEGUN_TEXTS, label_of(BEGUN))


def by_the_telephone(karl: Session, do: Callable[[Session, object], Any]) -> None:
    """One case, and one that was begun and is left there."""
    reception = Reception(
        channel=Code("PHONE"), received_at=MORNING, told_by="x", affected="x", note="x"
    )
    draft = a_draft(
        reporter_role=Code("WITNESS"),
        consents=frozenset({Code("refer_counselling")}),
        details=FILABLE,
    )
    do(karl, EnterReport(begun=ENDED, reception=reception, draft=draft, files=_file(karl, ENDED)))
    do(karl, SaveReception(begun=BEGUN, reception=reception, draft=draft, files=_file(karl, BEGUN)))
    text = BegunText(about=ENDED, place="x", text="x", number="x")
    partner = Partner(
        id=PartnerId(ENDED), name="x", kind=Code("VICTIM_ADVICE"), consent=Code("refer_counselling")
    )
    do(karl, KeepBegunTexts(BegunTexts(texts=(text,), partners=(partner,))))


def _file(karl: Session, begun: ReceptionId) -> tuple[SealedAttachment, ...]:
    given = karl.perform(AttachFile(NewAttachment(name="x", content=b"x"), reception=begun)).receipt
    assert isinstance(given, SealedAttachment)
    return (given,)
