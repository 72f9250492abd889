"""Parcels come back as they were packed; any other bytes are refused, never half read."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.attachment import (
    LARGEST_TOGETHER,
    AttachmentsTooLarge,
    FileNameNotAccepted,
    NewAttachment,
    require_attachable,
)
from komma_desk.domain.parcel import NotAParcel, Parcel, unpacked

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
FILES = st.lists(st.builds(NewAttachment, name=NAMES, content=st.binary(max_size=60)), max_size=4)
WORDS = st.dictionaries(NAMES, st.none() | st.booleans() | st.integers() | NAMES, max_size=4)


@given(WORDS, FILES)
def test_a_parcel_comes_back_as_it_was_packed(
    words: dict[str, object], files: list[NewAttachment]
) -> None:
    parcel = Parcel(words=words, files=tuple(files))
    assert unpacked(parcel.packed()) == parcel


@given(st.binary(max_size=80))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotAParcel):
        unpacked(data)


@given(WORDS, FILES, st.data())
def test_a_parcel_with_a_byte_more_or_less_is_refused(
    words: dict[str, object], files: list[NewAttachment], data: st.DataObject
) -> None:
    packed = Parcel(words=words, files=tuple(files)).packed()
    cut = data.draw(st.integers(0, len(packed) - 1))
    for harmed in (packed[:cut], packed + b"\0"):
        with pytest.raises(NotAParcel):
            unpacked(harmed)


@given(
    st.recursive(
        st.none() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    )
)
def test_any_other_object_is_refused_or_read_never_more(head: object) -> None:
    said = json.dumps(head).encode()
    with suppress(NotAParcel):
        unpacked(len(said).to_bytes(4, "big") + said)


def test_nothing_of_the_content_shows_in_a_repr() -> None:
    parcel = Parcel(
        words={"narrative": "geheim"}, files=(NewAttachment(name="n", content=b"geheim"),)
    )
    assert "geheim" not in repr(parcel)


def test_files_up_to_the_limit_together_can_be_attached() -> None:
    half = NewAttachment(name="a", content=bytes(LARGEST_TOGETHER // 2))
    require_attachable((half, half))
    with pytest.raises(AttachmentsTooLarge) as refused:
        require_attachable((half, half, NewAttachment(name="b", content=b"x")))
    assert refused.value.facts == {"size": 26, "most": 25}


@pytest.mark.parametrize("name", ["a\0", "\udc80", "x" * 501])
def test_a_name_that_could_not_be_given_back_is_refused(name: str) -> None:
    with pytest.raises(FileNameNotAccepted):
        require_attachable((NewAttachment(name=name, content=b""),))
