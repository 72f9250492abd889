"""The words of an office file, without its form: enough to see what it is about.

Of any other archive the names of what lies in it, and the text of the only text among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from komma_desk.foreign.ods_sheet import is_ods, ods_sheet
from komma_desk.foreign.plain_text import LONGEST_TEXT, decoded
from komma_desk.foreign.xlsx_sheet import is_xlsx, xlsx_sheet
from komma_desk.foreign.xml_parts import Element, elements, leave_out, local, read_xml

_DOCUMENT: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_CONTENT: Final = "content.xml"
_SLIDE: Final = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_TALK: Final = "ppt/presentation.xml"
_APART: Final = ("tracked-changes", "del", "moveFrom")
_MOST_NAMES: Final = 500


def words_of_archive(parts: Mapping[str, bytes]) -> str:
    """Raises UnreadError."""
    if _DOCUMENT in parts:
        return _said(parts[each] for each in (_DOCUMENT, *_NOTES) if each in parts)
    if is_xlsx(parts) or is_ods(parts):
        sheet = xlsx_sheet(parts, "") if is_xlsx(parts) else ods_sheet(parts, "")
        return "\n".join("\t".join(cells) for _number, cells in sheet.rows)
    if _TALK in parts:
        found = [(int(hit[1]), name) for name in parts if (hit := _SLIDE.fullmatch(name))]
        return "\n\n".join(_said([parts[name]]) for _number, name in sorted(found))
    if _CONTENT in parts and "mimetype" in parts:
        return _said([parts[_CONTENT]])
    return _listed(parts)


def _said(parts: Iterable[bytes]) -> str:
    lines: list[str] = []
    for part in parts:
        root = read_xml(part)
        leave_out(elements(root, *_APART))
        lines.extend(_line(each) for each in elements(root, "p", "h"))
    return "\n".join(lines)


def _line(paragraph: Element) -> str:
    """Of a paragraph in a box inside this one nothing: it comes by itself."""
    said: list[str] = []

    def walk(element: Element) -> None:
        for each in element:
            name = local(each.tag)
            if name in {"tab", "br", "line-break", "cr", "s"}:
                said.append("\t" if name == "tab" else " " if name == "s" else "\n")
            elif name == "t":
                said.append(each.text or "")
            elif name not in {"p", "h"}:
                if name in {"span", "a"}:
                    said.append(each.text or "")
                walk(each)
            if _is_odf(paragraph):
                said.append(each.tail or "")

    if _is_odf(paragraph):
        said.append(paragraph.text or "")
    walk(paragraph)
    return "".join(said)


def _is_odf(element: Element) -> bool:
    return "opendocument" in str(element.tag)


def _listed(parts: Mapping[str, bytes]) -> str:
    names = sorted(parts)
    lines = [f"{name}\t{len(parts[name]):,}".replace(",", "\u202f") for name in names[:_MOST_NAMES]]
    texts = [name for name in names if name.lower().endswith(".txt")]
    if len(texts) == 1:  # an exported chat lies beside its pictures
        lines.extend(("", decoded(parts[texts[0]][: 4 * LONGEST_TEXT])))
    return "\n".join(lines)
