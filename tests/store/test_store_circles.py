"""A case restricted to a circle: whole for its members, a number and a day for everybody else."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseListing
from komma_desk.domain.circle import HalvesDoNotFit, InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.identifiers import (
    AttachmentId,
    InvolvedId,
    MessageId,
    NoteId,
    PersonId,
)
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchAttachment, NoSuchCase
from komma_desk.usecases.case_halves import read_half
from komma_desk.usecases.ports.cases import StoredCases
from tests.fakes.samples import NOON, a_case, a_report
from tests.store.circle_office import CircleOffice

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


def test_the_list_shows_a_member_the_line_and_others_only_that_there_is_one(
    office: CircleOffice,
) -> None:
    open_case = a_case("2026-0001", received_at=NOON - timedelta(days=1), told="Offen am Markt")
    hidden = a_case(
        "2026-0002",
        circle=office.circle(),
        report=a_report(narrative="Geheim am Markt", acute_danger=True),
        responsible=office.people["Ada"].id,
        facts={"urgency": "HIGH"},
    )
    for each in (open_case, hidden):
        office.add(each)
    lines, counts = {}, {}
    for name in ("Ada", "Cleo"):
        with office.desk(name) as desk, desk.look() as work:
            scope, cases = office.scope(name), work.cases.cases
            lines[name] = cases.lines(CaseListing(), scope)
            found = CaseListing(search="geheim markt")
            counts[name] = (
                cases.count(CaseListing(), scope),
                cases.count(found, scope),
                len(cases.lines(found, scope)),
                cases.count(CaseListing(search="2026-0002"), scope),
                cases.count(CaseListing(responsible=office.people["Ada"].id), scope),
                cases.out_of_reach(scope),
                len(work.cases.figures.facts(frozenset())),
                cases.count_by_state(scope),
                cases.reported_by(hidden.reporter or PersonId(uuid4()), scope),
            )
    assert [line.number for line in lines["Ada"]] == ["2026-0002", "2026-0001"]
    hers, others = lines["Ada"][0], lines["Cleo"][0]
    assert (hers.main_form, hers.urgency, hers.acute_danger) == ("THREAT", "HIGH", True)
    assert (hers.restricted, hers.readable, hers.answered) == (True, True, False)
    assert replace(others, id=hidden.id) == replace(
        hers,
        main_form=None,
        place=None,
        urgency=None,
        acute_danger=False,
        responsible=None,
        readable=False,
    )
    assert counts["Ada"] == (2, 1, 1, 1, 1, 0, 2, {"triage": 2}, (hidden.id,))
    assert counts["Cleo"] == (2, 0, 0, 1, 0, 1, 1, {"triage": 2}, ())


@pytest.mark.parametrize("order", ["number", "received_on", "state", "main_form", "urgency"])
@pytest.mark.parametrize("descending", [True, False])
def test_restricted_and_open_cases_are_ordered_as_one_list(
    office: CircleOffice, order: str, descending: bool
) -> None:
    for number in range(12):
        office.add(
            a_case(
                f"2026-{number + 5}",
                circle=office.circle() if number % 3 == 0 else None,
                received_at=datetime(2026, 3, 1 + number * 7 % 12, 23, 30, tzinfo=UTC),
                state=("triage", "in_hand", "closed")[number % 3],
                main_form=Code("THREAT" if number % 4 else "INSULT"),
                facts={"urgency": "HIGH"} if number % 5 else {},
            )
        )
    listing = CaseListing(order=order, descending=descending)
    with office.desk("Ada") as desk, desk.look() as work:
        scope = office.scope("Ada")
        pages = [work.cases.cases.lines(listing, scope, offset=at, limit=5) for at in (0, 5, 10)]
        known = {
            each.id: work.cases.cases.get(each.id, scope)
            for each in work.cases.cases.lines(CaseListing(), scope)
        }
    found = [line.id for page in pages for line in page]
    keys: dict[str, Callable[[Case], Any]] = {
        "number": lambda case: int(case.number[5:]),
        "received_on": lambda case: case.received_at,
        "state": lambda case: case.state,
        "main_form": lambda case: case.main_form,
        "urgency": lambda case: case.facts.get("urgency", ""),
    }
    expected = sorted(
        known, key=lambda each: (keys[order](known[each]), each.hex), reverse=descending
    )
    assert found == expected


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


def test_who_sees_assigned_cases_only_sees_what_she_is_named_for(office: CircleOffice) -> None:
    case = filled(office, a_case(circle=office.circle())).case
    for name, expected in (("Ada", [case.number]), ("Cleo", [])):
        with office.desk(name) as desk, desk.look() as work:
            scope = office.scope(name, all_cases=False)
            lines = work.cases.cases.lines(CaseListing(), scope)
            assert [line.number for line in lines] == expected
            assert work.cases.cases.count_by_state(scope) == dict.fromkeys(
                ["triage"] * len(expected), 1
            )
            assert work.cases.cases.out_of_reach(scope) == 0
            if not expected:
                with pytest.raises(NoSuchCase):
                    work.cases.cases.get(case.id, scope)
                with pytest.raises(NoSuchCase):
                    work.cases.cases.by_number(case.number, scope)


def test_an_envelope_and_a_report_come_in_once_also_into_a_circle(office: CircleOffice) -> None:
    case = office.add(a_case(circle=office.circle()))
    with office.desk("Cleo") as desk, desk.look() as work:
        assert work.cases.cases.by_report(case.report.id) == case.id
        assert work.cases.cases.by_number(case.number, office.scope("Cleo")) == case.id
        assert work.cases.cases.circle_people(a_case().id) is None
