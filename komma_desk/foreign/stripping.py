"""A copy without metadata of each kind of file that can have one; the others are refused."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from komma_desk.domain.foreign_file import Hindrance, StrippedCopy
from komma_desk.foreign import plain_text
from komma_desk.foreign.frames import framed
from komma_desk.foreign.kinds import Kind
from komma_desk.foreign.unread import UnreadError

Answer = Callable[[], bytes]
_WHY_NOT = {Kind.OLE: Hindrance.OLD_OFFICE, Kind.RTF: Hindrance.OLD_OFFICE}


def preparing_copy(kind: Kind, content: bytes) -> Answer:
    """Imports what this kind needs; nothing of the content is parsed before the answer is asked."""
    plain_text.prepare()
    from komma_desk.foreign.picture_stripping import STRIPPED_KINDS, stripped_picture

    if kind in STRIPPED_KINDS:
        _rehearse()
        return lambda: _told(stripped_picture(content, kind))
    if kind is Kind.HEIC:
        from komma_desk.foreign.heif import stripped_heif

        return lambda: _told(stripped_heif(content))
    if kind is Kind.PDF:
        from komma_desk.foreign.pdf_stripping import stripped_pdf

        return lambda: _told(stripped_pdf(content))
    if kind is Kind.ZIP:
        from komma_desk.foreign import odf, ooxml, zip_parts

        _rehearse()

        def office() -> bytes:
            parts = zip_parts.parts_of(content)
            if ooxml.is_ooxml(parts):
                return _told(ooxml.stripped_ooxml(parts))
            if odf.is_odf(parts):
                return _told(odf.stripped_odf(parts))
            raise UnreadError(Hindrance.NO_COPY)

        return office
    raise UnreadError(_WHY_NOT.get(kind, Hindrance.NO_COPY))


def _rehearse() -> None:
    """Writing a TIFF imports more on its way; behind the walls that would be too late."""
    from PIL import Image

    Image.new("RGB", (1, 1)).save(BytesIO(), "TIFF", compression="tiff_adobe_deflate")


def _told(copy: StrippedCopy) -> bytes:
    words = {
        "is": "copy",
        "taken_off": [each.value for each in copy.taken_off],
        "still_in": [each.value for each in copy.still_in],
    }
    return framed(words, (copy.content,))
