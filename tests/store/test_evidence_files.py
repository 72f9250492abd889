"""Sealed files on their way: proved by their key, handed on as they lie, brought in whole."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.evidence_files import KeptEvidenceFiles, SealedFileCut, SealedFileHarmed
from komma_desk.store.sealed_files import AttachmentDamaged, AttachmentMissing
from komma_desk.usecases.ports.sealed_files import EvidenceFiles
from komma_desk.vault.stream import PIECE_BYTES, seal_stream, sealed_length
from tests.fakes.sealed_files import FakeSealedFiles

CONTENT = b"Tonspur " * 20_000


@pytest.fixture
def files(tmp_path: Path) -> KeptEvidenceFiles:
    return attachment_files(tmp_path)


@pytest.fixture(params=["in memory", "on the disk"])
def either(request: pytest.FixtureRequest, files: KeptEvidenceFiles) -> EvidenceFiles:
    return files if request.param == "on the disk" else FakeSealedFiles()


def sealed_in(files: EvidenceFiles, content: bytes = CONTENT) -> SealedAttachment:
    return files.seal(uuid4(), "ton.mp3", io.BytesIO(content))


def lying(tmp_path: Path, sealed: SealedAttachment) -> Path:
    return tmp_path / "attachments" / sealed.stored_as


@given(st.integers(0, 3 * PIECE_BYTES))
def test_how_long_a_sealed_file_is_can_be_reckoned(size: int) -> None:
    target = io.BytesIO()
    seal_stream(io.BytesIO(bytes(size)), target, b"k" * 32)
    assert len(target.getvalue()) == sealed_length(size)


def test_a_file_is_theirs_who_have_its_key(either: EvidenceFiles) -> None:
    mine, other = sealed_in(either), sealed_in(either)
    assert either.is_theirs(mine)
    assert not either.is_theirs(replace(mine, key=other.key))
    assert not either.is_theirs(replace(mine, stored_as=other.stored_as))


def test_a_file_that_is_gone_is_nobodys(either: EvidenceFiles) -> None:
    mine = sealed_in(either)
    either.remove(mine.stored_as)
    assert not either.is_theirs(mine)


def test_a_file_that_was_cut_is_nobodys(files: KeptEvidenceFiles, tmp_path: Path) -> None:
    mine = sealed_in(files)
    path = lying(tmp_path, mine)
    path.write_bytes(path.read_bytes()[:-1])
    assert not files.is_theirs(mine)
    with pytest.raises(AttachmentDamaged):
        list(files.as_it_lies(mine))


@pytest.mark.parametrize("name", ["../keys.json", "x", "0" * 31, "0" * 64 + ".part"])
def test_a_name_that_is_not_plain_is_nobodys(files: KeptEvidenceFiles, name: str) -> None:
    assert not files.is_theirs(replace(sealed_in(files), stored_as=name))


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_what_is_handed_on_as_it_lies_is_brought_in_elsewhere(tmp_path: Path, size: int) -> None:
    here, there = attachment_files(tmp_path / "a"), attachment_files(tmp_path / "b")
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    mine = sealed_in(here, bytes(size))
    carried = io.BytesIO(b"".join(here.as_it_lies(mine)) + b"the next one")
    found = there.bring(mine.attachment, mine.key, carried)
    assert there.read(found) == bytes(size)
    assert found.stored_as != mine.stored_as
    assert carried.read() == b"the next one"


def test_a_missing_file_cannot_be_handed_on(either: EvidenceFiles) -> None:
    mine = sealed_in(either)
    either.remove(mine.stored_as)
    with pytest.raises(AttachmentMissing):
        list(either.as_it_lies(mine))


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
        lambda raw: raw[:60] + bytes([raw[60] ^ 1]) + raw[61:],
        lambda raw: bytes(len(raw)),
    ],
)
def test_of_what_is_not_right_nothing_is_kept(
    files: KeptEvidenceFiles, tmp_path: Path, harm: object
) -> None:
    assert callable(harm)
    mine = sealed_in(files)
    raw = harm(b"".join(files.as_it_lies(mine)))
    with pytest.raises((Refusal, Trouble)):
        files.bring(mine.attachment, mine.key, io.BytesIO(raw))
    assert [each.name for each in (tmp_path / "attachments").iterdir()] == [mine.stored_as]


def test_one_file_in_the_place_of_another_is_noticed(either: EvidenceFiles) -> None:
    mine, other = sealed_in(either), sealed_in(either, CONTENT[::-1])
    raw = io.BytesIO(b"".join(either.as_it_lies(other)))
    with pytest.raises(SealedFileHarmed) as refused:
        either.bring(mine.attachment, mine.key, raw)
    assert "backup" not in refused.value.spoken()


def test_a_cut_is_a_sentence_of_its_own(files: KeptEvidenceFiles) -> None:
    mine = sealed_in(files)
    with pytest.raises(SealedFileCut):
        files.bring(mine.attachment, mine.key, io.BytesIO(b""))


def test_how_much_was_read_back_is_told_up_to_the_whole(files: KeptEvidenceFiles) -> None:
    told: list[int] = []
    files.seal(uuid4(), "x", io.BytesIO(CONTENT), checked=told.append)
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
