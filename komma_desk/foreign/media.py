"""Pictures inside an office file, each made as free of metadata as one that stands alone."""

from __future__ import annotations

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.kinds import PICTURES, Kind, kind_of
from komma_desk.foreign.picture_stripping import STRIPPED_KINDS, stripped_picture
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import elements, leave_out, read_xml, written_xml


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
        root = read_xml(content)
        if leave_out(elements(root, "metadata", "title", "desc", "namedview")):
            lost.add(TakenOff.DESCRIPTIONS)
        return written_xml(root)
    raise UnreadError(Hindrance.UNSURE)
