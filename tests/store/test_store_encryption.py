"""What lies on the disk tells nothing, and a file that is not encrypted is not opened."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.stored import NoCaseKey
from komma_desk.store.desk import KeptDesk
from komma_desk.store.engine import open_engine
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.troubles import CannotUnlock, StoreMissing, StoreNotEncrypted
from komma_desk.store.upgrade import FILES
from tests.fakes.samples import EVERYTHING, a_case, a_person, a_report, an_envelope
from tests.store.conftest import KEYS, opened

CANARY = "Kanarienvogel-7731"


@pytest.fixture
def told(store: Path) -> Path:
    """A store where a case tells of a canary; the journals are as a crash would leave them."""
    desk = opened(store)
    with desk.change() as work:
        report = a_report(narrative=CANARY, place_detail=CANARY, contact=CANARY)
        work.cases.cases.add(a_case(report=report), None)
        work.office.people.add(a_person(CANARY, login="kai"))
        work.send(an_envelope())
        work.trail.append(AuditLine(action="take_in"), Compartment.CASES)
        work.trail.append(AuditLine(action="take_in"), Compartment.OFFICE)
        work.commit()
    # while the desk is open: its journals are folded into the files when it closes
    copy = Path(shutil.copytree(store, store.with_name("copy")))
    desk.close()
    return copy


def test_no_word_of_a_case_is_on_the_disk(told: Path) -> None:
    files = [each for each in told.rglob("*") if each.is_file()]
    assert {"cases.db-wal", "office.db-wal"} <= {each.name for each in files}
    for each in files:
        content = each.read_bytes()
        assert CANARY.encode() not in content
        assert CANARY.encode("utf-16-le") not in content
        assert b"CREATE TABLE" not in content


def test_the_key_of_the_office_shows_no_word_of_a_case(told: Path) -> None:
    engine = open_engine(told / "office.db", KEYS[Compartment.OFFICE])
    named = "SELECT name FROM sqlite_master WHERE type = 'table'"
    with engine.connect() as connection:
        tables = connection.exec_driver_sql(named).scalars().all()
        shown = {
            table: str(connection.exec_driver_sql(f'SELECT * FROM "{table}"').all())  # noqa: S608 -- names from the schema
            for table in tables
        }
    engine.dispose()
    assert [table for table, rows in shown.items() if CANARY in rows] == ["people"]


def test_who_holds_no_key_to_the_cases_is_told_so(told: Path) -> None:
    desk = opened(told, with_cases=False)
    with desk.look() as work:
        assert not work.has_cases
        with pytest.raises(NoCaseKey):
            work.cases.cases.count(CaseListing(), EVERYTHING)
        with pytest.raises(NoCaseKey):
            work.trail.head(Compartment.CASES)
    desk.close()


@pytest.mark.parametrize("compartment", Compartment)
def test_a_wrong_key_opens_nothing(told: Path, compartment: Compartment) -> None:
    engine = open_engine(told / FILES[compartment], b"w" * 32)
    with pytest.raises(CannotUnlock):
        engine.connect()
    engine.dispose()


def test_the_key_is_in_no_text_of_the_engine(store: Path) -> None:
    engine = open_engine(store / "office.db", b"w" * 32)
    with pytest.raises(CannotUnlock) as refused:
        engine.connect()
    texts = [repr(engine), str(engine.url), repr(refused.value), refused.value.spoken()]
    chain: BaseException | None = refused.value
    while chain is not None:
        texts.append(repr(chain))
        chain = chain.__cause__ or chain.__context__
    engine.dispose()
    assert not any((b"w" * 32).hex() in text or "wwww" in text for text in texts)


def test_a_plain_file_is_refused(store: Path) -> None:
    plain = store / "office.db"
    plain.unlink()
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("CREATE TABLE people (name)")
        connection.commit()
    with pytest.raises(StoreNotEncrypted):
        opened(store)


@pytest.mark.parametrize("content", [b"", b"short"])
def test_a_file_too_short_to_be_encrypted_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(content)
    with pytest.raises(StoreNotEncrypted):
        prove_encrypted(path)


def test_a_missing_file_is_said_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with pytest.raises(StoreMissing):
        prove_encrypted(path)
    engine = open_engine(path, b"k" * 32)
    with pytest.raises(StoreMissing):
        engine.connect()
    assert not path.exists()


def test_another_programme_reads_the_office_with_its_key(told: Path) -> None:
    """Never left out: without a second reader nobody knows whether the file can be read at all."""
    assert hasattr(apsw, "mc_version")
    connection = apsw.Connection(str(told / "office.db"), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.execute("PRAGMA cipher = 'sqlcipher'")
    connection.execute("PRAGMA legacy = 4")
    connection.execute(f"PRAGMA key = \"x'{KEYS[Compartment.OFFICE].hex()}'\"")
    assert connection.execute("SELECT name FROM people").fetchall() == [(CANARY,)]
    connection.close()


def test_looking_cannot_change_anything(kept_desk: KeptDesk) -> None:
    with pytest.raises(Exception, match="StoreTrouble"), kept_desk.look() as work:
        work.office.settings.put("name", "changed")
    with kept_desk.look() as work:
        assert work.office.settings.get("name", "as before") == "as before"
