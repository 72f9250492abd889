"""Text out of bytes in whatever encoding, and the words of HTML without anything it would load."""

from __future__ import annotations

import codecs
from html.parser import HTMLParser
from typing import Final

LONGEST_TEXT: Final = 400_000  # letters shown; a longer text is cut
_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKS: Final = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "hr",
    ]
)
# Looked up before nothing can be opened any more: each is a module of its own.
_ENCODINGS: Final = (
    "ascii utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-7 latin-1 cp1250 cp1251 cp1252 "
    "cp1253 cp1254 cp1255 cp1256 cp1257 cp437 cp850 cp852 cp858 iso8859-2 iso8859-3 iso8859-4 "
    "iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-13 iso8859-15 iso8859-16 koi8-r "
    "koi8-u mac-roman gb2312 gbk gb18030 big5 shift-jis iso2022-jp euc-jp euc-kr idna punycode"
)


def prepare() -> None:
    for name in _ENCODINGS.split():
        codecs.lookup(name)


def decoded(content: bytes, declared: str = "") -> str:
    """By its mark, by what it declares, as UTF-8, else as Windows wrote it; never fails."""
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError, OSError):
            continue
    return content.decode("cp1252", "replace")


def shown(text: str) -> tuple[str, bool]:
    """The text without letters nobody can see, and whether it was cut."""
    whole = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(each if each.isprintable() or each in "\n\t" else " " for each in whole)
    return kept, len(text) > LONGEST_TEXT


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def _heard(source: str) -> _Words:
    words = _Words()
    words.feed(source)
    words.close()
    return words


def words_of_html(source: str) -> str:
    """Only what would be read: no pictures, no addresses behind links, nothing loaded."""
    try:
        words = _heard(source)
    except AssertionError:  # a section of a kind the parser does not know; then it is text
        words = _heard(source.replace("<![", "&lt;!["))
    lines = (" ".join(line.split()) for line in "".join(words.said).split("\n"))
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
