"""Names where nobody looks for them: in none of these places may a copy without metadata keep one.

No copy at all is right as well; a copy that keeps the name is not.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, StrippedCopy
from tests.fakes.planted_files import (
    PLANTED,
    planted_docx,
    planted_odf,
    planted_pdf,
    planted_pptx,
    planted_xlsx,
    unzipped,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
A = 'xmlns:a="urn:a"'
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HOME = f"C:\\Users\\{PLANTED}\\Bild.jpg"
MAKERS: Mapping[str, Callable[[], bytes]] = {
    "docx": planted_docx,
    "xlsx": planted_xlsx,
    "pptx": planted_pptx,
    "odt": planted_odf,
}


def _link(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="r9" Type="{KIND}/{kind}" '
        f'TargetMode="External" Target="{target}"/></Relationships>'
    )


OFFICE: tuple[tuple[str, str, str], ...] = (
    (
        "docx",
        "word/settings.xml",
        f'<a {W}><w:docVars><w:docVar w:val="{PLANTED}"/></w:docVars></a>',
    ),
    (
        "docx",
        "word/settings.xml",
        f'<a {W}><w:mailMerge><w:query w:val="{PLANTED}"/></w:mailMerge></a>',
    ),
    ("docx", "word/footer1.xml", f'<a {W}><w:permStart w:ed="AMT\\{PLANTED}"/></a>'),
    ("docx", "word/glossary/document.xml", f"<a {W}><w:t>{PLANTED}</w:t></a>"),
    ("docx", "word/header1.xml", f'<a {A}><a:cNvPr id="1" name="{PLANTED}.jpg"/></a>'),
    ("docx", "word/header1.xml", f'<a {A}><a:docPr id="1" name="x" descr="{HOME}"/></a>'),
    ("docx", "word/_rels/footer1.xml.rels", _link("hyperlink", f"file:///C:/Users/{PLANTED}/a")),
    ("docx", "word/_rels/footer1.xml.rels", _link("image", HOME)),
    ("docx", "word/_rels/footer1.xml.rels", _link("image", f"\\\\server\\{PLANTED}\\a.png")),
    ("docx", "word/documenttasks/documenttasks1.xml", f'<a {A}><a:x userName="{PLANTED}"/></a>'),
    ("xlsx", "xl/documentTasks/documentTask1.xml", f'<a {A}><a:x userName="{PLANTED}"/></a>'),
    ("xlsx", "xl/connections.xml", f'<a {S}><dbPr connection="User ID={PLANTED}"/></a>'),
    ("xlsx", "xl/queryTables/queryTable1.xml", f'<queryTable {S} name="{PLANTED}"/>'),
    (
        "xlsx",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f'<pivotCacheDefinition {S} refreshedBy="{PLANTED}"/>',
    ),
    (
        "xlsx",
        "xl/workbook.xml",
        f'<a {S}><customWorkbookViews><x name="{PLANTED}"/></customWorkbookViews></a>',
    ),
    ("xlsx", "xl/drawings/drawing1.xml", f'<a {A}><a:cNvPr id="1" name="x" descr="{HOME}"/></a>'),
    ("pptx", "ppt/slides/slide1.xml", f'<a {A}><a:cNvPr id="1" name="x" descr="{HOME}"/></a>'),
    ("docx", "word/media/image2.svg", f'<svg xmlns:s="urn:s" s:docname="{PLANTED}.svg"/>'),
    (
        "docx",
        "word/media/image2.svg",
        f'<svg><image href="data:image/png;base64,{PLANTED}"/></svg>',
    ),
    ("pptx", "ppt/tags/tag1.xml", f'<a {A}><a:tag name="X" val="{PLANTED}"/></a>'),
    ("pptx", "ppt/slides/_rels/slide1.xml.rels", _link("video", f"file:///home/{PLANTED}/a.mp4")),
    (
        "odt",
        "styles.xml",
        f'<a xmlns:xlink="urn:x"><a xlink:href="file:///home/{PLANTED}/a.odt">x</a></a>',
    ),
    ("odt", "styles.xml", f'<a xmlns:xlink="urn:x"><a xlink:href="../../{PLANTED}/a.odt"/></a>'),
    ("odt", "styles.xml", f'<a xmlns:draw="urn:d"><a draw:name="{HOME}"/></a>'),
)


def with_part(kind: str, name: str, part: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as whole:
        for each, content in {**unzipped(MAKERS[kind]()), name: part.encode()}.items():
            whole.writestr(each, content)
    return target.getvalue()


@pytest.mark.parametrize(("kind", "name", "part"), OFFICE)
def test_an_office_file_keeps_no_name_in_an_odd_place(
    reader: ForeignChild, kind: str, name: str, part: str
) -> None:
    found = reader.stripped(with_part(kind, name, part), f"a.{kind}")
    if isinstance(found, Hindrance):
        assert found is Hindrance.UNSURE
        return
    assert all(PLANTED.encode() not in each for each in unzipped(found.content).values())


def _told(more: Callable[[pikepdf.Pdf], object]) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(planted_pdf())) as pdf:
        more(pdf)
        pdf.save(target)
    return target.getvalue()


def _wrapped_picture(pdf: pikepdf.Pdf) -> None:
    picture = pdf.pages[0].obj.Resources.XObject.Im0
    raw = zlib.compress(picture.read_raw_bytes())
    picture.write(raw, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode]))


def _signed_without_type(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Anything = pikepdf.Dictionary(
        Filter=pikepdf.Name("/Adobe.PPKLite"), ByteRange=[0, 1, 2, 3], Name=PLANTED, Cert=PLANTED
    )


def _file_elsewhere(pdf: pikepdf.Pdf) -> None:
    inside = pdf.make_stream(PLANTED.encode())
    held = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, EF=pikepdf.Dictionary(F=inside))
    pdf.Root.Anything = pdf.make_indirect(held)


def _thread(pdf: pikepdf.Pdf) -> None:
    told = pikepdf.Dictionary(Title=PLANTED, Author=PLANTED)
    pdf.Root.Threads = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Thread, I=told)])


def _layer(pdf: pikepdf.Pdf) -> None:
    who = pikepdf.Dictionary(User=pikepdf.Dictionary(Type=pikepdf.Name.Ind, Name=PLANTED))
    layer = pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Ebene", Usage=who)
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[pdf.make_indirect(layer)])


def _link_home(pdf: pikepdf.Pdf) -> None:
    leads = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"file:///C:/Users/{PLANTED}/a.docx")
    pdf.Root.OpenAction = leads


def _launch(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=HOME)


def _colours(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(_profile())
    profile.N = 3
    pdf.pages[0].obj.Resources.ColorSpace = pikepdf.Dictionary(
        C0=pikepdf.Array([pikepdf.Name.ICCBased, profile])
    )


def _web_capture(pdf: pikepdf.Pdf) -> None:
    pdf.Root.SpiderInfo = pikepdf.Dictionary(V=1, C=pikepdf.Array([PLANTED]))


@pytest.mark.parametrize(
    "more",
    [
        _wrapped_picture,
        _signed_without_type,
        _file_elsewhere,
        _thread,
        _layer,
        _link_home,
        _launch,
        _web_capture,
        _colours,
    ],
)
def test_a_pdf_keeps_no_name_in_an_odd_place(
    reader: ForeignChild, more: Callable[[pikepdf.Pdf], object]
) -> None:
    found = reader.stripped(_told(more), "a.pdf")
    if isinstance(found, Hindrance):
        assert found is Hindrance.UNSURE
        return
    with pikepdf.open(BytesIO(found.content)) as pdf:
        for each in pdf.objects:
            assert PLANTED not in repr(each)
            if isinstance(each, pikepdf.Stream):
                assert PLANTED.encode() not in _read(each)
                assert PLANTED.encode("utf-16-be") not in _read(each)


def _read(stream: pikepdf.Stream) -> bytes:
    raw = stream.read_raw_bytes()
    try:
        return raw + zlib.decompress(raw)
    except zlib.error:
        return raw


def _profile() -> bytes:
    """As calibrating a screen makes one: named after the computer, the user or the place."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    at = plain.index("sRGB".encode("utf-16-be"))
    name = PLANTED.encode("utf-16-be")[: len("sRGB built-in".encode("utf-16-be"))]
    return plain[:at] + name + plain[at + len(name) :]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_colour_profile_is_not_named_after_a_computer(reader: ForeignChild, kind: str) -> None:
    profile = _profile()
    assert PLANTED.encode("utf-16-be") in profile
    target = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(target, kind, icc_profile=profile)
    found = reader.stripped(target.getvalue(), f"a.{kind.lower()}")
    assert isinstance(found, StrippedCopy)
    with Image.open(BytesIO(found.content)) as image:
        kept = image.info.get("icc_profile", b"")
    assert PLANTED.encode("utf-16-be") not in kept
    assert _as_seen(kept) == _as_seen(profile)


def _as_seen(profile: bytes) -> bytes:
    """What a picture in these colours is as one of the plain sRGB."""
    image = Image.linear_gradient("L").convert("RGB")
    into = ImageCms.createProfile("LAB")
    seen = ImageCms.profileToProfile(image, BytesIO(profile), into, outputMode="LAB")
    assert seen is not None
    return seen.tobytes()


def test_behind_the_points_of_a_png_nothing_is_kept(reader: ForeignChild) -> None:
    bare = BytesIO()
    Image.linear_gradient("L").save(bare, "PNG")
    content = bare.getvalue()
    at = content.index(b"IDAT") - 4
    size = int.from_bytes(content[at : at + 4], "big")
    body = content[at + 8 : at + 8 + size] + PLANTED.encode()
    longer = len(body).to_bytes(4, "big") + b"IDAT" + body
    longer += zlib.crc32(b"IDAT" + body).to_bytes(4, "big")
    found = reader.stripped(content[:at] + longer + content[at + 12 + size :], "a.png")
    if isinstance(found, StrippedCopy):
        assert PLANTED.encode() not in found.content
    else:
        assert found is Hindrance.UNSURE
