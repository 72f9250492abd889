"""Pictures inside an office file, each made as free of metadata as one that stands alone."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.kinds import PICTURES, Kind, kind_of
from komma_desk.foreign.picture_stripping import STRIPPED_KINDS, stripped_picture
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import (
    change_attributes,
    elements,
    leads_home,
    leave_out,
    read_xml,
    written_xml,
)

_OF_DRAWING: Final = frozenset({"docname", "export-filename", "absref"})  # where it was drawn


def stripped_medium(name: str, content: bytes, lost: set[TakenOff]) -> bytes:
    """Raises UnreadError for a picture of a kind whose hidden places we do not know."""
    kind = kind_of(content, name)
    if kind in STRIPPED_KINDS:
        copy = stripped_picture(content, kind)
        lost.update(set(copy.taken_off) - {TakenOff.ANEW})
        return copy.content
    if kind is Kind.BMP:  # has no place for words
        return content
    if name.lower().endswith(".svg") and kind not in PICTURES:
        return _stripped_drawing(content, lost)
    raise UnreadError(Hindrance.UNSURE)


def _stripped_drawing(content: bytes, lost: set[TakenOff]) -> bytes:
    root = read_xml(content)
    if leave_out(elements(root, "metadata", "title", "desc", "namedview")):
        lost.add(TakenOff.DESCRIPTIONS)

    def change(attribute: str, value: str) -> str | None:
        if attribute in _OF_DRAWING or leads_home(value):
            lost.add(TakenOff.PRINTERS)
            return None
        if value.lstrip().lower().startswith("data:"):  # a file inside, with its own metadata
            raise UnreadError(Hindrance.UNSURE)
        return value

    change_attributes(root, change)
    return written_xml(root)
