"""A sealed report with its evidence as a file: whole, or refused with nothing left behind."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, TakeInFile
from tests.fakes.given_evidence import attached
from tests.journeys.evidence_town import (
    LETTER,
    PHOTO,
    case_files,
    content_of,
    lying,
)
from tests.journeys.town import CLEARING, Town, a_draft


def test_a_sealed_file_carries_its_evidence_into_another_store_of_the_same_office(
    town: Town, tmp_path: Path
) -> None:
    target = tmp_path / "meldung.komma"
    with town.unlock("rita") as rita:
        rita.perform(SealReportFile(a_draft("per Stick"), target, attached(rita, PHOTO, LETTER)))
    assert PHOTO.content[:40] not in target.read_bytes()
    shutil.rmtree(town.folder / "attachments")
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeInFile(target))
        (file,) = case_files(karl)
        assert content_of(karl, file, tmp_path / "x") == [PHOTO.content, LETTER.content]
        before = lying(town)
        with pytest.raises(AlreadyTakenIn):
            karl.perform(TakeInFile(target))
        assert lying(town) == before


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:12],
        lambda data: data + b"x",
        lambda data: data[:-5] + bytes([data[-5] ^ 1]) + data[-4:],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: data[:-30] + data[-60:-30],
    ],
    ids=["cut", "half", "hardly begun", "longer", "flipped at the end", "flipped early", "moved"],
)
def test_a_harmed_sealed_file_with_evidence_leaves_nothing_behind(
    town: Town, tmp_path: Path, harm: Any
) -> None:
    target = tmp_path / "meldung.komma"
    with town.unlock("rita") as rita:
        files = attached(rita, PHOTO, LETTER)
        rita.perform(SealReportFile(a_draft("per Stick"), target, files))
    target.write_bytes(harm(target.read_bytes()))
    before = lying(town)
    with town.unlock(CLEARING) as karl:
        with pytest.raises((Refusal, Trouble)):
            karl.perform(TakeInFile(target))
        assert case_files(karl) == []
    assert lying(town) == before


def test_an_envelope_alone_whose_files_stayed_behind_is_refused(town: Town, tmp_path: Path) -> None:
    target = tmp_path / "meldung.komma"
    with town.unlock("rita") as rita:
        rita.perform(SealReportFile(a_draft(), target, attached(rita, LETTER)))
    data = target.read_bytes()
    length = int.from_bytes(data[9:17], "big")
    target.write_bytes(data[17 : 17 + length])
    with town.unlock(CLEARING) as karl, pytest.raises(Refusal):
        karl.perform(TakeInFile(target))
