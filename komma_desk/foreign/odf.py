"""Files of LibreOffice (.odt, .ods, .odp) without who wrote them, when and where.

Every part must be of a kind known here; with any other (macros, objects) no copy is made.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, StrippedCopy, TakenOff
from komma_desk.foreign.beneath import still_in_odf
from komma_desk.foreign.media import stripped_medium
from komma_desk.foreign.odf_changes import as_it_reads
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import (
    Element,
    change_attributes,
    elements,
    leads_home,
    leave_out,
    local,
    read_xml,
    value_of,
    written_xml,
)
from komma_desk.foreign.zip_parts import written

MARK: Final = "mimetype"
_INDEX: Final = "META-INF/manifest.xml"
_FAMILY: Final = b"application/vnd.oasis.opendocument."
_XML: Final = frozenset({"content.xml", "styles.xml", "settings.xml"})
_GONE_NAMES: Final = {
    "meta.xml": TakenOff.DOCUMENT,
    "manifest.rdf": TakenOff.DOCUMENT,
    "layout-cache": TakenOff.HIDDEN,
}
_GONE_FOLDERS: Final = {
    "Thumbnails": TakenOff.THUMBNAILS,
    "Configurations2": TakenOff.HIDDEN,
    "ObjectReplacements": TakenOff.THUMBNAILS,
    "VersionList.xml": TakenOff.REVISIONS,
    "Versions": TakenOff.REVISIONS,
}
_NAMES: Final = (
    *("creator", "creator-initials", "initial-creator", "printed-by", "author-name"),
    *("author-initials", "file-name", "template-name", "sender-initials", "sender-firstname"),
    *("sender-lastname", "sender-title", "sender-position", "sender-email", "sender-phone-private"),
    *("sender-phone-work", "sender-fax", "sender-company", "sender-street", "sender-city"),
    *("sender-postal-code", "sender-country", "sender-state-or-province"),
)
_SETTINGS: Final = ("Printer", "Rsid", "CurrentDatabase", "SaveVersion")
_ASIDE: Final = re.compile(r"\.\./|(?![a-z]+:)[^#]*/(home|users)/", re.IGNORECASE)
_NO_TIME: Final = "1970-01-01T00:00:00"


def is_odf(parts: Mapping[str, bytes]) -> bool:
    return parts.get(MARK, b"").startswith(_FAMILY) and _INDEX in parts


def stripped_odf(parts: Mapping[str, bytes]) -> StrippedCopy:
    """Raises UnreadError."""
    index = read_xml(parts[_INDEX])
    if elements(index, "encryption-data"):
        raise UnreadError(Hindrance.LOCKED)
    lost: set[TakenOff] = set()
    done: dict[str, bytes] = {}
    roots: dict[str, Element] = {
        name: _cleaned(part, lost)
        for name, part in parts.items()
        if posixpath.basename(name) in _XML and name.split("/", 1)[0] not in _GONE_FOLDERS
    }
    as_it_reads(roots.values(), lost)
    for name, part in parts.items():
        folder, last = name.split("/", 1)[0], posixpath.basename(name)
        word = _GONE_FOLDERS.get(folder) or _GONE_NAMES.get(last)
        if word or (name.startswith("META-INF/") and name != _INDEX):
            lost.add(word or TakenOff.AUTHORS)  # signatures carry the name of who signed
        elif name in {MARK, _INDEX}:
            done[name] = part
        elif last in _XML:
            done[name] = written_xml(roots[name])
        elif folder in {"Pictures", "media"}:
            done[name] = stripped_medium(name, part, lost)
        elif folder == "Fonts":
            done[name] = part
        else:
            raise UnreadError(Hindrance.UNSURE)
    _leave_out_orphans(done, roots.values())
    done[_INDEX] = _index_of(index, done)
    return StrippedCopy(
        content=written(done),
        taken_off=tuple(sorted(lost)),
        still_in=still_in_odf(roots.values()),
    )


def _leave_out_orphans(parts: dict[str, bytes], roots: Iterable[Element]) -> None:
    """The picture in a deleted passage would else stay behind it."""
    named = {
        value.removeprefix("./")
        for root in roots
        for each in root.iter()
        if isinstance(each.tag, str) and (value := value_of(each, "href"))
    }
    for name in [each for each in parts if each.split("/", 1)[0] in {"Pictures", "media"}]:
        if name not in named:
            del parts[name]


def _index_of(index: Element, kept: Mapping[str, bytes]) -> bytes:
    def path(entry: Element) -> str:
        return next((str(v) for k, v in entry.attrib.items() if local(k) == "full-path"), "")

    leave_out(
        each
        for each in elements(index, "file-entry")
        if not (path(each) == "/" or path(each) in kept or _is_kept_folder(path(each), kept))
    )
    return written_xml(index)


def _is_kept_folder(path: str, kept: Mapping[str, bytes]) -> bool:
    return path.endswith("/") and any(each.startswith(path) for each in kept)


def _cleaned(part: bytes, lost: set[TakenOff]) -> Element:
    root = read_xml(part)
    if elements(root, "binary-data"):  # a file inside the text itself
        raise UnreadError(Hindrance.UNSURE)
    _leave_out_people(root, lost)
    printers = [each for each in elements(root, "config-item") if _is_of_the_computer(each)]
    if leave_out(printers):
        lost.add(TakenOff.PRINTERS)

    def change(attribute: str, value: str) -> str | None:
        if attribute in {"rsid", "paragraph-rsid"}:
            lost.add(TakenOff.REVISIONS)
            return None
        if leads_home(value) or (attribute == "href" and _ASIDE.match(value)):
            lost.add(TakenOff.PRINTERS)
            return ""
        return value

    change_attributes(root, change)
    return root


def _leave_out_people(root: Element, lost: set[TakenOff]) -> None:
    for each in elements(root, *_NAMES):
        leave_out(list(each))
        each.text = ""
        lost.add(TakenOff.AUTHORS)
    for each in elements(root, "date"):
        if each.text and each.tag.endswith("purl.org/dc/elements/1.1/}date"):
            each.text = _NO_TIME
            lost.add(TakenOff.AUTHORS)
    for each in elements(root, "frame"):  # of a picture that of its file
        for name in [name for name in each.attrib if local(name) == "name"]:
            del each.attrib[name]


def _is_of_the_computer(item: Element) -> bool:
    name = next((str(v) for k, v in item.attrib.items() if local(k) == "name"), "")
    return name.startswith(_SETTINGS)
