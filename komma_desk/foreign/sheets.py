"""The rows of one sheet of a workbook (.xlsx, .ods) as text; nothing is computed or followed."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from typing import Final

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.foreign_sheet import Sheet
from komma_desk.foreign.frames import framed
from komma_desk.foreign.kinds import Kind
from komma_desk.foreign.unread import UnreadError

Answer = Callable[[], bytes]
_LOCKED: Final = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))


def preparing_sheet(kind: Kind, content: bytes, wanted: str) -> Answer:
    """Imports what it needs; `wanted` is the name of the sheet, empty for the first that is seen.

    Raises UnreadError.
    """
    if kind in {Kind.OLE, Kind.MSG}:
        is_locked = all(name in content for name in _LOCKED)
        raise UnreadError(Hindrance.LOCKED if is_locked else Hindrance.OLD_OFFICE)
    if kind is not Kind.ZIP:
        raise UnreadError(Hindrance.KIND)
    # All of it before the walls stand; cp437 is how a ZIP may write its names.
    codecs.lookup("cp437")
    from komma_desk.foreign.ods_sheet import is_ods, ods_sheet
    from komma_desk.foreign.xlsx_sheet import is_xlsx, xlsx_sheet
    from komma_desk.foreign.zip_parts import parts_of

    def answer() -> bytes:
        parts = parts_of(content)
        if is_xlsx(parts):
            return _told(xlsx_sheet(parts, wanted))
        if is_ods(parts):
            return _told(ods_sheet(parts, wanted))
        raise UnreadError(Hindrance.KIND)

    return answer


def _told(sheet: Sheet) -> bytes:
    words = {"is": "sheet", "names": list(sheet.names), "chosen": sheet.chosen}
    return framed(words, (json.dumps(sheet.rows).encode(),))
