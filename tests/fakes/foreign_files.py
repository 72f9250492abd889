"""Reads nothing and never fails: a text is shown as it is, a copy loses the word “Kamera”."""

from __future__ import annotations

from komma_desk.domain.foreign_file import (
    Hindrance,
    NoPreview,
    ParsedMail,
    PlainText,
    Preview,
    StillIn,
    StrippedCopy,
    TakenOff,
)
from komma_desk.domain.foreign_sheet import Sheet


class FakeForeignFiles:
    def __init__(self) -> None:
        self.hindrance: Hindrance | None = None
        self.pages: list[int] = []
        self.still_in: tuple[StillIn, ...] = ()
        self.parsed: ParsedMail | None = None

    def preview(self, content: bytes, name: str, page: int = 0) -> Preview:
        self.pages.append(page)
        if self.hindrance:
            return NoPreview(hindrance=self.hindrance)
        return PlainText(text=content.decode())

    def stripped(self, content: bytes, name: str) -> StrippedCopy | Hindrance:
        if self.hindrance:
            return self.hindrance
        return StrippedCopy(
            content=content.replace(b"Kamera", b""),
            taken_off=(TakenOff.CAMERA,),
            still_in=self.still_in,
        )

    def mail(self, content: bytes, name: str) -> ParsedMail | Hindrance:
        if self.hindrance:
            return self.hindrance
        return self.parsed or ParsedMail(
            subject=name, sender="", to="", sent_at=None, text=content.decode()
        )

    def sheet(self, content: bytes, name: str, wanted: str = "") -> Sheet | Hindrance:
        """One sheet, a row a line, cells between bars."""
        if self.hindrance:
            return self.hindrance
        lines = enumerate(content.decode().splitlines(), start=1)
        rows = tuple((number, tuple(line.split("|"))) for number, line in lines)
        is_there = wanted in {"", name}
        return Sheet(names=(name,), chosen=name if is_there else "", rows=rows if is_there else ())
