"""Workbooks as Excel and LibreOffice write them, small enough to read in a test."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINK: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LINKS: Final = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
STYLES: Final = (
    f'<styleSheet {_MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yy;@"/>'
    '<numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;Tage&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/>'
    '<xf numFmtId="22"/></cellXfs></styleSheet>'
)


def zipped(parts: Mapping[str, str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, text in parts.items():
            whole.writestr(name, text)
    return target.getvalue()


def xlsx(
    rows: str,
    *,
    strings: str = "",
    merged: str = "",
    sheets: tuple[str, ...] = ("Tabelle1",),
    hidden: tuple[str, ...] = (),
    head: str = "",
    mode: str = "Internal",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """`rows` are those of the last sheet that is not hidden; the others are empty.

    `head` stands before the list of the sheets, `mode` says where they are said to lie.
    """
    named = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}" '
        f'state="{"hidden" if name in hidden else "visible"}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_KIND}" TargetMode="{mode}" '
        f'Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, start=1)
    )
    full = max(at for at, name in enumerate(sheets, start=1) if name not in hidden)
    pages = {
        f"xl/worksheets/sheet{at}.xml": (
            f"<worksheet {_MAIN}><sheetData>{rows if at == full else ''}</sheetData>"
            f"{merged if at == full else ''}</worksheet>"
        )
        for at, _ in enumerate(sheets, start=1)
    }
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": (
                f"<workbook {_MAIN} {_LINK}>{head}<sheets>{named}</sheets></workbook>"
            ),
            "xl/_rels/workbook.xml.rels": f"<Relationships {_LINKS}>{links}</Relationships>",
            "xl/sharedStrings.xml": f"<sst {_MAIN}>{strings}</sst>",
            "xl/styles.xml": STYLES,
            **pages,
            **(more or {}),
        }
    )


def xlsx_of(table: tuple[tuple[str, ...], ...]) -> bytes:
    """Each cell its text."""
    rows = "".join(
        f'<row r="{number}">'
        + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        + "</row>"
        for number, cells in enumerate(table, start=1)
    )
    return xlsx(rows)


def ods(rows: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"/>',
            "content.xml": (
                '<o:c xmlns:o="urn:o" xmlns:t="urn:t" xmlns:x="urn:x"><o:spreadsheet>'
                f'<t:table t:name="Liste">{rows}</t:table></o:spreadsheet></o:c>'
            ),
        }
    )
