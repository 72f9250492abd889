"""What the rooms of the cases promise, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID, uuid4

import pytest

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.case import CaseEvent, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
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
from tests.fakes.samples import EVERYTHING, NOON, a_case, a_report

KAI = PersonId(uuid4())
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


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (CaseListing(), "DCBA"),
        (CaseListing(descending=False), "ABCD"),
        (CaseListing(order="number", descending=False), "ABCD"),
        (CaseListing(order="state", descending=False), "DACB"),
        (CaseListing(states=frozenset({"triage", "closed"})), "DCB"),
        (CaseListing(open_only=True), "CBA"),
        (CaseListing(responsible=KAI), "B"),
        (CaseListing(search="STRASSE"), "A"),
        (CaseListing(search="straße  ALLEIN"), "A"),
        (CaseListing(search="2026-00"), "CBA"),
        (CaseListing(search="100%"), "B"),
        (CaseListing(search="_"), ""),
    ],
)
def test_a_list_shows_what_was_asked_for(desk: Desk, listing: CaseListing, expected: str) -> None:
    made = {
        "A": a_case("2026-0009", told="In der Straße, allein.", state="in_hand"),
        "B": a_case("2026-0010", told="Zu 100% sicher", responsible=KAI),
        "C": a_case("2026-0099"),
        "D": a_case("2026-10000", state="closed"),
    }
    if listing.order == "state":
        made["B"] = replace(made["B"], state="triage")
        made["C"] = replace(made["C"], state="in_hand")
        made["A"] = replace(made["A"], id=CaseId(UUID(int=1)))
        made["C"] = replace(made["C"], id=CaseId(UUID(int=2)))
    with desk.change() as work:
        for days, case in enumerate(made.values()):
            later = replace(case, received_at=NOON + timedelta(days=days))
            work.cases.cases.add(later, None)
        work.commit()
    names = {case.id: name for name, case in made.items()}
    with desk.look() as work:
        found = work.cases.cases.lines(listing, EVERYTHING)
        assert "".join(names[line.id] for line in found) == expected
        assert work.cases.cases.count(listing, EVERYTHING) == len(expected)


def test_a_list_comes_in_pages(desk: Desk) -> None:
    with desk.change() as work:
        for n in range(5):
            work.cases.cases.add(a_case(f"2026-{n:04}"), None)
        cases, listing = work.cases.cases, CaseListing(order="number", descending=False)
        pages = [
            [line.number[-1] for line in cases.lines(listing, EVERYTHING, offset=at, limit=2)]
            for at in (0, 2, 4)
        ]
    assert pages == [["0", "1"], ["2", "3"], ["4"]]


def test_a_line_says_whether_the_reporter_had_an_answer(desk: Desk) -> None:
    case = a_case(facts={"urgency": "HIGH"})
    answer = Message(
        id=MessageId(uuid4()), direction=Direction.TO_REPORTER, text="", said_at=NOON, said_by=KAI
    )
    with desk.change() as work:
        work.cases.cases.add(case, None)
        (before,) = work.cases.cases.lines(CaseListing(), EVERYTHING)
        work.cases.cases.add_message(case.id, answer)
        (after,) = work.cases.cases.lines(CaseListing(), EVERYTHING)
    assert (before.answered, after.answered) == (False, True)
    assert (after.urgency, after.place) == ("HIGH", "OFFICE")


def test_a_case_of_the_last_evening_counts_on_the_local_day(desk: Desk) -> None:
    case = a_case(received_at=datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    with desk.change() as work:
        work.cases.cases.add(case, None)
        (line,) = work.cases.cases.lines(CaseListing(), EVERYTHING)
        ((found, facts),) = work.cases.figures.facts()
    assert line.received_on == date(2026, 11, 1)
    assert (found, facts.received_in) == (case.id, Month(year=2026, number=11))


def test_facts_say_who_was_affected_and_what_was_counted(desk: Desk) -> None:
    affected = a_case("2026-0001")
    seen = a_case("2026-0002", report=a_report(reporter_role=Code("WITNESS")))
    october = Month(year=2026, number=10)
    with desk.change() as work:
        for case in (seen, affected):
            work.cases.cases.add(case, None)
        work.cases.figures.mark_counted([(affected.id, october)])
        work.commit()
    with desk.look() as work:
        (_, first), (_, second) = work.cases.figures.facts()
    assert (first.person, first.counted_in) == (str(affected.reporter), october)
    assert (second.person, second.counted_in) == (None, None)


def test_a_frozen_month_stays_as_it_was_frozen(desk: Desk) -> None:
    months = [
        FrozenMonth(month=Month(year=2026, number=n), cells={"THREAT": 5}, received=n * 5 or None)
        for n in (9, 10)
    ]
    with desk.change() as work:
        work.cases.figures.freeze(months[::-1], 1)
        work.commit()
    with desk.look() as work:
        assert work.cases.figures.frozen() == tuple(months)


def test_a_row_of_a_list_is_brought_along_once(desk: Desk) -> None:
    case = a_case()
    with desk.change() as work:
        work.cases.cases.add(case, None)
        assert not work.cases.cases.imported("fingerprint")
        work.cases.cases.mark_imported("fingerprint", case.id)
        assert work.cases.cases.imported("fingerprint")
