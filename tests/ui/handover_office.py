"""An invented clearing office with one case and a directory, answering the hand-over page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import uuid4

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.case import Case, CaseFile, CaseLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, InvolvedId, PersonId, ReferralId
from komma_desk.domain.office import Office
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.procedure.definition import StateId
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.stored import NoSuchCase
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.effects.letter_parts import case_parts
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.fakes.samples import NOON, a_case, a_partner, a_report, small_procedure
from tests.ui.doorways import FakeDoorway

LISTS: Final = read_code_lists(Path(__file__).parents[2] / "resources" / "code_lists")
TODAY: Final = date(2026, 10, 6)
PASSPHRASE: Final = "bado-keli-muru-tesa-wino-pagu"
COUNSELLING: Final = Code("refer_counselling")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as the renderer of the documents gives it."""

    text: str
    width: int = 4
    height: int = 6
    stride: int = 12
    rgb: bytes = bytes(72)


def draw(data: bytes, number: int, _scale: float, /) -> Drawn:
    return Drawn(data.decode().split("\f")[number])


def count(data: bytes, /) -> int:
    return len(data.split(b"\f"))


class HandoverOffice:
    """Keeps what is recorded; `refuse` holds a refusal the next hand-over gets."""

    def __init__(self, doorway: FakeDoorway, *, told: str = "Ein Mann schrie und drohte.") -> None:
        report = a_report(narrative=told, contact="Durchwahl 4711")
        self.case: Case = a_case(number="2026-0042", report=report)
        self.affected = Involved(
            id=InvolvedId(uuid4()), part=Part.AFFECTED, name="Berta Beispiel", contact="0151 00"
        )
        accused = Involved(id=InvolvedId(uuid4()), part=Part.ACCUSED, name="Kuno Krach")
        self.attachments: tuple[Attachment, ...] = ()
        self.involved: tuple[Involved, ...] = (self.affected, accused)
        self.consents: tuple[Consent, ...] = ()
        self.advice = a_partner("Beratung Musterstadt", kind=Code("VICTIM_ADVICE"))
        self.police = a_partner(
            "Polizei Musterstadt",
            kind=Code("POLICE"),
            consent=Code("refer_police"),
            must_prosecute=True,
        )
        self.partners: tuple[Partner, ...] = (self.advice, self.police)
        self.office = Office(municipality="Musterstadt", name="Clearing", address="Markt 1")
        self.refuse: Refusal | None = None
        self.doorway = doorway
        doorway.answers |= {
            Vocabulary: lambda _query: LISTS,
            PartnerList: lambda _query: self.partners,
            OfficeCard: lambda _query: self.office,
            CasePage: lambda _query: (self.line(),),
            CaseByNumber: self.by_number,
            CaseDesk: lambda _query: self.view(),
            ReferralPreview: self.letter,
            ReferCase: self.refer,
            RecordConsent: self.record,
            SaveOffice: self.save_office,
        }

    def allow(self, item: Code = COUNSELLING) -> None:
        given = Consent(
            item=item,
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
            recorded_at=NOON,
            recorded_by=PersonId(uuid4()),
        )
        self.consents = (*self.consents, given)

    def line(self) -> CaseLine:
        return CaseLine(
            id=self.case.id,
            number=self.case.number,
            received_on=NOON.date(),
            state=self.case.state,
            main_form=self.case.main_form,
            place=None,
            urgency=None,
            acute_danger=False,
            responsible=None,
            answered=False,
        )

    def by_number(self, query: CaseByNumber) -> CaseId:
        if query.number != self.case.number:
            raise NoSuchCase
        return self.case.id

    def view(self) -> CaseView:
        file = CaseFile(
            case=self.case,
            history=(),
            involved=self.involved,
            consents=self.consents,
            notes=(),
            messages=(),
            referrals=(),
            attachments=self.attachments,
        )
        return CaseView(
            file=file,
            procedure=small_procedure(""),
            position=Position(main=StateId(self.case.state)),
            offers=(),
            parts=case_parts(file, LISTS),
            names=MappingProxyType({}),
            reporter_reachable=True,
        )

    def letter(self, query: ReferralPreview) -> bytes:
        said = [part.text for part in self.view().parts if part.key in query.parts]
        return "\f".join([query.purpose, *said]).encode()

    def refer(self, command: ReferCase) -> Changes:
        if self.refuse is not None:
            raise self.refuse
        receipt = HandedOver(
            referral=ReferralId(uuid4()),
            target=command.target,
            sha256="ab" * 32,
            passphrase=PASSPHRASE,
        )
        return Changes.of(Subject.CASES, Subject.REFERRALS).with_receipt(receipt)

    def record(self, command: RecordConsent) -> Changes:
        self.allow(command.item)
        newest = replace(self.consents[-1], state=command.state, manner=command.manner)
        self.consents = (*self.consents[:-1], newest)
        return Changes.of(Subject.CASES)

    def save_office(self, command: SaveOffice) -> Changes:
        self.office = command.office
        return Changes.of(Subject.SETTINGS)

    def referred(self) -> list[ReferCase]:
        return [each for each in self.doorway.performed if isinstance(each, ReferCase)]

    def key_of(self, involved: Involved) -> str:
        return f"involved:{involved.id}"
