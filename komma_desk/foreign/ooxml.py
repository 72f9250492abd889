"""Files of Word, Excel and PowerPoint (.docx, .xlsx, .pptx) without who wrote them, when and where.

Every part must be of a kind known here; with any other (macros, objects) no copy is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, StrippedCopy, TakenOff
from komma_desk.foreign.beneath import still_in_ooxml
from komma_desk.foreign.media import stripped_medium
from komma_desk.foreign.ooxml_links import (
    INDEX,
    index_without,
    links_of,
    owner_of,
    target_of,
    unlinked,
    without_orphans,
)
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.word_changes import as_it_reads, hidden_styles
from komma_desk.foreign.word_fields import leave_out_told
from komma_desk.foreign.xml_parts import (
    Element,
    change_attributes,
    elements,
    leads_home,
    leave_out,
    read_xml,
    value_of,
    written_xml,
)
from komma_desk.foreign.zip_parts import written

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
        re.compile(
            r"(?i)(word|xl|ppt)/(threaded)?comments.*|xl/persons/.*|ppt/(comment)?authors.*"
        ),
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
        *("rsid", "rsids", "absPath", "fileSharing", "revisionPtr", "docId", "attachedTemplate"),
        *("docVars", "mailMerge", "customWorkbookViews", "customSheetViews", "custDataLst"),
    }
)
_OF_EDITING: Final = re.compile("rsid.*|ed")  # of which session, and who may
_BLANK: Final = "–"
_STYLES: Final = "word/styles.xml"
_OF_CHARTS: Final = re.compile(r".*/charts/_rels/[^/]+\.rels")


def is_ooxml(parts: Mapping[str, bytes]) -> bool:
    return INDEX in parts and any(each.startswith(("word/", "xl/", "ppt/")) for each in parts)


def stripped_ooxml(parts: Mapping[str, bytes]) -> StrippedCopy:
    """Raises UnreadError."""
    lost: set[TakenOff] = set()
    gone = frozenset(name for name in parts if _is_gone(name, lost)) | _behind_charts(parts, lost)
    kept = {
        name: part
        for name, part in parts.items()
        if name not in gone and not (name.endswith(".rels") and owner_of(name) in gone)
    }
    # By owner, which of its links lead nowhere any more.
    dangling = {name: unlinked(name, kept, gone) for name in kept if name.endswith(".rels")}
    hiding = hidden_styles(read_xml(kept[_STYLES])) if _STYLES in kept else frozenset()
    done: dict[str, bytes] = {}
    for name, part in kept.items():
        if _MACROS.fullmatch(name):
            raise UnreadError(Hindrance.UNSURE)
        if name == INDEX:
            done[name] = index_without(part, gone)
        elif name.endswith(".rels"):
            done[name] = dangling[name][0]
        elif _XML.fullmatch(name):
            links = dangling.get(links_of(name), (b"", frozenset()))[1]
            done[name] = _cleaned(name, part, links, hiding, lost)
        elif _MEDIA.fullmatch(name):
            done[name] = stripped_medium(name, part, lost)
        elif _FONTS.fullmatch(name):
            done[name] = part
        else:
            raise UnreadError(Hindrance.UNSURE)
    without_orphans(done)
    return StrippedCopy(
        content=written(done), taken_off=tuple(sorted(lost)), still_in=still_in_ooxml(done)
    )


def _behind_charts(parts: Mapping[str, bytes], lost: set[TakenOff]) -> frozenset[str]:
    """A chart draws what it keeps itself; the table behind it holds all the rest, too."""
    found = {
        target_of(link, name)
        for name, part in parts.items()
        if _OF_CHARTS.fullmatch(name)
        for link in elements(read_xml(part), "Relationship")
        if str(link.get("Type", "")).endswith("/package")
    } & parts.keys()
    if found:
        lost.add(TakenOff.EMBEDDED)
    return frozenset(found)


def _is_gone(name: str, lost: set[TakenOff]) -> bool:
    for pattern, word in _GONE:
        if pattern.fullmatch(name):
            lost.add(word)
            return True
    return False


def _cleaned(
    name: str,
    part: bytes,
    dangling: frozenset[str],
    hiding: frozenset[str],
    lost: set[TakenOff],
) -> bytes:
    root = read_xml(part)
    is_word = name.startswith("word/")
    if is_word:
        as_it_reads(root, hiding, lost)
        leave_out_told(root, lost)
    _leave_out_traces(root, lost)

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
        if is_word and attribute in _TIMES and re.match(r"\d{4}-\d\d-\d\d", value):
            lost.add(TakenOff.AUTHORS)
            return None
        return value

    change_attributes(root, change)
    if dangling:
        _forget_links(root, dangling)
    return written_xml(root)


def _leave_out_traces(root: Element, lost: set[TakenOff]) -> None:
    if leave_out(elements(root, *_TRACES)):
        lost.add(TakenOff.REVISIONS)
    for each in elements(root, "cNvPr", "docPr"):
        if "name" in each.attrib:  # of a picture that of its file
            each.set("name", _BLANK)
    if leave_out(_boxes_of_remarks(root)):
        lost.add(TakenOff.REMARKS)


def _boxes_of_remarks(root: Element) -> list[Element]:
    return [
        shape
        for shape in elements(root, "shape")
        if any(value_of(each, "ObjectType") == "Note" for each in elements(shape, "ClientData"))
    ]


def _forget_links(root: Element, dangling: frozenset[str]) -> None:
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        for name, value in list(each.attrib.items()):
            if "/relationships}" in str(name) and value in dangling:
                del each.attrib[name]
    leave_out(
        each
        for each in elements(root, "customPr", "externalData", "legacyDrawing")
        if not any("/relationships}" in str(name) for name in each.attrib)
    )
