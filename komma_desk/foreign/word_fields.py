"""Fields of Word that print who wrote a file and where it lies: what they printed goes."""

from __future__ import annotations

import re
from typing import Final

from komma_desk.domain.foreign_file import TakenOff
from komma_desk.foreign.xml_parts import Element, elements, leads_home, local, value_of

_TELLING: Final = re.compile(
    r"\s*(AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|TEMPLATE)\b", re.IGNORECASE
)
_ARGUMENT: Final = re.compile(r'"([^"]*)"|\S+')
_NOWHERE: Final = '"about:blank"'
_SEPARATE, _BEGIN, _END = "separate", "begin", "end"


def leave_out_told(root: Element, lost: set[TakenOff]) -> None:
    for field in elements(root, "fldSimple"):
        if _TELLING.match(value_of(field, "instr")):
            _say_nothing(elements(field, "t"), lost)
    for said in elements(root, "instrText"):
        plain = _without_places(said.text or "")
        if plain != said.text and said.text:
            said.text = plain
            lost.add(TakenOff.PRINTERS)
    _say_nothing(_printed(root), lost)


def _printed(root: Element) -> list[Element]:
    """What stands between the middle and the end of each field that tells."""
    open_fields: list[tuple[str, bool]] = []  # what it says so far, and whether it prints already
    found: list[Element] = []
    for each in elements(root, "fldChar", "instrText", "t"):
        if local(each.tag) == "t":
            if any(prints and _TELLING.match(said) for said, prints in open_fields):
                found.append(each)
        elif local(each.tag) == "instrText":
            if open_fields:
                said, prints = open_fields[-1]
                open_fields[-1] = (said + (each.text or ""), prints)
        elif (kind := value_of(each, "fldCharType")) == _BEGIN:
            open_fields.append(("", False))
        elif open_fields and kind == _SEPARATE:
            open_fields[-1] = (open_fields[-1][0], True)
        elif open_fields and kind == _END:
            open_fields.pop()
    return found


def _say_nothing(found: list[Element], lost: set[TakenOff]) -> None:
    for each in found:
        if each.text:
            each.text = None
            lost.add(TakenOff.DOCUMENT)


def _without_places(said: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return _NOWHERE if leads_home(found[1] or found[0]) else found[0]

    return _ARGUMENT.sub(plain, said)
