"""What the rooms of the cases promise, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from types import MappingProxyType
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.case import CaseEvent, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    EnvelopeId,
    InvolvedId,
    MessageId,
    NoteId,
    PartnerId,
    PersonId,
    ReferralId,
)
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.moment import Moment, Precision
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchAttachment, NoSuchCase
from komma_desk.usecases.ports.work import Desk
from tests.fakes.given_evidence import a_sealed_file
from tests.fakes.samples import EVERYTHING, NOON, a_case, a_report

ADA, KAI = PersonId(uuid4()), PersonId(uuid4())
KAIS_OWN = Scope(KAI, all_cases=False)


def test_a_case_comes_back_as_it_was(desk: Desk) -> None:
    span = Moment(
        precision=Precision.SPAN,
        first_on=date(2026, 9, 1),
        last_on=date(2026, 9, 3),
        at=time(14, 30),
    )
    case = a_case(
        report=a_report(occurred=span, place=None, channel=Code("EMAIL"), contact="Zimmer 4"),
        responsible=KAI,
        last_actor=KAI,
        facts=MappingProxyType({"urgency": "HIGH", "category": "A"}),
        source="list of 2025",
    )
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.get(case.id, EVERYTHING) == case
        assert work.cases.cases.by_number("2026-0001", EVERYTHING) == case.id
        assert work.cases.cases.by_report(case.report.id) == case.id


def test_what_somebody_reported_is_found_by_her_account(desk: Desk) -> None:
    hers = [a_case(number=f"2026-000{number}", reporter=ADA) for number in (2, 1)]
    with desk.change() as work:
        for each in (*hers, a_case(number="2026-0003", reporter=KAI)):
            work.cases.cases.add(each, None)
        work.commit()
    with desk.look() as work:
        found = work.cases.cases.reported_by(ADA, EVERYTHING)
        assert found == (hers[1].id, hers[0].id)
        assert work.cases.cases.reported_by(ADA, Scope(ADA, all_cases=False)) == ()


def test_an_envelope_becomes_a_case_once(desk: Desk) -> None:
    envelope = EnvelopeId(uuid4())
    with desk.change() as work:
        assert not work.cases.cases.taken_in(envelope)
        work.cases.cases.add(a_case(), envelope)
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.taken_in(envelope)


def test_numbers_of_a_year_go_up_and_a_rollback_gives_them_back(desk: Desk) -> None:
    with desk.change() as work:
        assert [work.cases.cases.next_number(2026) for _ in range(2)] == ["2026-0001", "2026-0002"]
        assert work.cases.cases.next_number(2027) == "2027-0001"
    with desk.change() as work:
        assert work.cases.cases.next_number(2026) == "2026-0001"


def test_a_second_save_of_the_same_revision_of_a_case_is_refused(desk: Desk) -> None:
    case = a_case()
    changed = replace(case, state="in_hand", report=replace(case.report, narrative="Anders."))
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.save(changed)
        work.commit()
    with desk.change() as work:
        assert work.cases.cases.get(case.id, EVERYTHING) == replace(changed, revision=2)
        with pytest.raises(ChangedMeanwhile):
            work.cases.cases.save(case)


def test_a_case_out_of_scope_is_not_there(desk: Desk) -> None:
    mine, other = a_case("2026-0001", responsible=KAI), a_case("2026-0002")
    with desk.change() as work:
        work.cases.cases.add(mine, None)
        work.cases.cases.add(other, None)
        work.commit()
    with desk.look() as work:
        cases = work.cases.cases
        assert [line.id for line in cases.lines(CaseListing(), KAIS_OWN)] == [mine.id]
        assert cases.count(CaseListing(), KAIS_OWN) == 1
        assert cases.count_by_state(KAIS_OWN) == {"triage": 1}
        for ask in (cases.get, cases.file):
            with pytest.raises(NoSuchCase):
                ask(other.id, KAIS_OWN)
        with pytest.raises(NoSuchCase):
            cases.by_number("2026-0002", KAIS_OWN)
        with pytest.raises(NoSuchCase):
            cases.get(CaseId(uuid4()), EVERYTHING)


def test_everything_of_a_case_comes_back_in_the_order_it_came(desk: Desk) -> None:
    case, kai = a_case(), KAI
    events = [
        CaseEvent(at=NOON, by=None, action="received"),
        CaseEvent(
            at=NOON, by=kai, action="accept", left=("a",), entered=("b", "c"), facts={"x": "y"}
        ),
    ]
    notes = [Note(id=NoteId(uuid4()), text=t, written_at=NOON, written_by=kai) for t in ("z", "a")]
    message = Message(
        id=MessageId(uuid4()),
        direction=Direction.TO_REPORTER,
        text="Danke",
        said_at=NOON,
        said_by=kai,
    )
    consent = Consent(
        item=Code("refer_police"),
        state=ConsentState.GIVEN,
        manner=ConsentManner.ORAL,
        recorded_at=NOON,
        recorded_by=kai,
        valid_until=date(2027, 1, 1),
    )
    involved = Involved(id=InvolvedId(uuid4()), part=Part.WITNESS, name="Z", person=kai)
    referral = _referral()
    sealed = SealedAttachment(
        attachment=Attachment(id=AttachmentId(uuid4()), name="x.pdf", size=3, sha256="ab"),
        stored_as="random",
        key=b"k" * 32,
    )
    with desk.change() as work:
        cases = work.cases.cases
        cases.add(case, None)
        for event in events:
            cases.add_event(case.id, event)
        for note in notes:
            cases.add_note(case.id, note)
        cases.add_message(case.id, message)
        cases.add_consent(case.id, consent)
        cases.add_involved(case.id, involved)
        cases.add_referral(case.id, referral)
        cases.add_attachment(case.id, sealed)
        work.commit()
    with desk.look() as work:
        file = work.cases.cases.file(case.id, EVERYTHING)
        assert file.history == tuple(events)
        assert file.notes == tuple(notes)
        assert (file.messages, file.consents) == ((message,), (consent,))
        assert (file.involved, file.referrals) == ((involved,), (referral,))
        assert file.attachments == (sealed.attachment,)
        assert work.cases.cases.attachment(sealed.attachment.id, EVERYTHING) == sealed
        assert list(work.cases.cases.all_attachments()) == [sealed]
        with pytest.raises(NoSuchAttachment):
            work.cases.cases.attachment(sealed.attachment.id, KAIS_OWN)


def _referral() -> Referral:
    return Referral(
        id=ReferralId(uuid4()),
        partner=PartnerId(uuid4()),
        partner_name="Beratung",
        purpose="Beratung",
        parts=("narrative", "contact"),
        file_name="x.pdf",
        sha256="cd",
        state=ReferralState.HANDED_OVER,
        made_at=NOON,
        made_by=KAI,
    )


def test_people_involved_and_referrals_can_change(desk: Desk) -> None:
    case, referral = a_case(), _referral()
    involved = Involved(id=InvolvedId(uuid4()), part=Part.WITNESS, name="Z")
    accepted = replace(referral, state=ReferralState.ACCEPTED)
    with desk.change() as work:
        cases = work.cases.cases
        cases.add(case, None)
        cases.add_involved(case.id, involved)
        cases.add_referral(case.id, referral)
        cases.save_involved(case.id, replace(involved, name="Y"))
        cases.save_referral(case.id, accepted)
        file = cases.file(case.id, EVERYTHING)
        assert file.involved == (replace(involved, name="Y", revision=2),)
        assert file.referrals == (accepted,)
        with pytest.raises(ChangedMeanwhile):
            cases.save_involved(case.id, involved)
        cases.remove_involved(case.id, involved.id)
        assert cases.file(case.id, EVERYTHING).involved == ()


def test_what_is_said_of_a_file_later_takes_the_place_of_before(desk: Desk) -> None:
    case, file = a_case(), a_sealed_file()
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.add_attachment(case.id, file)
        work.commit()
    with desk.change() as work:
        work.cases.cases.save_attachment(case.id, file.of_kind(Code("PHOTO")))
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.attachment(file.id, EVERYTHING) == file.of_kind(Code("PHOTO"))
    with desk.change() as work, pytest.raises(ChangedMeanwhile):
        work.cases.cases.save_attachment(case.id, a_sealed_file())
