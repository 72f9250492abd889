"""No compressed stream ends in what a strict validator takes for the end of a line."""

from __future__ import annotations

from typing import Final
from zlib import adler32

from pikepdf import Name, Pdf, Stream

# The last byte of a compressed stream is the last of its checksum.
_CARRIAGE_RETURN: Final = 0x0D


def mend_stream_ends(pdf: Pdf) -> None:
    for each in pdf.objects:
        if not isinstance(each, Stream):
            continue
        content = each.read_bytes()
        if adler32(content) & 0xFF == _CARRIAGE_RETURN:
            # A blank more at the end: pages and tables of letters bear it, and fonts bear a zero.
            is_font = Name.Length1 in each
            each.write(content + (b"\0" if is_font else b" "))
            if is_font:
                each.Length1 = len(content) + 1
