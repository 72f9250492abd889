"""Files from outside are parsed in a process of their own that never had a key."""

from __future__ import annotations

from typing import Protocol

from komma_desk.domain.foreign_file import Hindrance, ParsedMail, Preview, StrippedCopy
from komma_desk.domain.foreign_sheet import Sheet


class ForeignFiles(Protocol):
    """The name only helps to tell the kind; the content decides.

    Whoever calls hands over no more than `LARGEST_LOOKED_INTO` bytes; more is answered by
    `Hindrance.TOO_LARGE`. Nothing here raises for what is in a file.
    """

    def preview(self, content: bytes, name: str, page: int = 0) -> Preview:
        """`page`, counted from 0, is that of a PDF; other kinds have one only."""
        ...

    def stripped(self, content: bytes, name: str) -> StrippedCopy | Hindrance: ...

    def mail(self, content: bytes, name: str) -> ParsedMail | Hindrance:
        """A mail as .eml or .msg, with the contents of its files."""
        ...

    def sheet(self, content: bytes, name: str, wanted: str = "") -> Sheet | Hindrance:
        """The rows of a workbook; `wanted` is the name of a sheet, empty for the first."""
        ...
