"""What is shown of files from outside, and that bombs and fakes end in a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import (
    LARGEST_LOOKED_INTO,
    LONGEST_SIDE,
    Hindrance,
    NoPreview,
    PdfPage,
    Picture,
    PlainText,
)
from tests.fakes.planted_files import SEEN, planted_pdf, planted_picture


def no_preview(reader: ForeignChild, content: bytes, name: str) -> Hindrance:
    found = reader.preview(content, name)
    assert isinstance(found, NoPreview), found
    return found.hindrance


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_every_usual_kind_of_picture_is_shown(reader: ForeignChild, kind: str) -> None:
    target = BytesIO()
    Image.new("RGB", (6, 3), "red").save(
        target, kind, **({"lossless": True} if kind == "WEBP" else {})
    )
    shown = reader.preview(target.getvalue(), f"a.{kind.lower()}")
    assert isinstance(shown, Picture)
    assert (shown.width, shown.height) == (6, 3)
    red, green, blue, opacity = shown.rgba[:4]
    assert (red > 250, green < 5, blue < 5, opacity) == (True, True, True, 255)


def test_a_picture_is_shown_the_right_way_up(reader: ForeignChild) -> None:
    shown = reader.preview(planted_picture("JPEG", turn=6), "a.jpg")
    assert isinstance(shown, Picture)
    assert (shown.full_width, shown.full_height) == (32, 64)


def test_a_large_picture_comes_small(reader: ForeignChild) -> None:
    target = BytesIO()
    Image.new("L", (9000, 3000)).save(target, "PNG")
    shown = reader.preview(target.getvalue(), "a.png")
    assert isinstance(shown, Picture)
    assert (shown.width, shown.full_width) == (LONGEST_SIDE, 9000)


def test_a_jpeg_as_large_as_phones_make_them_is_read_small(reader: ForeignChild) -> None:
    target = BytesIO()
    Image.new("L", (12_000, 9_000)).save(target, "JPEG")
    shown = reader.preview(target.getvalue(), "a.jpg")
    assert isinstance(shown, Picture)
    assert (shown.width, shown.full_width) == (LONGEST_SIDE, 12_000)


def test_sixteen_bits_a_point_do_not_turn_white(reader: ForeignChild) -> None:
    target = BytesIO()
    Image.new("I;16", (4, 4), 300).save(target, "PNG")
    shown = reader.preview(target.getvalue(), "a.png")
    assert isinstance(shown, Picture)
    assert shown.rgba[0] < 255


def test_a_picture_of_endless_size_is_not_unfolded(reader: ForeignChild) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
        for name, body in chunks
    )
    assert no_preview(reader, content, "a.png") is Hindrance.TOO_MUCH


def test_a_page_of_a_pdf_comes_with_its_text(reader: ForeignChild) -> None:
    first = reader.preview(planted_pdf(), "a.pdf")
    assert isinstance(first, PdfPage)
    assert (first.number, first.count, first.text.strip()) == (0, 2, SEEN)
    second = reader.preview(planted_pdf(), "a.pdf", page=1)
    assert isinstance(second, PdfPage)
    assert second.text.strip() == "Zweite Seite"


def test_a_page_behind_the_last_one_is_the_last_one(reader: ForeignChild) -> None:
    shown = reader.preview(planted_pdf(), "a.pdf", page=99)
    assert isinstance(shown, PdfPage)
    assert shown.number == 1


def test_a_page_as_large_as_a_field_is_drawn_small(reader: ForeignChild) -> None:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(14_000, 14_000))
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 10**9, 10**9])
        pdf.save(target)
    shown = reader.preview(target.getvalue(), "a.pdf")
    assert isinstance(shown, NoPreview) or (
        isinstance(shown, PdfPage) and shown.picture.width <= LONGEST_SIDE
    )


def test_a_locked_pdf_says_so(reader: ForeignChild) -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(planted_pdf())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    assert no_preview(reader, target.getvalue(), "a.pdf") is Hindrance.LOCKED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_its_encoding(reader: ForeignChild, encoding: str) -> None:
    shown = reader.preview("Grüße aus Köln\r\nzweite Zeile".encode(encoding), "a.txt")
    assert shown == PlainText(text="Grüße aus Köln\nzweite Zeile")


def test_a_very_long_text_is_cut_and_says_so(reader: ForeignChild) -> None:
    shown = reader.preview(b"a" * 2_000_000, "a.txt")
    assert isinstance(shown, PlainText)
    assert shown.is_cut


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.pdf", "a.docx", "a.msg"])
def test_a_file_that_is_not_what_it_says_is_told(reader: ForeignChild, name: str) -> None:
    assert no_preview(reader, b"MZ\x90\x00 dies ist ein Programm", name) is Hindrance.BROKEN


def test_a_picture_cut_in_the_middle_is_told(reader: ForeignChild) -> None:
    content = planted_picture("PNG")
    assert no_preview(reader, content[: len(content) // 3], "a.png") is Hindrance.BROKEN


def test_a_kind_nobody_reads_is_told(reader: ForeignChild) -> None:
    assert no_preview(reader, b"\x00\x01\x02\x03", "a.exe") is Hindrance.KIND


def test_more_than_the_limit_is_not_handed_over(reader: ForeignChild) -> None:
    assert no_preview(reader, bytes(LARGEST_LOOKED_INTO + 1), "a.png") is Hindrance.TOO_LARGE
