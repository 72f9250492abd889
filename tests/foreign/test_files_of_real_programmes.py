"""Files that LibreOffice, exiftool and libheif wrote (tests/data/foreign), and copies of them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, StillIn, StrippedCopy, TakenOff
from komma_desk.foreign.heif_index import index_of

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "foreign"
NAME, UNSEEN, SEEN = "Kanarienvogel", "Zeisig", "Was auf dem Blatt steht"
OFFICE = ("letter.docx", "letter.odt", "table.xlsx", "table.ods", "talk.pptx", "talk.odp")
PICTURES = ("phone.jpg", "phone.png", "phone.gif", "phone.tif")
SHEETS = ("table.xlsx", "table.ods")
ALL = (*OFFICE, *PICTURES, "phone.heic", "letter.pdf")


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def copy_of(reader: ForeignChild, name: str) -> StrippedCopy:
    found = reader.stripped(sample(name), name)
    assert isinstance(found, StrippedCopy), found
    return found


def unfolded(content: bytes) -> bytes:
    """All there is in a file, also what lies packed in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as whole:
            return b"".join(each.encode() + whole.read(each) for each in whole.namelist())
    if not content.startswith(b"%PDF"):
        return content
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        level = pikepdf.StreamDecodeLevel.generalized
        mode = pikepdf.ObjectStreamMode.disable
        pdf.save(target, stream_decode_level=level, object_stream_mode=mode, compress_streams=False)
    return target.getvalue()


def says(content: bytes, word: str) -> bool:
    whole = unfolded(content)
    return any(word.encode(each) in whole for each in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("name", ALL)
def test_the_name_is_in_every_sample_and_in_no_copy(reader: ForeignChild, name: str) -> None:
    assert says(sample(name), NAME)
    assert not says(copy_of(reader, name).content, NAME)


@pytest.mark.parametrize("name", [each for each in OFFICE if each not in SHEETS])
def test_what_was_deleted_remarked_or_hidden_is_in_no_copy(reader: ForeignChild, name: str) -> None:
    assert says(sample(name), UNSEEN)
    copy = copy_of(reader, name)
    assert not says(copy.content, UNSEEN)
    assert TakenOff.REMARKS in copy.taken_off
    assert copy.still_in == ()


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_stays_hidden_is_told(reader: ForeignChild, name: str) -> None:
    assert f"{UNSEEN} R".encode() in unfolded(sample(name))
    copy = copy_of(reader, name)
    assert f"{UNSEEN} R".encode() not in unfolded(copy.content)
    assert copy.still_in == (StillIn.HIDDEN_SHEETS,)


@pytest.mark.parametrize("name", OFFICE)
def test_what_is_seen_stays_in_the_copy(reader: ForeignChild, name: str) -> None:
    words = re.sub(
        r"<[^>]+>", "", unfolded(copy_of(reader, name).content).decode("utf-8", "replace")
    )
    assert SEEN in words
    if name.startswith("letter"):
        assert "eingefügt und weiter so." in words


@pytest.mark.parametrize("name", PICTURES)
def test_every_point_of_a_picture_stays(reader: ForeignChild, name: str) -> None:
    with Image.open(BytesIO(sample(name))) as old:
        before = old.convert("RGB").tobytes()
    with Image.open(BytesIO(copy_of(reader, name).content)) as new:
        assert new.convert("RGB").tobytes() == before


def test_a_heic_keeps_its_points_byte_for_byte_and_nothing_beside_them(
    reader: ForeignChild,
) -> None:
    copy = copy_of(reader, "phone.heic")
    assert set(copy.taken_off) >= {TakenOff.CAMERA, TakenOff.DESCRIPTIONS, TakenOff.THUMBNAILS}
    old, new = sample("phone.heic"), copy.content
    before, after = (index_of(_meta(each)) for each in (old, new))
    assert set(after.kinds.values()) <= {b"hvc1", b"grid"}
    for item in after.kinds:
        picture = after.data_of(item, new)
        assert before.data_of(item, old).endswith(picture)
        assert picture


def _meta(content: bytes) -> bytes:
    at = content.index(b"meta")
    return content[at + 4 : at - 4 + int.from_bytes(content[at - 4 : at], "big")]


@pytest.mark.parametrize("name", ["letter.doc", "table.xls"])
def test_old_office_files_are_refused_in_a_sentence(reader: ForeignChild, name: str) -> None:
    assert reader.stripped(sample(name), name) is Hindrance.OLD_OFFICE


@pytest.mark.parametrize("name", ALL)
def test_a_copy_of_a_copy_is_the_same_copy(reader: ForeignChild, name: str) -> None:
    once = copy_of(reader, name).content
    again = reader.stripped(once, name)
    assert isinstance(again, StrippedCopy)
    assert again.content == once
