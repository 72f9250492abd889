"""Pictures, PDF and office files with a name planted wherever such files keep names."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final

import pikepdf
from PIL import Image, PngImagePlugin
from reportlab.pdfgen import canvas

PLANTED: Final = "Kanarienvogel"
SEEN: Final = "Was auf dem Blatt steht"
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_ODF: Final = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def planted_picture(kind: str, turn: int = 6) -> bytes:
    """`kind` as Pillow names it; it lies turned, and holds the name in EXIF, XMP and remarks."""
    image = Image.linear_gradient("L").resize((64, 32)).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = PLANTED
    exif[0x0112] = turn
    exif.get_ifd(0x8825)[0x001D] = PLANTED
    target = BytesIO()
    words = {"exif": exif.tobytes(), "xmp": f"<x>{PLANTED}</x>".encode()}
    if kind == "JPEG":
        image.save(target, kind, **words, comment=PLANTED.encode(), quality=90)
    elif kind == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Author", PLANTED)
        told.add_itxt("XML:com.adobe.xmp", PLANTED)
        image.save(target, kind, exif=exif.tobytes(), pnginfo=told)
    elif kind == "WEBP":
        image.save(target, kind, **words, lossless=True)
    else:
        image.save(target, kind, exif=exif, description=PLANTED, software=PLANTED)
    return target.getvalue() + (PLANTED.encode() if kind in {"JPEG", "PNG"} else b"")


def planted_pdf() -> bytes:
    bare = BytesIO()
    page = canvas.Canvas(bare)
    page.setAuthor(PLANTED)
    page.drawString(100, 700, SEEN)
    page.showPage()
    page.drawString(100, 700, "Zweite Seite")
    page.save()
    target = BytesIO()
    with pikepdf.open(BytesIO(bare.getvalue())) as pdf:
        with pdf.open_metadata() as told:
            told["dc:creator"] = [PLANTED]
        pdf.attachments["geheim.txt"] = PLANTED.encode()
        picture = pdf.make_stream(planted_picture("JPEG", 1).removesuffix(PLANTED.encode()))
        picture.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image))
        picture.update(pikepdf.Dictionary(Width=64, Height=32, BitsPerComponent=8))
        picture.update(
            pikepdf.Dictionary(ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode)
        )
        first = pdf.pages[0]
        first.add_resource(picture, pikepdf.Name.XObject, pikepdf.Name.Im0)
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text)
        note.update(pikepdf.Dictionary(Rect=[0, 0, 9, 9], T=PLANTED, M=PLANTED, Contents=SEEN))
        first.obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        first.obj.PieceInfo = pikepdf.Dictionary(Anything=pikepdf.Dictionary(Private=PLANTED))
        pdf.save(target, compress_streams=False)
    return target.getvalue()


def _zipped(parts: dict[str, bytes | str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as whole:
        for name, part in parts.items():
            whole.writestr(name, part)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def planted_docx(more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    said = f'<w:comment {_W} w:id="1" w:author="{PLANTED}" w:initials="{PLANTED}" '
    said += 'w:date="2026-10-01T08:00:00Z"><w:p/></w:comment>'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Override PartName="/docProps/core.xml" ContentType="a/b"/>'
        '<Override PartName="/word/people.xml" ContentType="a/b"/>'
        '<Override PartName="/word/document.xml" ContentType="a/b"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_R}/core" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f"<a>{PLANTED}</a>",
        "docProps/thumbnail.jpeg": PLANTED,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}">'
        f'<Relationship Id="r1" Type="{_R}/people" Target="people.xml"/>'
        f'<Relationship Id="r2" Type="{_R}/image" Target="media/image1.jpeg"/>'
        f'<Relationship Id="r3" Type="{_R}/attachedTemplate" TargetMode="External" '
        f'Target="file:///C:/{PLANTED}.dot"/></Relationships>',
        "word/people.xml": f"<a>{PLANTED}</a>",
        "word/document.xml": f'<w:document {_W} mc:Ignorable="w14" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f"<!-- {PLANTED} --><w:body><w:p w:rsidR='00AB12CD'><w:ins w:author='{PLANTED}' "
        f"w:date='2026-10-01T08:00:00Z'><w:r><w:t>{SEEN}</w:t></w:r></w:ins></w:p>"
        f"<a:blip xmlns:a='urn:a' xmlns:r='{_R}' r:embed='r2'/></w:body></w:document>",
        "word/comments.xml": f"<w:comments {_W}>{said}</w:comments>",
        "word/media/image1.jpeg": planted_picture("JPEG"),
    }
    return _zipped({**parts, **more})


def planted_xlsx() -> bytes:
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
            "_rels/.rels": f'<Relationships xmlns="{_LINKS}"/>',
            "docProps/app.xml": f"<a>{PLANTED}</a>",
            "xl/workbook.xml": f'<workbook xmlns="{sheet}"><fileSharing userName="{PLANTED}"/>'
            f'<x:absPath xmlns:x="urn:x" url="C:/Users/{PLANTED}"/><sheets/></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheet}"><c><is><t>{SEEN}</t></is></c>'
            f'<pageSetup xmlns:r="{_R}" r:id="r1"/></worksheet>',
            "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{_LINKS}">'
            f'<Relationship Id="r1" Type="{_R}/p" Target="../printerSettings/p1.bin"/>'
            "</Relationships>",
            "xl/printerSettings/p1.bin": PLANTED,
            "xl/comments1.xml": f'<comments xmlns="{sheet}"><authors><author>{PLANTED}</author>'
            "</authors></comments>",
            "xl/persons/person.xml": f'<personList xmlns="urn:p"><person displayName="{PLANTED}" '
            f'id="1" userId="{PLANTED}"/></personList>',
        }
    )


def planted_pptx() -> bytes:
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
            "_rels/.rels": f'<Relationships xmlns="{_LINKS}"/>',
            "docProps/custom.xml": f"<a>{PLANTED}</a>",
            "ppt/presentation.xml": f"<a>{SEEN}</a>",
            "ppt/commentAuthors.xml": f'<a><cmAuthor name="{PLANTED}" initials="{PLANTED}"/></a>',
            "ppt/authors.xml": f'<a><author name="{PLANTED}" userId="{PLANTED}"/></a>',
            "ppt/media/image1.png": planted_picture("PNG"),
        }
    )


def planted_odf(kind: str = "text", more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    entry = '<m:file-entry m:full-path="{}"/>'
    listed = "".join(map(entry.format, ("/", "content.xml", "meta.xml", "Pictures/a.jpg")))
    parts: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:'
        f'manifest:1.0">{listed}</m:manifest>',
        "meta.xml": f"<a>{PLANTED}</a>",
        "content.xml": f"<office:document-content {_ODF}><office:body><office:annotation>"
        f"<dc:creator>{PLANTED}</dc:creator><dc:date>2026-10-01T08:00:00</dc:date>"
        f"</office:annotation><text:p>{SEEN}</text:p></office:body></office:document-content>",
        "settings.xml": '<a xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0">'
        f'<config:config-item config:name="PrinterName">{PLANTED}</config:config-item></a>',
        "Thumbnails/thumbnail.png": PLANTED,
        "Pictures/a.jpg": planted_picture("JPEG"),
    }
    return _zipped({**parts, **more})
