"""The log can be added to, and whatever else happens to it is found."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from komma_desk.domain.audit import AuditLine, Compartment, LogHead, commitment, link
from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.store.desk import KeptDesk, open_desk
from komma_desk.store.engine import open_engine
from komma_desk.store.log_rows import CasesEntry, OfficeEntry
from komma_desk.store.tables import Rows
from komma_desk.store.trail import Entry, entries, verify_chain
from komma_desk.store.upgrade import FILES
from tests.fakes.log_sealer import FakeLogSealer
from tests.fakes.samples import a_person
from tests.store.conftest import KEYS, MIGRATIONS

ADA = PersonId(a_person().id)


@pytest.fixture
def written(store: Path) -> Path:
    """Five entries in each log, written by Ada."""
    desk = open_desk(
        store,
        office_key=KEYS[Compartment.OFFICE],
        cases_key=KEYS[Compartment.CASES],
        migrations=MIGRATIONS,
        sealer=FakeLogSealer(ADA),
    )
    with desk.change() as work:
        for number in range(5):
            for compartment in Compartment:
                line = AuditLine(action="read", subject=str(number), detail={"part": "case"})
                work.trail.append(line, compartment)
        work.commit()
    desk.close()
    return store


@pytest.fixture(params=list(Compartment))
def compartment(request: pytest.FixtureRequest) -> Compartment:
    found: Compartment = request.param
    return found


@pytest.fixture
def connection(written: Path, compartment: Compartment) -> Iterator[sa.Connection]:
    engine = open_engine(written / FILES[compartment], KEYS[compartment])
    with engine.connect() as found:
        yield found
    engine.dispose()


def _chain(connection: sa.Connection, compartment: Compartment) -> list[Entry]:
    return list(entries(Rows(connection), compartment, at_once=2))


def test_an_untouched_log_holds(connection: sa.Connection, compartment: Compartment) -> None:
    chain = _chain(connection, compartment)
    head = LogHead(sequence=5, digest=chain[-1].digest)
    assert verify_chain(chain, anchor=head) is None


@pytest.mark.parametrize("column", ["payload", "salt", "at", "previous", "commitment", "digest"])
def test_a_changed_entry_is_named(
    connection: sa.Connection, compartment: Compartment, column: str
) -> None:
    chain = _chain(connection, compartment)
    foreign = chain[4].at.replace(year=2020) if column == "at" else b"x" * 32
    setattr(chain[2], column, foreign)
    assert verify_chain(chain) == 3


def test_a_missing_entry_is_named(connection: sa.Connection, compartment: Compartment) -> None:
    chain = _chain(connection, compartment)
    assert verify_chain(chain[:1] + chain[2:]) == 2


def test_a_cut_end_shows_against_a_head_somebody_kept(
    connection: sa.Connection, compartment: Compartment
) -> None:
    chain = _chain(connection, compartment)
    assert verify_chain(chain[:3]) is None
    assert verify_chain(chain[:3], anchor=LogHead(sequence=5, digest=chain[4].digest)) == 4
    assert verify_chain(chain, anchor=LogHead(sequence=2, digest=b"another")) == 2


def test_an_erased_payload_keeps_its_place(
    connection: sa.Connection, compartment: Compartment
) -> None:
    log = f"{compartment}_log"
    connection.exec_driver_sql(f"UPDATE {log} SET payload = x'', salt = x'' WHERE sequence = 2")  # noqa: S608 -- two fixed names
    assert verify_chain(_chain(connection, compartment)) is None


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE {log} SET payload = x'01' WHERE sequence = 2",
        "UPDATE {log} SET payload = x'' WHERE sequence = 2",
        "UPDATE {log} SET digest = x'01', payload = x'', salt = x'' WHERE sequence = 2",
        "DELETE FROM {log} WHERE sequence = 5",
    ],
)
def test_the_file_itself_refuses_to_change_its_log(
    connection: sa.Connection, compartment: Compartment, deed: str
) -> None:
    with pytest.raises(Trouble):
        connection.exec_driver_sql(deed.format(log=f"{compartment}_log"))


def test_the_open_columns_of_the_office_log_tell_neither_author_nor_hour(written: Path) -> None:
    engine = open_engine(written / "office.db", KEYS[Compartment.OFFICE])
    with engine.connect() as connection:
        (first, *_rest) = _chain(connection, Compartment.OFFICE)
    engine.dispose()
    assert isinstance(first, OfficeEntry)
    assert first.at.isoformat() == "2026-10-05T00:00:00+00:00"
    assert str(ADA).encode() not in first.payload


def test_the_sealed_entry_carries_its_author_and_her_signature(written: Path) -> None:
    engine = open_engine(written / "office.db", KEYS[Compartment.OFFICE])
    with engine.connect() as connection:
        (first, second, *_rest) = _chain(connection, Compartment.OFFICE)
    engine.dispose()
    inner = json.loads(second.payload[::-1])  # the fake seals by turning round
    said = inner["entry"].encode()
    told = json.loads(said)
    assert (told["action"], told["subject"], told["by"]) == ("read", "1", str(ADA))
    digest = link(
        2,
        datetime.fromisoformat(told["at"]),
        first.digest,
        commitment(b64decode(inner["salt"]), said),
    )
    assert b64decode(inner["signature"]) == b"signed:" + digest


def test_a_signature_of_somebody_else_is_named(written: Path) -> None:
    engine = open_engine(written / "cases.db", KEYS[Compartment.CASES])
    with engine.connect() as connection:
        chain = _chain(connection, Compartment.CASES)
    engine.dispose()

    def signed(author: PersonId | None, digest: bytes, signature: bytes) -> bool:
        return author == ADA and signature == b"signed:" + digest

    assert verify_chain(chain, signed=signed) is None
    forged = chain[3]
    assert isinstance(forged, CasesEntry)
    forged.signature = b"signed:something else"
    assert verify_chain(chain, signed=signed) == 4


def test_a_log_line_goes_with_its_change(kept_desk: KeptDesk) -> None:
    with kept_desk.change() as work:
        work.trail.append(AuditLine(action="never happened"), Compartment.CASES)
    with kept_desk.look() as work:
        assert work.trail.head(Compartment.CASES).sequence == 0
