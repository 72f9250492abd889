"""Checkpoints in the logs: a check may begin there, and one that does not hold is no shortcut."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.log_proof import KnownHead, LogFlaw
from komma_desk.usecases.commands.export_log import ExportLog
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint
from komma_desk.usecases.queries.log_proof import LogProof, LogVerdicts
from komma_desk.usecases.queries.log_standing import LogStandings
from komma_desk.words import Language, current_language, use_language
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft

VERIFY = Path(__file__).resolve().parents[2] / "packaging" / "verify_log.py"
FAST = LogProof(since_checkpoint=True)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


@pytest.fixture
def pointed(town: Town) -> Town:
    """A checkpoint in both logs, and a report taken in behind it."""
    with town.unlock(CLEARING) as karl:
        assert karl.perform(WriteCheckpoint(daily=True)).receipt == 2
        karl.perform(ReportIncident(a_draft()))
        karl.perform(TakeIn())
    return town


def proved(desk: Session, query: LogProof = FAST) -> dict[Compartment, Any]:
    verdicts: LogVerdicts = desk.ask(query)
    return {each.compartment: each for each in verdicts.logs}


def test_a_check_begins_at_the_checkpoint_and_the_whole_one_still_looks_at_all(
    pointed: Town,
) -> None:
    with pointed.unlock(CLEARING) as karl:
        fast, whole = proved(karl), proved(karl, LogProof())
    for compartment in Compartment:
        assert fast[compartment].is_sound
        assert fast[compartment].since > 0
        assert whole[compartment].is_sound
        assert whole[compartment].since == 0
        looked_at = sum(fast[compartment].signatures.values())
        assert looked_at == whole[compartment].head.sequence - fast[compartment].since


def test_one_a_day_and_at_closing_only_where_something_was_written(pointed: Town) -> None:
    with pointed.unlock(CLEARING) as karl:
        assert karl.perform(WriteCheckpoint(daily=True)).receipt == 0
        assert karl.perform(WriteCheckpoint()).receipt == 2
        assert karl.perform(WriteCheckpoint()).receipt in {0, 1}
    pointed.clock.move_to(pointed.clock.today().replace(day=20))
    with pointed.unlock(CLEARING) as karl:
        karl.perform(ReportIncident(a_draft("Noch eine")))
        assert karl.perform(WriteCheckpoint(daily=True)).receipt != 0


def test_whoever_has_no_key_to_the_cases_writes_in_the_office_log_only(town: Town) -> None:
    with town.unlock(ADMIN) as mira:
        assert mira.perform(WriteCheckpoint()).receipt == 1
        assert proved(mira)[Compartment.OFFICE].since == 0  # she cannot open what it says


def test_the_page_of_the_log_knows_where_the_last_one_stands(pointed: Town) -> None:
    with pointed.unlock(CLEARING) as karl:
        sheet = karl.ask(LogStandings())
    assert all(each.checkpoint is not None for each in sheet.logs)


def test_a_checkpoint_moved_by_hand_is_no_shortcut(pointed: Town) -> None:
    with pointed.unlock(CLEARING) as karl:
        key = office_key(karl)
        head = karl.ask(LogStandings()).logs[0].head
    moved = f"2026-10-05 {head.text}"
    deed = "UPDATE settings SET value = ? WHERE name = 'log checkpoint'"
    assert change(pointed.folder, key, deed, moved) == 1
    with pointed.unlock(CLEARING) as karl:
        assert proved(karl)[Compartment.OFFICE].since == 0
        assert proved(karl)[Compartment.CASES].since > 0


def test_what_was_changed_behind_the_checkpoint_is_found_fast(pointed: Town) -> None:
    with pointed.unlock(CLEARING) as karl:
        key = karl.ring.file_key(Compartment.CASES).raw
        last = karl.ask(LogStandings()).logs[1].head.sequence
    with closing(sqlcipher.connect(str(pointed.folder / "cases.db"))) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_log'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        deed = "UPDATE cases_log SET payload = ? WHERE sequence = ?"
        connection.execute(deed, (b"{}", last))
        connection.commit()
    with pointed.unlock(CLEARING) as karl:
        found = proved(karl)[Compartment.CASES]
    assert LogFlaw.ALTERED in {each.flaw for each in found.findings}


def test_a_head_older_than_the_checkpoint_is_looked_for_in_the_whole_log(pointed: Town) -> None:
    with pointed.unlock(CLEARING) as karl:
        wrong = KnownHead.read("office:1:" + "ab" * 16)
        found = proved(karl, LogProof(known=(wrong,), since_checkpoint=True))
    assert found[Compartment.OFFICE].since == 0
    assert not found[Compartment.OFFICE].is_sound


def test_the_verifier_on_its_own_knows_checkpoints(pointed: Town, tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl"
    with pointed.unlock(CLEARING) as karl:
        karl.perform(ExportLog(target=out, with_payloads=True))
    ran = subprocess.run(
        [sys.executable, str(VERIFY), str(out)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.count("1 checkpoints") == 2
