"""The words of a text in RTF, as word processors write it and Outlook packs it into mails."""

from __future__ import annotations

import re
from typing import Final

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign.plain_text import LONGEST_TEXT, decoded, words_of_html
from komma_desk.foreign.unread import UnreadError

_LARGEST: Final = 16 * 1024 * 1024  # bytes of a packed text when unfolded
_MOST_NESTED: Final = 1000
_PACKED, _PLAIN = b"LZFu", b"MELA"
_HEAD: Final = 16  # bytes before the packed text
_WINDOW: Final = 4096
_FIRST_WINDOW: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_TOKEN: Final = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
)
_SILENT: Final = frozenset(
    {
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl"),
        *("headerr", "footer", "footerl", "footerr", "filetbl", "listtable", "revtbl", "rsidtbl"),
        *("listoverridetable", "generator", "themedata", "colorschememapping", "datastore"),
        *("latentstyles", "xmlnstbl", "mmathPr", "fldinst", "annotation", "atnid", "atnauthor"),
    }
)
_SIGNS: Final = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "sect": "\n",
    "page": "\n",
    "tab": "\t",
    "cell": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}


def unpacked(packed: bytes) -> bytes:
    """What Outlook packed as [MS-OXRTFCP] says; raises UnreadError."""
    told = int.from_bytes(packed[4:8], "little")
    if told > _LARGEST:
        raise UnreadError(Hindrance.TOO_MUCH)
    body = packed[_HEAD : int.from_bytes(packed[:4], "little") + 4]
    if packed[8:12] == _PLAIN:
        return body[:told]
    if packed[8:12] != _PACKED:
        raise UnreadError(Hindrance.BROKEN)
    out = bytearray(_FIRST_WINDOW)
    begin, at = len(out), 0
    while at < len(body) and len(out) - begin < told:
        flags, at = body[at], at + 1
        for bit in range(8):
            if at >= len(body):
                break
            if not flags >> bit & 1:
                out.append(body[at])
                at += 1
                continue
            pair = int.from_bytes(body[at : at + 2], "big")
            at += 2
            back = (len(out) - (pair >> 4)) % _WINDOW
            if not back or back > len(out):  # the mark of the end, or before the beginning
                return bytes(out[begin : begin + told])
            for _each in range((pair & 15) + 2):
                out.append(out[-back])
    return bytes(out[begin : begin + told])


def words_of_rtf(source: bytes) -> str:
    """Plain; of a page in HTML packed up in RTF the words of that page."""
    said = _Reader(source).said()
    return words_of_html(said) if rb"\fromhtml1" in source[:2000] else said


class _Reader:
    """One group stands in another: what is switched on ends with its group."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._is_html = rb"\fromhtml1" in source[:2000]
        page = re.search(rb"\\ansicpg(\d{1,5})", source[:2000])
        self._page = f"cp{page[1].decode()}" if page else "cp1252"
        self._said: list[str] = []
        self._raw = bytearray()  # letters of more than one byte come byte by byte
        self._length = 0
        self._silent, self._skip, self._fallback = False, 0, 1
        self._above: list[tuple[bool, int]] = []
        self._is_starred = False

    def said(self) -> str:
        for found in _TOKEN.finditer(self._source):
            byte, word, number, sign, brace, text = found.groups()
            if byte:
                self._letters(bytes((int(byte, 16),)))
            elif word:
                self._word(word.decode(), number)
            elif sign:
                self._sign(sign)
            elif brace:
                self._group(brace)
            else:
                self._letters(text)
            if self._length > LONGEST_TEXT:
                break
        self._flush()
        return "".join(self._said)

    def _group(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._above) > _MOST_NESTED:
                raise UnreadError(Hindrance.TOO_MUCH)
            self._above.append((self._silent, self._fallback))
        elif self._above:
            self._silent, self._fallback = self._above.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._is_starred = True
        elif sign in b"\\{}":
            self._letters(sign)
        elif sign == b"~":
            self._say("\u00a0")
        elif sign in b"\r\n":
            self._say("\n")

    def _word(self, word: str, number: bytes | None) -> None:
        starred, self._is_starred = self._is_starred, False
        value = int(number) if number else None
        if word == "htmltag" and self._is_html:
            return  # a mark of the page itself
        if word == "htmlrtf" and self._is_html:
            self._flush()
            self._silent = value != 0
        elif starred or word in _SILENT:
            self._flush()
            self._silent = True
        elif word == "uc":
            self._fallback = max(0, min(value if value is not None else 1, 8))
        elif word == "u" and value is not None:
            self._say(chr(value % 0x10000))
            self._skip = self._fallback
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _letters(self, raw: bytes) -> None:
        ahead = min(self._skip, len(raw))
        self._skip -= ahead
        if not self._silent:
            self._raw += raw[ahead:]
            self._length += len(raw) - ahead

    def _say(self, text: str) -> None:
        self._flush()
        if not self._silent:
            self._said.append(text)
            self._length += len(text)

    def _flush(self) -> None:
        if self._raw:
            self._said.append(decoded(bytes(self._raw), self._page))
            self._raw.clear()
