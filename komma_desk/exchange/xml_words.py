"""Names and texts of a procedure as XML can hold them: two names never become one."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from komma_desk.domain.procedure.definition import Deadline, Step
from komma_desk.words import Bilingual

NAMESPACE: Final = "urn:komma-desk:procedure:1"  # what SCXML and BPMN have no word for
_FOREIGN: Final = re.compile(r"[^A-Za-z0-9_]|_u(?=[0-9a-f]*_)|^[0-9]")
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("komma", NAMESPACE)


def name_of(identifier: str) -> str:
    """Usual ids stay as they are; any other sign becomes its number, so that names stay apart."""
    if not identifier:
        return "_u_"
    return _FOREIGN.sub(lambda found: f"_u{ord(found[0][0]):x}_{found[0][1:]}", identifier)


def text_of(text: str) -> str:
    """Signs that no XML may hold are shown as the sign for "something stood here"."""
    return _NO_XML.sub("\ufffd", text)


def own(word: str) -> str:
    """A word of ours, apart from those of the format."""
    return f"{{{NAMESPACE}}}{word}"


def document(root: ET.Element) -> bytes:
    """The file: UTF-8, indented, one line end."""
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def described(
    title: Bilingual, deadline: Deadline | None = None, plain: Bilingual | None = None
) -> dict[str, str]:
    """Title, deadline and what it means for the person who reported, as attributes of ours."""
    found = {"de": title.de, "en": title.en}
    if plain is not None:
        found |= _present(plain_de=plain.de, plain_en=plain.en)
    if deadline is not None:
        within = f"{deadline.within.count} {deadline.within.unit}" if deadline.within else None
        found |= _present(within=within, rule=deadline.rule, escalate_to=deadline.escalate_to)
    return {own(word): text_of(text) for word, text in found.items()}


def conditions(step: Step) -> dict[str, str]:
    """What a step asks for beyond where the case is, as attributes of ours."""
    found = {"de": step.title.de, "en": step.title.en} | _present(
        roles=" ".join(step.roles),
        consent=step.consent,
        exception=step.exception.when if step.exception else None,
        fields=" ".join(step.fields),
        four_eyes="true" if step.four_eyes else None,
        irreversible="true" if step.irreversible else None,
        effects=" ".join(step.effects),
    )
    return {own(word): text_of(text) for word, text in found.items()}


def _present(**words: str | None) -> dict[str, str]:
    return {word: text for word, text in words.items() if text}
