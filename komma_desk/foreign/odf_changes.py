"""A file of LibreOffice as it reads today, without remarks, notes and hidden words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from komma_desk.domain.foreign_file import TakenOff
from komma_desk.foreign.xml_parts import Element, elements, leave_out, value_of

_REMARKS: Final = ("annotation", "annotation-end")
_MARKS: Final = ("change", "change-start", "change-end")
_HIDDEN_FIELDS: Final = ("hidden-text", "hidden-paragraph")


def as_it_reads(roots: Iterable[Element], lost: set[TakenOff]) -> None:
    """All parts together: a style of one hides words in the other."""
    roots = list(roots)
    hiding = frozenset(
        value_of(style, "name")
        for root in roots
        for style in elements(root, "style")
        if any(value_of(each, "display") == "none" for each in elements(style, "text-properties"))
    )
    for root in roots:
        if leave_out(elements(root, *_REMARKS)):
            lost.add(TakenOff.REMARKS)
        if leave_out(elements(root, "tracked-changes")):
            lost.add(TakenOff.DELETIONS)
        leave_out(elements(root, *_MARKS))
        if leave_out(elements(root, "notes")):
            lost.add(TakenOff.NOTES)
        hidden = [
            each
            for each in elements(root, "span", "p", "h", "section")
            if value_of(each, "style-name") in hiding or value_of(each, "display") == "none"
        ]
        for each in hidden:
            # A paragraph stays, empty: a cell or a list would be damaged without one.
            leave_out(list(each))
            each.text = ""
        if leave_out(elements(root, *_HIDDEN_FIELDS)) or hidden:
            lost.add(TakenOff.HIDDEN_TEXT)
