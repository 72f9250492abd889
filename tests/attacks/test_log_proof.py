"""Whatever is done to a log with file key and raw SQL, `log verify` names it and ends with 3."""

from __future__ import annotations

import json
import shutil
from base64 import b64encode
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.audit import Compartment, commitment, link
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.vault import envelope
from tests.attacks.forging import in_the_name_of, person_named, to_group
from tests.attacks.log_tampering import Row, rewrite, tamper
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, MORNING, Town, a_draft, only_case

OFFICE, CASES = Compartment.OFFICE, Compartment.CASES
BOTH = pytest.mark.parametrize("log", list(Compartment))


@pytest.fixture
def line(town: Town) -> Line:
    """Rita reported, Karl took it in and looked at it: both logs have a middle and an end."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        only_case(karl)
        karl.perform(TakeIn())
        karl.perform(TakeIn())
    return Line(town)


def verdict(line: Line, *more: object, by: str = CLEARING, log: Compartment = OFFICE) -> Any:
    said = line.by(by, "log", "verify", line.town.folder, "--json", *more)
    assert said.status == (0 if said.json["good"] else 3)
    (one,) = [each for each in said.json["logs"] if each["log"] == log]
    return one


def flaws(line: Line, log: Compartment, *more: object, by: str = CLEARING) -> dict[str, int]:
    told = verdict(line, *more, by=by, log=log)["findings"]
    assert all(each["said"] for each in told)
    return {each["flaw"]: each["entry"] for each in told}


def test_a_log_nobody_touched_is_proved_with_every_signature(line: Line) -> None:
    for log in Compartment:
        told = verdict(line, log=log)
        assert told["findings"] == []
        length = int(told["head"].partition(":")[0])
        assert length > 2
        assert told["signatures"]["good"] + told["signatures"]["unvouched"] == length


def test_who_cannot_open_the_entries_still_proves_the_chain(line: Line) -> None:
    told = verdict(line, by="dora")
    assert told["findings"] == []
    assert told["signatures"]["unchecked"] > 0
    said = line.by("dora", "log", "verify", line.town.folder, "--json")
    assert said.json["closed"] == ["cases"]


@BOTH
def test_an_edited_entry_is_named(line: Line, log: Compartment) -> None:
    tamper(line.town, log, "UPDATE {log} SET payload = x'00' WHERE sequence = 2")
    assert flaws(line, log)["altered"] == 2


@BOTH
def test_a_removed_entry_is_named(line: Line, log: Compartment) -> None:
    tamper(line.town, log, "DELETE FROM {log} WHERE sequence = 2")
    assert flaws(line, log) == {"missing": 2}


@BOTH
def test_two_exchanged_entries_are_named(line: Line, log: Compartment) -> None:
    tamper(
        line.town,
        log,
        "UPDATE {log} SET sequence = 1000 WHERE sequence = 2",
        "UPDATE {log} SET sequence = 2 WHERE sequence = 3",
        "UPDATE {log} SET sequence = 3 WHERE sequence = 1000",
    )
    found = flaws(line, log)
    assert found["altered"] == 2
    assert found["out_of_place"] == 2


@BOTH
def test_an_end_cut_since_the_last_visit_is_named(line: Line, log: Compartment) -> None:
    end = verdict(line, log=log)["head"].partition(":")[0]
    tamper(line.town, log, "DELETE FROM {log} WHERE sequence = (SELECT max(sequence) FROM {log})")
    assert flaws(line, log) == {"head_gone": int(end)}


def test_a_cut_end_is_named_by_the_receipt_alone(line: Line, tmp_path: Path) -> None:
    with line.town.unlock("rolf") as rolf:
        receipt: Any = rolf.perform(ReportIncident(a_draft())).receipt
    assert isinstance(receipt, FilingReceipt)
    assert receipt.head is not None
    known = ("--sheet-head", f"office:{receipt.head.text}")
    assert flaws(line, OFFICE, *known, by="dora") == {}
    from_there = f"DELETE FROM {{log}} WHERE sequence >= {receipt.head.sequence}"  # noqa: S608 -- ours
    tamper(line.town, OFFICE, from_there)
    gone = flaws(line, OFFICE, *known, by="ines")
    assert gone == {"head_gone": receipt.head.sequence}


def test_a_sheet_in_the_drawer_names_a_rewritten_log(line: Line, tmp_path: Path) -> None:
    made = line.by(
        CLEARING, "log", "sheet", line.town.folder, "--out", tmp_path / "b.pdf", "--json"
    )
    heads = [word for head in made.json["heads"] for word in ("--sheet-head", head)]
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert len(heads) == 4
    assert flaws(line, CASES, *heads) == {}

    def without_the_second(rows: list[Row]) -> list[Row]:
        return [*rows[:1], *rows[2:]]

    rewrite(line.town, OFFICE, without_the_second)
    assert "head_differs" in flaws(line, OFFICE, *heads, by="ines")


@BOTH
def test_a_chain_rewritten_with_the_file_key_alone_is_named_by_its_signatures(
    line: Line, log: Compartment
) -> None:
    def without_the_second(rows: list[Row]) -> list[Row]:
        return [*rows[:1], *rows[2:]]

    rewrite(line.town, log, without_the_second)
    found = flaws(line, log)
    assert found["wrong_signature"] == 2
    assert "altered" not in found
    assert "missing" not in found


def forged(line: Line, entry: dict[str, str], row: Row, *, as_rita: bool) -> bytes:
    """A payload of the office log by Rolf, sealed to clearing as it should be."""
    with line.town.unlock("rolf") as rolf:
        to = to_group(rolf, "clearing")
        rita = person_named(rolf, "rita")
        author = in_the_name_of(rita) if as_rita else rolf.ring.person
        said = json.dumps({**entry, "by": str(rita.id), "at": MORNING.isoformat()}, sort_keys=True)
        salt = b"s" * 32
        digest = link(row["sequence"], MORNING, row["previous"], commitment(salt, said.encode()))
        body = {
            "entry": said,
            "salt": b64encode(salt).decode(),
            "signature": b64encode(rolf.ring.sign("log entry/1", digest)).decode(),
        }
        return envelope.seal(
            "log",
            json.dumps(body).encode(),
            to=[to],
            author=author,
            envelope_id=EnvelopeId(uuid4()),
            sent_at=MORNING,
        )


@pytest.mark.parametrize("as_rita", [True, False])
def test_an_entry_in_somebody_elses_name_is_named(line: Line, as_rita: bool) -> None:
    def with_a_forged_end(rows: list[Row]) -> list[Row]:
        entry = {"action": "file report", "subject": "", "detail": ""}
        rows[-1]["payload"] = forged(line, entry, rows[-1], as_rita=as_rita)
        return rows

    rewrite(line.town, OFFICE, with_a_forged_end)
    found = flaws(line, OFFICE)
    assert {"wrong_signature", "unreadable"} & found.keys()


def test_entries_not_sealed_to_clearing_are_named(line: Line) -> None:
    def in_clear(rows: list[Row]) -> list[Row]:
        for row in rows:
            row["payload"] = b"nothing happened"
        return rows

    rewrite(line.town, OFFICE, in_clear)
    assert flaws(line, OFFICE)["unreadable"] == 1


@BOTH
def test_an_erased_payload_keeps_its_place_in_the_chain(line: Line, log: Compartment) -> None:
    with line.town.unlock(CLEARING) as karl:
        engine = karl._desk._writers[list(Compartment).index(log)]
        assert engine is not None
        with engine.begin() as connection:
            connection.exec_driver_sql(
                f"UPDATE {log}_log SET payload = x'', salt = x'' WHERE sequence = 2"  # noqa: S608 -- ours
            )
    told = verdict(line, log=log)
    assert (told["findings"], told["erased"]) == ([], 1)


def test_what_is_no_head_is_refused_before_anything_is_opened(line: Line) -> None:
    said = line.by(CLEARING, "log", "verify", line.town.folder, "--sheet-head", "12:abc")
    assert said.status == 1
    assert "12:abc" in said.err


@pytest.mark.parametrize("name", ["office.db", "cases.db"])
def test_a_file_put_back_together_with_old_keys_does_not_fit_the_other_file(
    line: Line, tmp_path: Path, name: str
) -> None:
    """Nobody's bundle knows better then: the other log does."""
    folder = line.town.folder
    for each in (name, "keys.json"):
        shutil.copy2(folder / each, tmp_path / each)
    for _ in range(2):
        with line.town.unlock(CLEARING) as karl:
            karl.perform(ReportIncident(a_draft()))
            karl.perform(TakeIn())
    for each in (name, "keys.json"):
        shutil.copy2(tmp_path / each, folder / each)
    with line.town.unlock(CLEARING) as karl:
        assert karl.losses == ()
    log = Compartment(name.removesuffix(".db"))
    assert flaws(line, log).keys() == {"head_gone"}
