"""XML out of files from outside: no document types, no entities, nothing fetched, no remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from lxml import etree

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign.unread import UnreadError

Element: TypeAlias = Any  # lxml brings no types along
_AT_HOME: Final = re.compile(r"(?i)\s*(file:|[a-z]:[\\/]|\\\\|~?/(home|users|volumes|media|mnt)/)")


def read_xml(content: bytes) -> Element:
    """Raises UnreadError, also for whatever declares a document type of its own."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadError(Hindrance.UNSURE)
    return root


def written_xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def leads_home(value: str) -> bool:
    """Into a folder of somebody's computer; such a path begins with the name of an account."""
    return _AT_HOME.match(value) is not None


def local(name: object) -> str:
    """The name without its namespace."""
    return str(name).rsplit("}", 1)[-1]


def elements(root: Element, *names: str) -> list[Element]:
    wanted = frozenset(names)
    return [each for each in root.iter() if isinstance(each.tag, str) and local(each.tag) in wanted]


def leave_out(found: Iterable[Element]) -> int:
    """How many were left out; the text after each stays."""
    gone = 0
    for each in list(found):
        parent = each.getparent()
        if parent is None:
            continue
        if each.tail:
            before = each.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + each.tail
            else:
                parent.text = (parent.text or "") + each.tail
        parent.remove(each)
        gone += 1
    return gone


def unwrap(found: Iterable[Element]) -> int:
    """How many were taken away around what stands in them, which stays."""
    gone = 0
    for each in list(found):
        parent = each.getparent()
        if parent is None:
            continue
        for inner in list(each):
            each.addprevious(inner)
        leave_out([each])
        gone += 1
    return gone


def value_of(element: Element, name: str) -> str:
    """The attribute of this plain name, whatever its namespace; empty where it is not told."""
    return next((str(v) for k, v in element.attrib.items() if local(k) == name), "")


def change_attributes(root: Element, change: Callable[[str, str], str | None]) -> bool:
    """`change` is given the plain name and the value; None takes the attribute away."""
    changed = False
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        for name, value in list(each.attrib.items()):
            new = change(local(name), str(value))
            if new is None:
                del each.attrib[name]
            elif new != value:
                each.set(name, new)
            changed = changed or new != value
    return changed
