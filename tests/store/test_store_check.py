"""A check names what is wrong and never raises; a copy is whole; the reserve is really there."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.domain.audit import AuditLine, Compartment, LogHead
from komma_desk.store.check import CheckReport, Flaw, check_cases, check_office
from komma_desk.store.copying import copy_to
from komma_desk.store.engine import open_for_upgrade
from komma_desk.store.reserve import free_reserve, keep_reserve
from tests.fakes.samples import a_case
from tests.store.conftest import KEYS, opened

OFFICE, CASES = KEYS[Compartment.OFFICE], KEYS[Compartment.CASES]


@pytest.fixture
def used(store: Path) -> Path:
    desk = opened(store)
    with desk.change() as work:
        for number in range(200):
            case = a_case(f"2026-{number:04}", told="Es geschah am Schalter. " * 50)
            work.cases.cases.add(case, None)
            work.trail.append(AuditLine(action="take_in"), Compartment.CASES)
        work.commit()
    desk.close()
    return store


def _flaws(report: CheckReport) -> set[Flaw]:
    return {each.flaw for each in report.findings}


def _by_force(path: Path, key: bytes, *deeds: str) -> None:
    engine = open_for_upgrade(path, key)
    with engine.begin() as connection:
        for deed in deeds:
            connection.exec_driver_sql(deed)
    engine.dispose()


def test_a_sound_store_is_found_sound(used: Path) -> None:
    office = check_office(used / "office.db", OFFICE)
    cases = check_cases(used / "cases.db", CASES)
    assert office.is_sound
    assert cases.is_sound
    assert cases.counts["cases"] == 200
    assert cases.head is not None
    assert cases.head.sequence == 200


def test_a_flipped_bit_is_found_wherever_it_is(used: Path) -> None:
    path = used / "cases.db"
    raw = bytearray(path.read_bytes())
    raw[len(raw) * 2 // 3] ^= 1
    path.write_bytes(raw)
    assert Flaw.BROKEN_SEAL in _flaws(check_cases(path, CASES))


def test_a_wrong_key_is_a_finding(used: Path) -> None:
    assert _flaws(check_cases(used / "cases.db", OFFICE)) == {Flaw.CANNOT_OPEN}


def test_an_entry_without_its_case_is_found(used: Path) -> None:
    _by_force(used / "cases.db", CASES, "DELETE FROM cases WHERE number = '2026-0001'")
    report = check_cases(used / "cases.db", CASES)
    assert {each.place for each in report.findings} == {
        "case_details",
        "case_reports",
        "case_texts",
    }


def test_a_forged_log_is_found_at_its_entry(used: Path) -> None:
    _by_force(
        used / "cases.db",
        CASES,
        "DROP TRIGGER cases_log_unchanged",
        "UPDATE cases_log SET payload = x'01' WHERE sequence = 17",
    )
    (finding,) = check_cases(used / "cases.db", CASES).findings
    assert (finding.flaw, finding.place) == (Flaw.BROKEN_LOG, "17")
    assert "17" in finding.spoken()


def test_an_older_copy_put_in_place_shows_against_a_kept_head(used: Path) -> None:
    anchor = LogHead(sequence=201, digest=b"seen later")
    assert check_cases(used / "cases.db", CASES, anchor=anchor).findings[0].place == "201"


def test_a_copy_is_whole_and_encrypted_with_the_same_key(used: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy_to(used / "cases.db", CASES, copy)
    assert check_cases(copy, CASES).counts == check_cases(used / "cases.db", CASES).counts
    assert b"Schalter" not in copy.read_bytes()
    assert not copy.with_name("copy.db.part").exists()


def test_the_reserve_is_given_free_once(tmp_path: Path) -> None:
    keep_reserve(tmp_path, size=3 * 1024 * 1024 + 5)
    assert (tmp_path / "reserve.bin").stat().st_size == 3 * 1024 * 1024 + 5
    assert free_reserve(tmp_path)
    assert not free_reserve(tmp_path)
