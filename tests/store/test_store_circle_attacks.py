"""Restricted cases and somebody with the key of the file: she reads nothing, and is named."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.case import Case, CaseListing
from komma_desk.domain.circle import SealedCaseDamaged
from komma_desk.domain.identifiers import NoteId, PersonId
from komma_desk.domain.note import Note
from komma_desk.store.circle_check import CircleReport, look_through
from komma_desk.store.circle_seals import CircleFlaw
from komma_desk.vault import case_keys
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.seals import new_key
from tests.fakes.circle_seals import BenchSeals, _place, somebody
from tests.fakes.samples import NOON, a_case, a_report
from tests.journeys.raw_store import _open, cells
from tests.store.circle_office import CircleOffice, Deed, kept, put_back, write
from tests.store.conftest import KEYS
from tests.store.test_store_circles import filled, seen_by

KEY = KEYS[Compartment.CASES]


@pytest.fixture
def office(store: Path) -> CircleOffice:
    return CircleOffice(store)


@pytest.fixture
def case(office: CircleOffice) -> Case:
    return told(office, a_case("2026-0001", circle=office.circle()))


def told(office: CircleOffice, case: Case) -> Case:
    """Taken in by Ada, with a line in the log."""
    with office.desk("Ada") as desk, desk.change() as work:
        work.cases.cases.add(case, None)
        work.trail.append(AuditLine(action="take in post"), Compartment.CASES)
        work.commit()
    return case


def noted(office: CircleOffice, case: Case, text: str = "Rückruf") -> None:
    note = Note(id=NoteId(uuid4()), text=text, written_at=NOON, written_by=PersonId(case.id))
    with office.desk("Ada") as desk, desk.change() as work:
        work.cases.cases.add_note(case.id, note)
        work.trail.append(AuditLine(action="add note", subject=str(case.id)), Compartment.CASES)
        work.commit()


def check(office: CircleOffice, name: str = "Ada") -> CircleReport:
    with office.desk(name) as desk, desk.look() as work:
        return look_through(work.cases.sealed)


def flaws(office: CircleOffice, name: str = "Ada") -> set[CircleFlaw]:
    return {each.flaw for each in check(office, name).findings}


def not_as_told(office: CircleOffice) -> list[str]:
    with office.desk("Cleo") as desk, desk.look() as work:
        return [each.number for each in work.trail.cases_not_as_told()]


@pytest.mark.parametrize("from_the_first_byte", [True, False])
def test_no_word_of_it_lies_in_the_file_for_whoever_is_outside(
    office: CircleOffice, from_the_first_byte: bool
) -> None:
    marked = a_case(
        told="Kanari-erzählt",
        report=a_report(
            narrative="Kanari-erzählt", place_detail="Kanari-Ort", contact="Kanari-Kontakt"
        ),
        facts={"category": "Kanari-Fakt"},
        position='{"main": "Kanari-Stelle"}',
        source="Kanari-Quelle",
        circle=replace(office.circle(), reason="Kanari-Grund") if from_the_first_byte else None,
    )
    file = filled(office, marked)
    noted(office, file.case, "Kanari-Notiz")
    if not from_the_first_byte:
        office.restrict(file.case)
        journal = office.folder / "cases.db-wal"
        assert not journal.exists() or journal.stat().st_size == 0
    told = [
        value if isinstance(value, bytes) else str(value).encode()
        for _table, _column, value in cells(office.folder, KEY, "cases.db")
    ]
    words = ["Kanari", "Zita", "Notiz", "Danke", "bild.png", "Nachbarin", "THREAT", "refer_police"]
    responsible = [str(file.case.reporter), file.case.reporter.hex if file.case.reporter else ""]
    found = [word for word in (*words, *responsible) if any(word.encode() in each for each in told)]
    assert found == []
    assert any(file.case.number.encode() in each for each in told)


def test_a_whole_store_is_good_and_names_what_is_open_only_to_others(
    office: CircleOffice, case: Case
) -> None:
    noted(office, case)
    office.restrict(case)
    report = check(office)
    assert (report.opened, report.closed, report.findings) == (1, (), ())
    report = check(office, "Cleo")
    assert (report.opened, report.closed, report.findings) == (0, (case.number,), ())


def test_a_grant_forged_for_a_member_opens_nothing_and_is_named(
    office: CircleOffice, case: Case
) -> None:
    ada, place = office.people["Ada"], _place(case.id, 1)
    other = case_keys.grant(new_key(), place, office.keys["Ada"].public)
    wrong_place = case_keys.grant(new_key(), _place(case.id, 2), office.keys["Ada"].public)
    for forged in (other, wrong_place, other[:-1]):
        deed = "UPDATE case_grants SET sealed = ? WHERE person_id = ?"
        write(office, (deed, (forged, ada.id.hex)))
        assert flaws(office) == {CircleFlaw.GRANT_BROKEN}
        with pytest.raises(SealedCaseDamaged):
            seen_by("Ada", office, case)


@pytest.mark.parametrize(
    ("name", "flaw"),
    [("Cleo", CircleFlaw.GRANT_BESIDE_CIRCLE), ("Nobody", CircleFlaw.GRANT_OF_NOBODY)],
)
def test_a_grant_beside_the_circle_is_named(
    office: CircleOffice, case: Case, name: str, flaw: CircleFlaw
) -> None:
    _person, nobody = somebody(name)
    public = office.keys.get(name, nobody).public
    row = kept(office, "case_grants", case)[0] | {"person_id": public.person_id.hex}
    write(office, *put_back("case_grants", [row]))
    assert flaw in flaws(office)


def test_a_grant_taken_away_is_named_by_who_is_left(office: CircleOffice, case: Case) -> None:
    bea = office.people["Bea"].id.hex
    write(office, ("DELETE FROM case_grants WHERE person_id = ?", (bea,)))
    assert flaws(office) == {CircleFlaw.GRANT_MISSING}


def test_a_grant_emptied_by_hand_is_named_and_one_withdrawn_by_clearing_is_not(
    office: CircleOffice, case: Case
) -> None:
    ada = office.people["Ada"].id
    write(office, ("UPDATE case_grants SET sealed = x'' WHERE person_id = ?", (ada.hex,)))
    assert flaws(office, "Bea") == {CircleFlaw.GRANT_MISSING}
    with office.desk("Bea") as desk, desk.change() as work:
        # Beside other words about the same case, written before.
        work.cases.memory.put(f"told of {case.id.hex}", "5c" * 32)
        work.cases.memory.put(f"out of circle {case.id.hex}", f"1 {ada}")
        work.commit()
    assert flaws(office, "Bea") == set()


def planted(office: CircleOffice, case: Case, author: PersonKeys) -> list[Deed]:
    """Another key for this case, given to its people, over a content of one's own."""
    key, place = new_key(), _place(case.id, 1)
    with office.desk("Ada") as desk, desk.look() as work:
        found = work.cases.sealed.document(case.id)
        assert found is not None
        note = Note(
            id=NoteId(uuid4()), text="Gelogen", written_at=NOON, written_by=author.person_id
        )
        forged = replace(found, notes=(note,))
        sealer = BenchSeals(author, office.files)
        opener = type(work.cases.sealed.opener)(sealer)
        document = opener.written(forged, key, revision=1)
    deeds: list[Deed] = [
        (
            "UPDATE sealed_cases SET commitment = ?, document = ?, revision = 1",
            (case_keys.bound(key), document),
        )
    ]
    for name in ("Ada", "Bea"):
        grant = case_keys.grant(key, place, office.keys[name].public)
        person = office.people[name].id.hex
        deeds.append(("UPDATE case_grants SET sealed = ? WHERE person_id = ?", (grant, person)))
    return deeds


@pytest.mark.parametrize("name", ["Hanna", "a forger"])
def test_a_case_planted_by_nobody_of_clearing_is_refused_and_named(
    office: CircleOffice, case: Case, name: str
) -> None:
    author = office.keys.get(name) or PersonKeys.new(office.people["Ada"].id)
    write(office, *planted(office, case, author))
    assert flaws(office) == {CircleFlaw.FOREIGN_AUTHOR}
    with pytest.raises(SealedCaseDamaged):
        seen_by("Ada", office, case)


def test_a_second_key_for_a_case_shows_in_the_log_whoever_made_it(
    office: CircleOffice, case: Case
) -> None:
    assert not_as_told(office) == []
    write(office, *planted(office, case, office.keys["Cleo"]))
    assert not_as_told(office) == [case.number]


def test_a_grant_for_another_key_than_the_case_is_bound_to_is_refused(
    office: CircleOffice, case: Case
) -> None:
    write(office, *planted(office, case, office.keys["Cleo"])[1:])
    assert flaws(office) == {CircleFlaw.GRANT_BROKEN}


def test_documents_exchanged_between_two_cases_are_named(office: CircleOffice, case: Case) -> None:
    other = told(office, a_case("2026-0002", circle=office.circle()))
    mine, hers = (kept(office, "sealed_cases", each)[0] for each in (case, other))
    one, two = mine | {"document": hers["document"]}, hers | {"document": mine["document"]}
    write(office, *put_back("sealed_cases", [one, two]))
    assert [(each.number, each.flaw) for each in check(office).findings] == [
        (case.number, CircleFlaw.DOCUMENT_BROKEN),
        (other.number, CircleFlaw.DOCUMENT_BROKEN),
    ]


def test_an_older_document_put_back_is_named(office: CircleOffice, case: Case) -> None:
    (older,) = kept(office, "sealed_cases", case)
    noted(office, case)
    (newer,) = kept(office, "sealed_cases", case)
    write(office, *put_back("sealed_cases", [newer | {"document": older["document"]}]))
    assert flaws(office) == {CircleFlaw.DOCUMENT_BROKEN}
    write(office, *put_back("sealed_cases", [older]))
    assert flaws(office) == set()  # it opens: it was whole once
    assert not_as_told(office) == [case.number]


def test_a_key_set_back_to_an_earlier_generation_is_named(office: CircleOffice, case: Case) -> None:
    before = {table: kept(office, table, case) for table in ("sealed_cases", "case_grants")}
    office.restrict(case, "Ada")
    write(office, ("UPDATE sealed_cases SET generation = 1", ()))
    assert flaws(office) == {CircleFlaw.GRANT_BROKEN, CircleFlaw.OLDER_KEY}
    deeds = (deed for table, rows in before.items() for deed in put_back(table, rows))
    write(office, *deeds)
    assert flaws(office, "Bea") == {CircleFlaw.OLDER_KEY}
    assert not_as_told(office) == [case.number]


def test_content_laid_beside_a_sealed_case_is_shown_to_nobody_and_named(
    office: CircleOffice, case: Case
) -> None:
    deed = (
        "INSERT INTO notes (case_id, id, text, written_at, written_by_id)"
        " VALUES (?, ?, 'Gelogen', '2026-10-05 09:00:00.000000', ?)"
    )
    write(office, (deed, (case.id.hex, uuid4().hex, uuid4().hex)))
    assert seen_by("Ada", office, case).notes == ()
    assert flaws(office) == flaws(office, "Cleo") == {CircleFlaw.OPEN_BESIDE}


def test_what_the_list_says_must_be_what_the_document_says(
    office: CircleOffice, case: Case
) -> None:
    write(office, ("UPDATE cases SET state = 'closed'", ()))
    assert flaws(office) == {CircleFlaw.CONTRADICTED}


def test_a_sealed_case_emptied_is_named(office: CircleOffice, case: Case) -> None:
    write(office, ("DELETE FROM sealed_cases", ()))
    assert flaws(office, "Cleo") == {CircleFlaw.GONE}


def test_one_damaged_case_hides_none_of_the_others(office: CircleOffice, case: Case) -> None:
    told(office, a_case("2026-0002", circle=office.circle()))
    damage = "UPDATE sealed_cases SET document = randomblob(900) WHERE case_id = ?"
    write(office, (damage, (case.id.hex,)))
    with office.desk("Ada") as desk, desk.look() as work:
        lines = work.cases.cases.lines(CaseListing(order="number"), office.scope("Ada"))
        assert [(line.number, line.readable) for line in lines] == [
            ("2026-0002", True),
            ("2026-0001", False),
        ]


def test_a_history_leaves_its_table_only_into_a_seal(office: CircleOffice) -> None:
    open_case = filled(office, a_case("2026-0003")).case
    raw_file = closing(_open(office.folder, KEY, "cases.db"))
    with raw_file as raw, pytest.raises(sqlcipher.Error, match="only added to"):
        raw.execute("DELETE FROM case_events WHERE case_id = ?", (open_case.id.hex,))
