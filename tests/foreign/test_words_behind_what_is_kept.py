"""What a copy keeps of a picture or a PDF is kept without anything put behind or beside it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from PIL import Image

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import StrippedCopy, TakenOff
from tests.fakes.planted_files import PLANTED

SAID: Final = PLANTED.encode()


def picture(kind: str) -> bytes:
    target = BytesIO()
    mode = "P" if kind == "GIF" else "RGB"
    Image.linear_gradient("L").convert(mode).save(target, kind)
    return target.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def copy_of(reader: ForeignChild, content: bytes, name: str) -> StrippedCopy:
    found = reader.stripped(content, name)
    assert isinstance(found, StrippedCopy)
    return found


CHUNKS: Final = {
    b"gAMA": b"\x00\x00\xb1\x8f",
    b"cHRM": bytes(32),
    b"sRGB": b"\x00",
    b"cICP": bytes(4),
    b"sBIT": b"\x08\x08\x08",
    b"bKGD": bytes(6),
    b"pHYs": b"\x00\x00\x0b\x13\x00\x00\x0b\x13\x01",
    b"tRNS": bytes((1, 2, 3, 4, 5, 6)),
}


@pytest.mark.parametrize("kind", sorted(CHUNKS))
def test_a_chunk_of_a_png_is_no_longer_than_its_kind(reader: ForeignChild, kind: bytes) -> None:
    plain = picture("PNG")
    at = plain.index(b"IDAT") - 4
    longer = plain[:at] + chunk(kind, CHUNKS[kind] + SAID) + plain[at:]
    copy = copy_of(reader, longer, "a.png")
    assert SAID not in copy.content
    assert chunk(kind, CHUNKS[kind]) in copy.content
    assert TakenOff.HIDDEN in copy.taken_off


def test_frames_of_a_png_that_does_not_move_are_left_out(reader: ForeignChild) -> None:
    plain = picture("PNG")
    frames = chunk(b"fcTL", bytes(26)) + chunk(b"fdAT", b"\x00\x00\x00\x01" + SAID)
    copy = copy_of(reader, plain[:-12] + frames + plain[-12:], "a.png")
    assert copy.content == plain


def test_a_png_that_moves_keeps_its_frames(reader: ForeignChild) -> None:
    target = BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    frames[0].save(target, "PNG", save_all=True, append_images=frames[1:])
    copy = copy_of(reader, target.getvalue(), "a.png")
    with Image.open(BytesIO(copy.content)) as image:
        assert getattr(image, "n_frames", 1) == len(frames)


@pytest.mark.parametrize("first", [b"", b"\x04\x00\x00\x00\x00"])
def test_how_long_a_gif_stands_tells_no_more_than_that(reader: ForeignChild, first: bytes) -> None:
    plain = picture("GIF")
    at = 13 + (3 << ((plain[10] & 7) + 1))
    timing = b"\x21\xf9" + first + bytes((len(SAID),)) + SAID + b"\x00"
    copy = copy_of(reader, plain[:at] + timing + plain[at:], "a.gif")
    assert copy.content == plain


def test_what_readers_of_a_jpeg_pass_over_is_left_out(reader: ForeignChild) -> None:
    plain = picture("JPEG")
    lines = b"\xff\xdc" + (len(SAID) + 2).to_bytes(2, "big") + SAID
    copy = copy_of(reader, plain[:2] + lines + plain[2:], "a.jpg")
    assert SAID not in copy.content
    assert TakenOff.HIDDEN in copy.taken_off


def box(kind: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def test_a_heic_names_only_brands_that_are_known(reader: ForeignChild) -> None:
    plain = (Path(__file__).resolve().parents[1] / "data/foreign/phone.heic").read_bytes()
    size = int.from_bytes(plain[:4], "big")
    # Four letters at a time, as brands are told; what follows lies as far from the beginning.
    longer = box(b"ftyp", plain[8:size] + SAID[: len(SAID) // 4 * 4])
    more = len(longer) - size
    copy = copy_of(reader, moved(longer + plain[size:], more), "a.heic")
    assert SAID[:4] not in copy.content
    assert copy.content == copy_of(reader, plain, "a.heic").content


def moved(content: bytes, by: int) -> bytes:
    """Where all points lie so many bytes further on; each item of the sample lies in one piece."""
    at = content.index(b"iloc") + 4
    assert content[at : at + 6] == b"\x01\x00\x00\x00\x44\x40"
    told = bytearray(content)
    for entry in range(at + 8, at + 8 + 20 * content[at + 7], 20):
        begin = int.from_bytes(content[entry + 6 : entry + 10], "big") + by
        told[entry + 6 : entry + 10] = begin.to_bytes(4, "big")
    return bytes(told)


def _of_tex(pdf: pikepdf.Pdf) -> None:
    drawn = pdf.make_stream(b"q Q", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    drawn["/BBox"] = pikepdf.Array([0, 0, 1, 1])
    drawn["/PTEX.FileName"] = pikepdf.String(f"./{PLANTED}.pdf")
    drawn["/PTEX.InfoDict"] = pdf.make_indirect(pikepdf.Dictionary(Author=PLANTED))
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=drawn))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")


def _at_the_top(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OfAProgramme"] = pdf.make_stream(SAID)


def _at_the_end(pdf: pikepdf.Pdf) -> None:
    pdf.trailer["/OfAProgramme"] = pikepdf.String(PLANTED)


def _on_a_map(pdf: pikepdf.Pdf) -> None:
    place = pikepdf.Dictionary(Subtype=pikepdf.Name.GEO, GCS=pikepdf.Dictionary(WKT=PLANTED))
    pdf.pages[0].obj.VP = pikepdf.Array([pikepdf.Dictionary(Measure=place)])


def _for_printing(pdf: pikepdf.Pdf) -> None:
    image = pdf.make_stream(bytes(3), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.Width = image.Height = 1
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    image.Alternates = pikepdf.Array([pikepdf.Dictionary(Image=pdf.make_stream(SAID))])
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=image))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")


@pytest.mark.parametrize("more", [_of_tex, _at_the_top, _at_the_end, _on_a_map, _for_printing])
def test_what_no_reader_of_a_pdf_shows_is_left_out(
    reader: ForeignChild, more: Callable[[pikepdf.Pdf], None]
) -> None:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(99, 99))
        more(pdf)
        pdf.save(target)
    copy = copy_of(reader, target.getvalue(), "a.pdf")
    with pikepdf.open(BytesIO(copy.content)) as pdf:
        told = [repr(each).encode() for each in (*pdf.objects, pdf.trailer)]
        told += [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert all(SAID not in each for each in told)
