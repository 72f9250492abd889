"""The links between the parts of an office file, once some of the parts are left out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from komma_desk.foreign.xml_parts import Element, elements, leave_out, read_xml, written_xml

INDEX: Final = "[Content_Types].xml"
_OUTSIDE: Final = re.compile(r"(?i)(https?:|mailto:|tel:|#)")
_NOWHERE: Final = "about:blank"
# Links of these kinds hold only where their number is named; the others hold by themselves.
_NAMED: Final = ("/image", "/hyperlink", "/chart", "/chartEx", "/video", "/audio", "/media")
_NEVER: Final = ("/attachedTemplate", "/oleObject")  # where they lead to another computer


def owner_of(name: str) -> str:
    """The part whose links stand in the part of this name."""
    folder, last = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), last.removesuffix(".rels"))


def links_of(name: str) -> str:
    folder, last = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{last}.rels")


def target_of(link: Element, links: str) -> str:
    """The name of the part a link leads to; empty for one that leads outside."""
    if _leads_outside(link):
        return ""
    target = str(link.get("Target", ""))
    place = (
        target
        if target.startswith("/")
        else posixpath.join(posixpath.dirname(owner_of(links)), target)
    )
    return posixpath.normpath(place).lstrip("/")


def _leads_outside(link: Element) -> bool:
    return str(link.get("TargetMode", "")) == "External"


def unlinked(
    name: str, parts: Mapping[str, bytes], gone: frozenset[str]
) -> tuple[bytes, frozenset[str]]:
    """The links without those to parts that are left out, and the numbers of these."""
    root = read_xml(parts[name])
    dead: list[Element] = []
    for link in elements(root, "Relationship"):
        if not _leads_outside(link):
            if target_of(link, name) in gone:
                dead.append(link)
        elif str(link.get("Type", "")).endswith(_NEVER):
            dead.append(link)
        elif not _OUTSIDE.match(str(link.get("Target", ""))):  # a file, with its folders
            link.set("Target", _NOWHERE)
    ids = frozenset(str(each.get("Id", "")) for each in dead)
    leave_out(dead)
    return written_xml(root), ids


def index_without(part: bytes, gone: frozenset[str]) -> bytes:
    root = read_xml(part)
    leave_out(
        each
        for each in elements(root, "Override")
        if str(each.get("PartName", "")).lstrip("/") in gone
    )
    return written_xml(root)


def without_orphans(parts: dict[str, bytes]) -> frozenset[str]:
    """Takes out what nothing leads to any more, and tells its names.

    The picture in a deleted passage would else stay behind it.
    """
    orphans: set[str] = set()
    while found := _unnamed(parts):
        orphans |= found
        for each in found:
            parts.pop(each, None)
            parts.pop(links_of(each), None)
    if orphans:
        parts[INDEX] = index_without(parts[INDEX], frozenset(orphans))
    return frozenset(orphans)


def _unnamed(parts: dict[str, bytes]) -> set[str]:
    """Takes the links away that are named nowhere; the parts only these led to."""
    dropped: set[str] = set()
    held: set[str] = set()
    for name in [each for each in parts if each.endswith(".rels")]:
        owner = parts.get(owner_of(name))
        root = read_xml(parts[name])
        used = frozenset() if owner is None else _named_in(read_xml(owner))
        dead: list[Element] = []
        for link in elements(root, "Relationship"):
            lasts = str(link.get("Type", "")).endswith(_NAMED)
            if owner is not None and lasts and str(link.get("Id", "")) not in used:
                dead.append(link)
                dropped.add(target_of(link, name))
            else:
                held.add(target_of(link, name))
        if dead:
            leave_out(dead)
            parts[name] = written_xml(root)
    return (dropped - held - {""}) & parts.keys()


def _named_in(root: Element) -> frozenset[str]:
    return frozenset(str(value) for each in root.iter() for value in each.attrib.values())
