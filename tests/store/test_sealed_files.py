"""Attachment files are there whole or not at all, and a damaged one is never handed out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import pytest

from komma_desk.store.sealed_files import (
    AttachmentDamaged,
    AttachmentMissing,
    KeptSealedFiles,
    PlainFile,
)
from komma_desk.usecases.ports.sealed_files import SealedFiles
from komma_desk.vault.seals import new_key
from komma_desk.vault.stream import open_stream, seal_stream
from tests.fakes.sealed_files import FakeSealedFiles

CONTENT = b"Drohbrief " * 20_000


@pytest.fixture
def files(tmp_path: Path) -> SealedFiles:
    return KeptSealedFiles(
        tmp_path, seal_stream=seal_stream, open_stream=open_stream, new_key=new_key
    )


@pytest.fixture(params=["in memory", "on the disk"])
def either(request: pytest.FixtureRequest, files: SealedFiles) -> SealedFiles:
    """Each test that asks for it runs on the fake and on the folder."""
    return files if request.param == "on the disk" else FakeSealedFiles()


def _stored(tmp_path: Path) -> list[str]:
    return [each.name for each in (tmp_path / "attachments").iterdir()]


def test_what_was_sealed_is_read_again(either: SealedFiles) -> None:
    sealed = either.seal(uuid4(), "brief.pdf", io.BytesIO(CONTENT))
    assert either.read(sealed) == CONTENT
    assert either.check(sealed) == sealed.attachment
    assert (sealed.attachment.name, sealed.attachment.size) == ("brief.pdf", len(CONTENT))


def test_name_and_content_are_not_on_the_disk(files: SealedFiles, tmp_path: Path) -> None:
    sealed = files.seal(uuid4(), "brief.pdf", io.BytesIO(CONTENT))
    assert _stored(tmp_path) == [sealed.stored_as]
    assert b"Drohbrief" not in (tmp_path / "attachments" / sealed.stored_as).read_bytes()
    assert str(sealed.attachment.id).replace("-", "") not in sealed.stored_as


def test_a_flipped_bit_is_noticed(files: SealedFiles, tmp_path: Path) -> None:
    sealed = files.seal(uuid4(), "x", io.BytesIO(CONTENT))
    path = tmp_path / "attachments" / sealed.stored_as
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    with pytest.raises(Exception, match="SealedFileDamaged"):
        files.read(sealed)


def test_a_missing_file_is_said(either: SealedFiles) -> None:
    sealed = either.seal(uuid4(), "x", io.BytesIO(b"1"))
    either.remove(sealed.stored_as)
    either.remove(sealed.stored_as)
    with pytest.raises(AttachmentMissing):
        either.check(sealed)


def test_orphans_are_the_files_nobody_knows(either: SealedFiles) -> None:
    assert either.orphans(frozenset()) == ()
    known = either.seal(uuid4(), "a", io.BytesIO(b"1"))
    forgotten = either.seal(uuid4(), "b", io.BytesIO(b"2"))
    assert either.orphans(frozenset({known.stored_as})) == (forgotten.stored_as,)


def test_a_name_leading_out_of_the_folder_is_refused(files: SealedFiles, tmp_path: Path) -> None:
    (tmp_path / "office.db").write_bytes(b"precious")
    with pytest.raises(AttachmentMissing):
        files.remove("../office.db")
    assert (tmp_path / "office.db").exists()


def test_a_failed_sealing_leaves_nothing_behind(tmp_path: Path) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("the stick was pulled out")

    files = KeptSealedFiles(
        tmp_path, seal_stream=seal_stream, open_stream=open_stream, new_key=new_key
    )
    with pytest.raises(Exception, match="DiskInTheWay"):
        files.seal(uuid4(), "x", Torn())
    assert _stored(tmp_path) == []


def test_what_reads_back_differently_does_not_count(tmp_path: Path) -> None:
    def lying(source: BinaryIO, target: BinaryIO, key: bytes) -> PlainFile:
        told = open_stream(source, target, key)
        return type(told)(sha256=b"\0" * 32, size=told.size)

    files = KeptSealedFiles(tmp_path, seal_stream=seal_stream, open_stream=lying, new_key=new_key)
    with pytest.raises(AttachmentDamaged):
        files.seal(uuid4(), "x", io.BytesIO(CONTENT))
    assert _stored(tmp_path) == []
