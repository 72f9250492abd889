"""Copies without metadata: the planted name is nowhere in them, what is to be seen stays."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageOps

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, StrippedCopy, TakenOff
from tests.fakes.planted_files import (
    PLANTED,
    SEEN,
    planted_docx,
    planted_odf,
    planted_pdf,
    planted_picture,
    planted_pptx,
    planted_xlsx,
    unzipped,
)

OFFICE: Mapping[str, Callable[[], bytes]] = {
    "a.docx": planted_docx,
    "a.xlsx": planted_xlsx,
    "a.pptx": planted_pptx,
    "a.odt": planted_odf,
    "a.ods": lambda: planted_odf("spreadsheet"),
    "a.odp": lambda: planted_odf("presentation"),
}


def stripped(reader: ForeignChild, content: bytes, name: str) -> StrippedCopy:
    found = reader.stripped(content, name)
    assert isinstance(found, StrippedCopy), found
    return found


def seen_of(content: bytes) -> tuple[tuple[int, int], bytes]:
    """The points as somebody sees them, the right way up."""
    with Image.open(BytesIO(content)) as image:
        turned = ImageOps.exif_transpose(image).convert("RGB")
        return turned.size, turned.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_keeps_its_points_and_loses_every_name(reader: ForeignChild, kind: str) -> None:
    before = planted_picture(kind)
    assert PLANTED.encode() in before
    copy = stripped(reader, before, f"a.{kind.lower()}")
    assert PLANTED.encode() not in copy.content
    assert seen_of(copy.content) == seen_of(before)
    assert TakenOff.CAMERA in copy.taken_off


def test_a_jpeg_is_cut_and_not_compressed_anew(reader: ForeignChild) -> None:
    before = planted_picture("JPEG", turn=1)
    copy = stripped(reader, before, "a.jpg").content
    scan = before.index(b"\xff\xda")
    end = before.index(b"\xff\xd9", scan)
    assert copy.endswith(before[scan : end + 2])


def test_a_pdf_loses_author_note_files_and_what_its_pictures_tell(reader: ForeignChild) -> None:
    before = planted_pdf()
    assert before.count(PLANTED.encode()) > 4
    copy = stripped(reader, before, "a.pdf")
    assert PLANTED.encode() not in _unpacked(copy.content)
    assert {TakenOff.DOCUMENT, TakenOff.AUTHORS, TakenOff.EMBEDDED} <= set(copy.taken_off)


def _unpacked(content: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(
            target,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return target.getvalue()


def test_the_pages_of_a_pdf_stay(reader: ForeignChild) -> None:
    copy = stripped(reader, planted_pdf(), "a.pdf")
    with pikepdf.open(BytesIO(copy.content)) as pdf:
        assert len(pdf.pages) == 2
        assert pdf.pages[0].Contents.read_bytes().count(b"Tj") == 1
        assert not pdf.pages[0].obj.Annots


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_keeps_its_words_and_loses_every_name(
    reader: ForeignChild, name: str
) -> None:
    before = OFFICE[name]()
    assert any(PLANTED.encode() in part for part in unzipped(before).values())
    after = unzipped(stripped(reader, before, name).content)
    whole = b"".join(after.values())
    assert PLANTED.encode() not in whole
    assert PLANTED.encode() not in b"".join(each.encode() for each in after)
    assert SEEN.encode() in whole


def test_a_word_file_keeps_the_prefixes_word_insists_on(reader: ForeignChild) -> None:
    after = unzipped(stripped(reader, planted_docx(), "a.docx").content)
    assert b'mc:Ignorable="w14"' in after["word/document.xml"]
    assert b"xmlns:w14=" in after["word/document.xml"]


def test_no_link_leads_to_a_part_that_is_gone(reader: ForeignChild) -> None:
    after = unzipped(stripped(reader, planted_docx(), "a.docx").content)
    assert b"people.xml" not in after["word/_rels/document.xml.rels"]
    assert b"docProps" not in after["_rels/.rels"] + after["[Content_Types].xml"]
    assert b"media/image1.jpeg" in after["word/_rels/document.xml.rels"]


def test_a_sheet_forgets_its_printer_and_stays_whole(reader: ForeignChild) -> None:
    after = unzipped(stripped(reader, planted_xlsx(), "a.xlsx").content)
    assert "xl/printerSettings/p1.bin" not in after
    assert b"r1" not in after["xl/worksheets/sheet1.xml"]


def test_the_mark_of_an_open_document_stands_first_and_unpacked(reader: ForeignChild) -> None:
    copy = stripped(reader, planted_odf(), "a.odt").content
    assert copy[30:38] == b"mimetype"
    assert copy[38:].startswith(b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (planted_docx({"word/vbaProject.bin": b"x"}), "a.docm"),
        (planted_docx({"word/embeddings/sheet.xlsx": b"x"}), "a.docx"),
        (planted_docx({"word/media/image2.emf": b"x"}), "a.docx"),
        (planted_odf(more={"Object 1/data.bin": b"x"}), "a.odt"),
    ],
)
def test_a_part_nobody_knows_is_no_copy(reader: ForeignChild, content: bytes, name: str) -> None:
    assert reader.stripped(content, name) is Hindrance.UNSURE


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", Hindrance.OLD_OFFICE),
        (b"From: a@example.org\r\n\r\nHallo", "a.eml", Hindrance.NO_COPY),
        (b"GIF89a", "a.gif", Hindrance.BROKEN),
        (b"OggS" + bytes(60), "a.ogg", Hindrance.NO_COPY),
        (b"{\\rtf1 a}", "a.rtf", Hindrance.OLD_OFFICE),
        (b"PK\x03\x04 kaputt", "a.docx", Hindrance.BROKEN),
        (b"MZ\x00\x00", "a.jpg", Hindrance.BROKEN),
        (planted_picture("JPEG")[:200], "a.jpg", Hindrance.BROKEN),
    ],
)
def test_what_cannot_be_copied_is_said(
    reader: ForeignChild, content: bytes, name: str, why: Hindrance
) -> None:
    assert reader.stripped(content, name) is why


def test_xml_that_declares_a_document_type_is_no_copy(reader: ForeignChild) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'
    assert reader.stripped(planted_docx({"word/x.xml": bomb}), "a.docx") is Hindrance.UNSURE


def test_a_zip_that_unfolds_without_end_is_stopped(reader: ForeignChild) -> None:
    bomb = planted_docx({"word/media/a.bmp": bytes(300 * 1024 * 1024)})
    small = _packed(bomb)
    assert len(small) < 1024 * 1024
    assert reader.stripped(small, "a.docx") is Hindrance.TOO_MUCH


def _packed(content: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, part in unzipped(content).items():
            whole.writestr(name, part)
    return target.getvalue()


def test_a_locked_pdf_is_not_copied(reader: ForeignChild) -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(planted_pdf())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    assert reader.stripped(target.getvalue(), "a.pdf") is Hindrance.LOCKED


def test_the_copy_of_a_png_has_right_checksums(reader: ForeignChild) -> None:
    copy = stripped(reader, planted_picture("PNG"), "a.png").content
    at = 8
    while at < len(copy):
        length = int.from_bytes(copy[at : at + 4], "big")
        kept = int.from_bytes(copy[at + 8 + length : at + 12 + length], "big")
        assert zlib.crc32(copy[at + 4 : at + 8 + length]) == kept
        at += 12 + length
