"""A sealed file as a record: nothing a stranger writes there leads anywhere else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.attachment import (
    LARGEST_FILE,
    MOST_FILES,
    Attachment,
    FileNameNotAccepted,
    FileTooLargeToAttach,
    SealedAttachment,
    TooManyAttachments,
    require_evidence,
)
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.parcel import NotAParcel, Parcel, unpacked
from komma_desk.domain.sealed_record import sealed_of, sealed_record, told_of, told_record

FILE = SealedAttachment(
    attachment=Attachment(
        id=AttachmentId(UUID(int=7)), name="Foto vom Flur.jpg", size=12, sha256="ab" * 32
    ),
    stored_as="0f" * 32,
    key=b"k" * 32,
)


def _with(**changed: Any) -> dict[str, Any]:
    return sealed_record(FILE) | changed


def test_a_record_of_a_sealed_file_is_read_again() -> None:
    assert sealed_of(sealed_record(FILE)) == FILE


def test_what_is_told_of_a_file_opens_nothing() -> None:
    told = told_record(FILE.attachment)
    assert told_of(told) == FILE.attachment
    assert not {"key", "stored_as"} & told.keys()


def test_the_kind_of_a_file_goes_along_and_one_of_before_has_none() -> None:
    photo = FILE.of_kind(Code("PHOTO"))
    assert sealed_of(sealed_record(photo)) == photo
    assert "kind" not in told_record(FILE.attachment)
    assert told_of(told_record(photo.attachment)).kind == "PHOTO"


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "<b>Foto</b>"},
        {"kind": ""},
        {"kind": 7},
        {"kind": "X" * 61},
        {"stored_as": "../office.db"},
        {"stored_as": "0f" * 32 + ".part"},
        {"stored_as": "0F" * 32},
        {"stored_as": 7},
        {"key": "00"},
        {"key": "no hex"},
        {"size": -1},
        {"size": True},
        {"size": "12"},
        {"sha256": "ab"},
        {"name": ""},
        {"name": "a\nb"},
        {"name": "x" * 501},
        {"id": "7"},
    ],
)
def test_a_record_not_as_we_write_it_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        sealed_of(_with(**changed))


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=4))
def test_anything_else_is_no_record_either(found: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        sealed_of(found)


def test_a_parcel_names_its_files_and_carries_none() -> None:
    parcel = Parcel(words={"a": "b"}, sealed=(FILE,), told=(FILE.attachment,))
    assert unpacked(parcel.packed()) == parcel


def test_a_parcel_that_names_one_file_twice_is_none() -> None:
    with pytest.raises(NotAParcel):
        unpacked(Parcel(words={}, sealed=(FILE, FILE)).packed())


def _sized(size: int, name: str = "film.mp4") -> SealedAttachment:
    told = Attachment(id=AttachmentId(UUID(int=1)), name=name, size=size, sha256="ab" * 32)
    return SealedAttachment(attachment=told, stored_as="0f" * 32, key=b"")


def test_each_file_may_be_as_large_as_one_may_be_however_many_there_are() -> None:
    require_evidence([_sized(LARGEST_FILE)] * MOST_FILES)
    with pytest.raises(TooManyAttachments):
        require_evidence([_sized(1)] * (MOST_FILES + 1))


def test_a_file_too_large_by_a_byte_is_refused_with_its_name() -> None:
    with pytest.raises(FileTooLargeToAttach) as refused:
        require_evidence([_sized(LARGEST_FILE + 1)])
    assert refused.value.facts == {"name": "film.mp4", "size": 501, "most": 500}


def test_a_name_that_cannot_be_stored_is_refused() -> None:
    with pytest.raises(FileNameNotAccepted):
        require_evidence([_sized(1, "a\x00b")])
