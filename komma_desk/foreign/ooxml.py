"""Files of Word, Excel and PowerPoint (.docx, .xlsx, .pptx) without who wrote them, when and where.

Every part must be of a kind known here; with any other (macros, objects) no copy is made.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, StrippedCopy, TakenOff
from komma_desk.foreign.media import stripped_medium
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import (
    Element,
    change_attributes,
    elements,
    leads_home,
    leave_out,
    local,
    read_xml,
    written_xml,
)
from komma_desk.foreign.zip_parts import written

INDEX: Final = "[Content_Types].xml"
_GONE: Final = (
    (re.compile(r"docProps/thumbnail\..*"), TakenOff.THUMBNAILS),
    (re.compile(r"docProps/.*|docMetadata/.*"), TakenOff.DOCUMENT),
    (re.compile(r"customXml/.*|xl/customProperty.*|word/glossary/.*|ppt/tags/.*"), TakenOff.HIDDEN),
    (re.compile(r"(?i).*/documenttasks/.*"), TakenOff.AUTHORS),
    (
        re.compile(r"(word/people|ppt/changesInfos/.*|xl/revisions/.*|xl/userNames).*"),
        TakenOff.AUTHORS,
    ),
    (re.compile(r".*/printerSettings/.*"), TakenOff.PRINTERS),
    (re.compile(r"_xmlsignatures/.*"), TakenOff.AUTHORS),
    (
        re.compile(r"(?i)(word|xl|ppt)/(threaded)?comments.*|xl/persons/.*|ppt/(comment)?authors.*"),
        TakenOff.REMARKS,
    ),
    (re.compile(r"ppt/notesSlides/.*"), TakenOff.NOTES),
)
_XML: Final = re.compile(r".*\.(xml|rels|vml)")
_MEDIA: Final = re.compile(r"(word|xl|ppt)/media/.*")
_FONTS: Final = re.compile(r".*\.(odttf|fntdata|ttf)")
_MACROS: Final = re.compile(
    r"(?i).*(vba|macro|activex|embeddings|externallinks|connections\.|querytable).*"
)
_AUTHORS: Final = frozenset({"author", "initials", "userId", "lastModifiedBy", "userName"})
_TIMES: Final = frozenset({"date", "dateUtc", "dT", "dt", "modified", "created"})
_TRACES: Final = frozenset(
    {
        *("rsids", "absPath", "fileSharing", "revisionPtr", "docId", "attachedTemplate"),
        *("docVars", "mailMerge", "customWorkbookViews", "customSheetViews", "custDataLst"),
    }
)
_OUTSIDE: Final = re.compile(r"(?i)(https?:|mailto:|tel:|#)")
_OF_EDITING: Final = re.compile("rsid.*|ed")  # of which session, and who may
_NOWHERE: Final = "about:blank"
_BLANK: Final = "–"  # Excel and PowerPoint do not open a remark whose author has no name


def is_ooxml(parts: Mapping[str, bytes]) -> bool:
    return INDEX in parts and any(each.startswith(("word/", "xl/", "ppt/")) for each in parts)


def stripped_ooxml(parts: Mapping[str, bytes]) -> StrippedCopy:
    """Raises UnreadError."""
    lost: set[TakenOff] = set()
    kept = {name: part for name, part in parts.items() if not _is_gone(name, lost)}
    gone = frozenset(parts) - frozenset(kept)
    # By owner, which of its links lead nowhere any more.
    dangling = {name: _unlink(name, kept, gone) for name in kept if name.endswith(".rels")}
    done: dict[str, bytes] = {}
    for name, part in kept.items():
        if _MACROS.fullmatch(name):
            raise UnreadError(Hindrance.UNSURE)
        if name == INDEX:
            done[name] = _index_without(part, gone)
        elif name.endswith(".rels"):
            done[name] = dangling[name][0]
        elif _XML.fullmatch(name):
            links = dangling.get(_links_of(name), (b"", frozenset()))[1]
            done[name] = _cleaned(name, part, links, lost)
        elif _MEDIA.fullmatch(name):
            done[name] = stripped_medium(name, part, lost)
        elif _FONTS.fullmatch(name):
            done[name] = part
        else:
            raise UnreadError(Hindrance.UNSURE)
    return StrippedCopy(content=written(done), taken_off=tuple(sorted(lost)))


def _is_gone(name: str, lost: set[TakenOff]) -> bool:
    for pattern, word in _GONE:
        if pattern.fullmatch(name):
            lost.add(word)
            return True
    return False


def _links_of(name: str) -> str:
    folder, last = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{last}.rels")


def _unlink(
    name: str, kept: Mapping[str, bytes], gone: frozenset[str]
) -> tuple[bytes, frozenset[str]]:
    """The links without those to parts that are left out, and the names of these."""
    root = read_xml(kept[name])
    owner = posixpath.dirname(posixpath.dirname(name))
    dead: list[Element] = []
    for link in elements(root, "Relationship"):
        target = str(link.get("Target", ""))
        if str(link.get("TargetMode", "")) == "External":
            if str(link.get("Type", "")).endswith(("/attachedTemplate", "/oleObject")):
                dead.append(link)
            elif not _OUTSIDE.match(target):  # a file of the computer, with its folders
                link.set("Target", _NOWHERE)
            continue
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(owner, target)
        if posixpath.normpath(place) in gone:
            dead.append(link)
    ids = frozenset(str(each.get("Id", "")) for each in dead)
    leave_out(dead)
    return written_xml(root), ids


def _index_without(part: bytes, gone: frozenset[str]) -> bytes:
    root = read_xml(part)
    leave_out(
        each
        for each in elements(root, "Override")
        if str(each.get("PartName", "")).lstrip("/") in gone
    )
    return written_xml(root)


def _cleaned(name: str, part: bytes, dangling: frozenset[str], lost: set[TakenOff]) -> bytes:
    root = read_xml(part)
    if leave_out(elements(root, *_TRACES)):
        lost.add(TakenOff.REVISIONS)
    _blank_people(name, root, lost)
    is_word = name.startswith("word/")

    def change(attribute: str, value: str) -> str | None:
        if attribute == "refreshedBy" or (is_word and _OF_EDITING.fullmatch(attribute)):
            lost.add(TakenOff.REVISIONS)
            return None
        if leads_home(value):
            lost.add(TakenOff.PRINTERS)
            return ""
        if is_word and attribute in _AUTHORS:
            lost.add(TakenOff.AUTHORS)
            return ""
        if (
            attribute in _TIMES
            and (is_word or _REMARKS.fullmatch(name))
            and _looks_like_time(value)
        ):
            lost.add(TakenOff.AUTHORS)
            return None if is_word else "2000-01-01T00:00:00"
        return value

    change_attributes(root, change)
    if dangling:
        _forget_links(root, dangling)
    return written_xml(root)


def _looks_like_time(value: str) -> bool:
    return bool(re.match(r"\d{4}-\d\d-\d\d", value))


def _forget_links(root: Element, dangling: frozenset[str]) -> None:
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        for name, value in list(each.attrib.items()):
            if "/relationships}" in str(name) and value in dangling:
                del each.attrib[name]
    leave_out(each for each in elements(root, "customPr") if not each.attrib)


def _blank_people(name: str, root: Element, lost: set[TakenOff]) -> None:
    for each in elements(root, "cNvPr", "docPr"):
        if "name" in each.attrib:  # of a picture that of its file
            each.set("name", _BLANK)
    if _PEOPLE.fullmatch(name):
        change_attributes(root, lambda _name, value: value)
        for each in root.iter():
            for attribute in list(each.attrib):
                if local(attribute) in {"name", "displayName", "userId", "initials", "providerId"}:
                    each.set(attribute, _BLANK)
                    lost.add(TakenOff.AUTHORS)
    if name.startswith("xl/") and _REMARKS.fullmatch(name):
        for each in elements(root, "author"):
            each.text = _BLANK
            lost.add(TakenOff.AUTHORS)
