"""A case restricted to a circle: whole for its members, a number and a day for everybody else."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import Case, CaseEvent, CaseFile
from komma_desk.domain.circle import HalvesDoNotFit, InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.identifiers import (
    AttachmentId,
    InvolvedId,
    MessageId,
    NoteId,
)
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchAttachment
from komma_desk.store.reading_through import read_every_record
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.case_halves import read_half
from komma_desk.usecases.ports.cases import StoredCases
from tests.fakes.clocks import a_clock
from tests.fakes.samples import NOON, a_case
from tests.store.circle_office import CircleOffice
from tests.store.conftest import KEYS

WITNESS = Involved(id=InvolvedId(uuid4()), part=Part.WITNESS, name="Zita")


@pytest.fixture
def office(store: Path) -> CircleOffice:
    return CircleOffice(store)


def fill(cases: StoredCases, case: Case, office: CircleOffice) -> None:
    """Something in every part of it."""
    ada = office.people["Ada"].id
    cases.add_event(case.id, CaseEvent(at=NOON, by=None, action="received", entered=("a",)))
    cases.add_event(case.id, CaseEvent(at=NOON, by=ada, action="accept", facts={"x": "y"}))
    cases.add_note(case.id, Note(id=NoteId(uuid4()), text="Notiz", written_at=NOON, written_by=ada))
    cases.add_message(
        case.id,
        Message(
            id=MessageId(uuid4()),
            direction=Direction.TO_REPORTER,
            text="Danke",
            said_at=NOON,
            said_by=ada,
        ),
    )
    cases.add_consent(
        case.id,
        Consent(
            item=Code("refer_police"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.ORAL,
            recorded_at=NOON,
            recorded_by=ada,
        ),
    )
    cases.add_involved(case.id, WITNESS)
    cases.add_clock(case.id, a_clock(anchored_on=NOON.date(), offender="Kai"))
    file = office.files.seal(AttachmentId(uuid4()), "bild.png", io.BytesIO(b"Bild"))
    cases.add_attachment(case.id, file)


def filled(office: CircleOffice, case: Case) -> CaseFile:
    with office.desk("Ada") as desk, desk.change() as work:
        work.cases.cases.add(case, None)
        fill(work.cases.cases, case, office)
        work.commit()
        return work.cases.cases.file(case.id, office.scope("Ada"))


def seen_by(name: str, office: CircleOffice, case: Case) -> CaseFile:
    with office.desk(name) as desk, desk.look() as work:
        return work.cases.cases.file(case.id, office.scope(name))


@pytest.mark.parametrize("from_the_first_byte", [True, False])
def test_a_member_reads_all_of_it_and_nobody_else_anything(
    office: CircleOffice, from_the_first_byte: bool
) -> None:
    open_file = filled(office, a_case("2026-0001"))
    case = a_case("2026-0002", circle=office.circle())
    if from_the_first_byte:
        file = filled(office, case)
    else:
        case, file = open_file.case, open_file
        office.restrict(case)
    for member in ("Ada", "Bea"):
        found = seen_by(member, office, case)
        circle = found.case.circle
        assert circle is not None
        assert (circle.members, circle.generation) == (office.circle().members, 1)
        assert replace(found, case=replace(found.case, circle=None)) == replace(
            file, case=replace(file.case, circle=None)
        )
    with pytest.raises(InACircle) as refused:
        seen_by("Cleo", office, case)
    assert refused.value.facts == {"number": case.number}


def test_a_circle_lifted_gives_back_the_same_case(office: CircleOffice) -> None:
    before = filled(office, a_case())
    office.restrict(before.case)
    with office.desk("Bea") as desk, desk.change() as work:
        work.cases.cases.lift(before.case.id)
        work.commit()
    assert seen_by("Cleo", office, before.case) == before
    assert office.restrict(before.case) != b""
    circle = seen_by("Ada", office, before.case).case.circle
    assert circle is not None
    assert circle.generation == 2


def test_what_a_member_changes_the_other_member_sees(office: CircleOffice) -> None:
    case = filled(office, a_case(circle=office.circle())).case
    with office.desk("Ada") as desk, desk.change() as work:
        cases = work.cases.cases
        kept = cases.get(case.id, office.scope("Ada"))
        cases.save(replace(kept, state="closed", ended=True))
        cases.save_involved(case.id, replace(WITNESS, name="Yara"))
        with pytest.raises(ChangedMeanwhile):
            cases.save_involved(case.id, WITNESS)
        with pytest.raises(ChangedMeanwhile):
            cases.save(kept)
        work.commit()
    found = seen_by("Bea", office, case)
    assert (found.case.state, found.case.revision) == ("closed", kept.revision + 1)
    assert found.involved == (replace(WITNESS, name="Yara", revision=2),)
    with office.desk("Cleo") as desk, desk.change() as work:
        cases = work.cases.cases
        with pytest.raises(InACircle):
            cases.save(kept)
        with pytest.raises(InACircle):
            cases.remove_involved(case.id, WITNESS.id)
        with pytest.raises(InACircle):
            cases.lift(case.id)
        with pytest.raises(InACircle):
            cases.widen(case.id, office.people["Cleo"])


def test_attachments_are_sealed_anew_and_the_old_files_go(office: CircleOffice) -> None:
    before = filled(office, a_case())
    with office.desk("Cleo") as desk, desk.look() as work:
        (old,) = work.cases.cases.all_attachments()
    office.restrict(before.case)
    with office.desk("Ada") as desk, desk.look() as work:
        (new,) = work.cases.cases.all_attachments()
        assert work.cases.cases.attachment(old.attachment.id, office.scope("Ada")) == new
        assert work.cases.cases.stored_files() == {new.stored_as}
        assert work.cases.readings.numbers()[old.attachment.id] == before.case.number
    assert (new.stored_as, new.key) != (old.stored_as, old.key)
    assert office.files.read(new) == b"Bild"
    assert office.files.orphans(frozenset({new.stored_as})) == ()
    with office.desk("Cleo") as desk, desk.look() as work:
        assert work.cases.cases.stored_files() == {new.stored_as}
        with pytest.raises(NoSuchAttachment):
            work.cases.cases.attachment(old.attachment.id, office.scope("Cleo"))


def test_a_restriction_rolled_back_leaves_the_case_and_its_files(office: CircleOffice) -> None:
    before = filled(office, a_case())
    with office.desk("Ada") as desk, desk.change() as work:
        work.cases.cases.restrict(before.case.id, office.circle("Ada"), office.some("Ada"), [])
    with office.desk("Cleo") as desk, desk.look() as work:
        (kept,) = work.cases.cases.all_attachments()
    assert office.files.read(kept) == b"Bild"
    assert office.files.orphans(frozenset({kept.stored_as})) == ()
    assert seen_by("Cleo", office, before.case) == before


def test_a_narrower_circle_has_another_key_and_shuts_out_who_was_in(office: CircleOffice) -> None:
    case = filled(office, a_case(circle=office.circle())).case
    first = office.restrict(case)
    second = office.restrict(case, "Ada")
    assert first != second
    with pytest.raises(InACircle):
        seen_by("Bea", office, case)
    circle = seen_by("Ada", office, case).case.circle
    assert circle is not None
    assert (circle.generation, circle.members) == (3, frozenset({office.people["Ada"].id}))


def test_one_more_member_reads_all_of_it(office: CircleOffice) -> None:
    case = filled(office, a_case(circle=office.circle())).case
    with office.desk("Bea") as desk, desk.change() as work:
        work.cases.cases.widen(case.id, office.people["Cleo"])
        people = work.cases.cases.circle_people(case.id)
        assert people == frozenset(each.id for each in office.some("Ada", "Bea", "Cleo"))
        work.commit()
    assert seen_by("Cleo", office, case) == seen_by("Ada", office, case)
    with office.desk("Cleo") as desk, desk.look() as work:
        assert work.cases.cases.restricted_to(office.people["Cleo"].id) == (case.id,)


def test_two_halves_open_it_and_one_alone_does_not(office: CircleOffice) -> None:
    case = filled(office, a_case()).case
    office.restrict(case)
    cleo, hanna = office.people["Cleo"], office.people["Hanna"]
    with office.desk("Cleo") as desk, desk.change() as work:
        cases = work.cases.cases
        shares = cases.shares(case.id)
        half_a, half_b = read_half(shares.a), read_half(shares.b[hanna.id])
        assert (half_b.case, half_b.number, half_b.generation) == (case.id, case.number, 1)
        for wrong in ((half_a.half, half_a.half), (half_b.half, bytes(32)), (b"", b"")):
            with pytest.raises(HalvesDoNotFit):
                cases.open_with_halves(case.id, *wrong, cleo)
        cases.open_with_halves(case.id, half_a.half, half_b.half, cleo)
        work.commit()
    assert seen_by("Cleo", office, case).case.number == case.number


def test_an_envelope_and_a_report_come_in_once_also_into_a_circle(office: CircleOffice) -> None:
    case = office.add(a_case(circle=office.circle()))
    with office.desk("Cleo") as desk, desk.look() as work:
        assert work.cases.cases.by_report(case.report.id) == case.id
        assert work.cases.cases.by_number(case.number, office.scope("Cleo")) == case.id
        assert work.cases.cases.circle_people(a_case().id) is None


def test_a_file_with_restricted_cases_is_read_through_without_their_keys(
    office: CircleOffice,
) -> None:
    """As an upgrade and a rehearsal do."""
    filled(office, a_case("2026-0001"))
    filled(office, a_case("2026-0002", circle=office.circle()))
    path = office.folder / FILES[Compartment.CASES]
    assert read_every_record(path, KEYS[Compartment.CASES], Compartment.CASES) > 10
