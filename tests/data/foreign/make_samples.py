"""Makes the files of this folder anew with programmes people use, a name planted all over."""

# python tests/data/foreign/make_samples.py FOLDER
# needs LibreOffice, ImageMagick, exiftool and heif-enc (Debian: libreoffice-writer, -calc, -impress
# and imagemagick, libimage-exiftool-perl, libheif-examples). No test needs them; files lie beside.

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

NAME = "Kanarienvogel"  # of a person: must be gone from every copy
UNSEEN = "Zeisig"  # what somebody deleted, remarked or hid
SEEN = "Was auf dem Blatt steht"
_SPACES = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
    for each in ("office", "text", "table", "style", "meta", "presentation")
) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_WHO = f"<dc:creator>{NAME}</dc:creator><dc:date>2026-10-01T08:00:00</dc:date>"
_REMARK = (
    f'<office:annotation office:name="a1">{_WHO}<text:p>{UNSEEN} R</text:p></office:annotation>'
)
_META = (
    f"<office:meta><meta:initial-creator>{NAME}</meta:initial-creator><dc:creator>{NAME}"
    f"</dc:creator><dc:title>{NAME}</dc:title><meta:keyword>{NAME}</meta:keyword>"
    f'<meta:user-defined meta:name="Akte">{NAME}</meta:user-defined></office:meta>'
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style><style:style style:name="hid"'
    ' style:family="text"><style:text-properties text:display="none"/></style:style>'
    "</office:automatic-styles>"
)
_CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    f"{_WHO}</office:change-info><text:p>{UNSEEN} D</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="c2"><text:insertion><office:change-info>'
    f"{_WHO}</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
)
_TELLING = (
    f"-Artist={NAME}", "-Make=Apple", "-Model=iPhone", "-GPSLatitude=52.125", "-GPSLatitudeRef=N",
    "-GPSLongitude=7.15", "-GPSLongitudeRef=E", f"-XMP-dc:Creator={NAME}", f"-Comment={NAME}",
)  # fmt: skip


def _flat(kind: str, body: str) -> str:
    return (
        f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">{_META}{_STYLES}'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    )


def _frame(picture: bytes) -> str:
    packed = base64.b64encode(picture).decode()
    return (
        f'<draw:frame draw:name="{NAME}.jpg" svg:width="4cm" svg:height="2cm" svg:x="1cm" '
        f'svg:y="3cm"><draw:image><office:binary-data>{packed}</office:binary-data></draw:image>'
        "</draw:frame>"
    )


def text(picture: bytes) -> str:
    return _flat(
        "text",
        f'{_CHANGES}<text:p>{SEEN} <text:change text:change-id="c1"/><text:change-start '
        'text:change-id="c2"/>eingefügt<text:change-end text:change-id="c2"/> und '
        f'weiter{_REMARK} so<office:annotation-end office:name="a1"/>.</text:p><text:p>'
        f'<text:span text:style-name="hid">{UNSEEN} H</text:span><text:a xlink:href='
        f'"file:///C:/Users/{NAME}/a.docx">Verweis</text:a> <text:author-name>{NAME}'
        '</text:author-name> <text:file-name text:display="full">x</text:file-name></text:p>'
        f"<text:p>{_frame(picture)}</text:p>",
    )


def sheet(picture: bytes) -> str:
    def cell(said: str, more: str = "") -> str:
        return (
            '<table:table-row><table:table-cell office:value-type="string">'
            f"{more}<text:p>{said}</text:p></table:table-cell></table:table-row>"
        )

    return _flat(
        "spreadsheet",
        f'<table:table table:name="A"><table:shapes>{_frame(picture)}</table:shapes>'
        f"{cell(SEEN, _REMARK)}</table:table>"
        f'<table:table table:name="B" table:style-name="ta2">{cell(UNSEEN)}</table:table>',
    )


def slides(picture: bytes) -> str:
    box = '<draw:frame svg:width="9cm" svg:height="3cm"{}><draw:text-box><text:p>{}</text:p>'
    box += "</draw:text-box></draw:frame>"
    notes = box.format(' presentation:class="notes"', f"{UNSEEN} N")
    return _flat(
        "presentation",
        f'<draw:page draw:name="p1">{box.format("", SEEN)}{_frame(picture)}'
        f"<presentation:notes>{notes}</presentation:notes>{_REMARK}</draw:page>",
    )


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main(folder: Path) -> None:
    work = Path("/tmp") / NAME
    work.mkdir(exist_ok=True)
    plain = str(work / "plain.png")
    run("convert", "-size", "160x96", "gradient:red-blue", "-strip", plain)
    for ending in ("jpg", "png", "gif", "tif"):
        run("convert", plain, "-strip", str(work / f"a.{ending}"))
        run("exiftool", "-m", *_TELLING, "-o", f"{folder}/phone.{ending}", f"{work}/a.{ending}")
    run("heif-enc", "-t", "32", plain, "-o", f"{work}/a.heic")
    run("exiftool", "-m", *_TELLING, "-o", f"{folder}/phone.heic", f"{work}/a.heic")
    picture = (folder / "phone.jpg").read_bytes()
    for name, source, endings in (
        ("letter.fodt", text(picture), ("odt", "docx", "doc", "pdf")),
        ("table.fods", sheet(picture), ("ods", "xlsx", "xls")),
        ("talk.fodp", slides(picture), ("odp", "pptx")),
    ):
        (work / name).write_text(source, encoding="utf-8")
        for ending in endings:
            run(
                *("soffice", f"-env:UserInstallation=file://{work}/office", "--headless"),
                *("--convert-to", ending, "--outdir", str(folder), str(work / name)),
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
