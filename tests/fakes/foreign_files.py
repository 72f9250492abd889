"""Reads nothing and never fails: a text is shown as it is, a copy loses the word “Kamera”."""

from __future__ import annotations

from komma_desk.domain.foreign_file import (
    Hindrance,
    NoPreview,
    ParsedMail,
    PlainText,
    Preview,
    StrippedCopy,
    TakenOff,
)


class FakeForeignFiles:
    def __init__(self) -> None:
        self.hindrance: Hindrance | None = None
        self.pages: list[int] = []
        self.parsed: ParsedMail | None = None

    def preview(self, content: bytes, name: str, page: int = 0) -> Preview:
        self.pages.append(page)
        if self.hindrance:
            return NoPreview(hindrance=self.hindrance)
        return PlainText(text=content.decode())

    def stripped(self, content: bytes, name: str) -> StrippedCopy | Hindrance:
        if self.hindrance:
            return self.hindrance
        return StrippedCopy(content=content.replace(b"Kamera", b""), taken_off=(TakenOff.CAMERA,))

    def mail(self, content: bytes, name: str) -> ParsedMail | Hindrance:
        if self.hindrance:
            return self.hindrance
        return self.parsed or ParsedMail(
            subject=name, sender="", to="", sent_at=None, text=content.decode()
        )
