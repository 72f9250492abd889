"""A kill while an attachment is saved leaves no content in clear where nobody asked for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from komma_desk.bootstrap.files_leaving import NOTES, LeavingNotes
from komma_desk.domain.attachment import NewAttachment
from komma_desk.system.outside_files import OutsideFiles
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from tests.fakes.given_evidence import attached
from tests.journeys.conftest import founded_once, staffed_once, town
from tests.journeys.town import CLEARING, Town, a_draft

__all__ = ["founded_once", "staffed_once", "town"]

ROOT = Path(__file__).resolve().parents[2]
CLEAR = b"Drohbrief im Klartext"


@pytest.fixture
def out(town: Town, tmp_path: Path) -> Path:
    with town.unlock("rita") as rita:
        rita.perform(
            ReportIncident(a_draft(), attached(rita, NewAttachment(name="b.txt", content=CLEAR)))
        )
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def killed(town: Town, out: Path, when: str) -> None:
    words = [sys.executable, "-m", "tests.journeys.killed_saving"]
    told = [*words, str(town.folder), str(out / "b.txt"), when]
    ended = subprocess.run(told, cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL


def lying(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
@pytest.mark.parametrize("when", ["1", "2", "named"])
def test_whoever_unlocks_next_clears_it_up(town: Town, out: Path, when: str) -> None:
    killed(town, out, when)
    assert list(lying(out).values()) in ([], [CLEAR])
    town.unlock("rolf").close()
    assert lying(out) == {}
    assert lying(town.folder / NOTES) == {}


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
def test_what_was_in_its_place_stays_there(town: Town, out: Path) -> None:
    killed(town, out, "after")
    town.unlock(CLEARING).close()
    assert lying(out) == {"b.txt": CLEAR}


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
def test_a_stick_that_is_away_is_cleared_when_it_is_back(town: Town, out: Path) -> None:
    killed(town, out, "named")
    away = out.rename(out.with_name("away"))
    town.unlock(CLEARING).close()
    away.rename(out)
    assert list(lying(out).values()) == [CLEAR]
    town.unlock(CLEARING).close()
    assert lying(out) == {}


def test_the_note_is_there_before_the_content_and_tells_nobody_where(town: Town, out: Path) -> None:
    with town.unlock(CLEARING) as karl:
        staged = OutsideFiles(LeavingNotes(town.folder, karl.ring)).stage(out / "b.txt", CLEAR)
        (note,) = lying(town.folder / NOTES).values()
        assert str(out).encode() not in note
        staged.publish()
        assert lying(town.folder / NOTES) == {}
    assert lying(out) == {"b.txt": CLEAR}


def test_no_note_leads_to_a_file_of_somebody_else(town: Town, out: Path) -> None:
    mine = out / "meins.txt"
    mine.write_bytes(b"meins")
    with town.unlock(CLEARING) as karl:
        LeavingNotes(town.folder, karl.ring).remember(mine)
    (town.folder / NOTES / "unlesbar").write_bytes(b"nichts")
    town.unlock(CLEARING).close()
    assert lying(out) == {"meins.txt": b"meins"}
    assert lying(town.folder / NOTES) == {}
