"""A Word file as it reads today: changes accepted, remarks and hidden words gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from komma_desk.domain.foreign_file import TakenOff
from komma_desk.foreign.xml_parts import Element, elements, leave_out, local, unwrap, value_of

_OF_WORD: Final = "wordprocessingml"
_DELETED: Final = ("del", "moveFrom", "conflictDel")
_INSERTED: Final = ("ins", "moveTo", "conflictIns")
_BEFORE: Final = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange"),
    *("tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
)
_RANGES: Final = tuple(
    f"{kind}Range{end}"
    for kind in ("moveFrom", "moveTo", *(f"customXml{each}" for each in ("Ins", "Del")))
    for end in ("Start", "End")
) + tuple(f"customXmlMove{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
_ANCHORS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
_PROPERTIES: Final = frozenset({"rPr", "trPr", "numPr", "ctrlPr"})  # a mark there has no words
_OF_FIELDS: Final = frozenset({"rPr", "fldChar", "instrText", "delInstrText"})
_NO: Final = frozenset({"0", "false", "off"})


def hidden_styles(root: Element) -> frozenset[str]:
    """The styles of `word/styles.xml` that hide what is written in them."""
    hidden: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in elements(root, "style"):
        name = value_of(style, "styleId")
        for told in elements(style, "vanish"):
            hidden[name] = _is_on(told)
        for told in elements(style, "basedOn"):
            based[name] = value_of(told, "val")
    for name in based:
        above, seen = name, {name}
        while above not in hidden and (above := based.get(above, "")) not in seen and above:
            seen.add(above)
        hidden[name] = hidden.get(above, False)
    return frozenset(name for name, is_hidden in hidden.items() if is_hidden)


def as_it_reads(root: Element, hiding: frozenset[str], lost: set[TakenOff]) -> None:
    _leave_out_hidden(root, hiding, lost)
    if leave_out(elements(root, *_ANCHORS)):
        lost.add(TakenOff.REMARKS)
    rows = [each.getparent().getparent() for each in _marks(root, _DELETED, "trPr")]
    cells = [each.getparent().getparent() for each in elements(root, "cellDel")]
    words = [run for cell in cells for run in elements(cell, "r", "hyperlink")]
    ended = [each.getparent().getparent().getparent() for each in _marks(root, _DELETED, "rPr")]
    deleted = [*rows, *words, *(each for each in _ours(root, _DELETED) if not _is_mark(each))]
    if leave_out(deleted) or ended:
        lost.add(TakenOff.DELETIONS)
    leave_out(each for each in _ours(root, (*_DELETED, *_INSERTED)) if _is_mark(each))
    traces = unwrap(_ours(root, _INSERTED)) + leave_out(_ours(root, (*_BEFORE, *_RANGES)))
    if traces:
        lost.add(TakenOff.REVISIONS)
    for paragraph in ended:
        _join_with_next(paragraph)


def _ours(root: Element, names: tuple[str, ...]) -> list[Element]:
    return [
        each
        for each in elements(root, *names)
        if _OF_WORD in str(each.tag) or local(each.tag).startswith("conflict")
    ]


def _is_mark(each: Element) -> bool:
    return local(each.getparent().tag) in _PROPERTIES


def _marks(root: Element, names: tuple[str, ...], within: str) -> Iterator[Element]:
    """Of a paragraph those in `pPr/rPr`: its end was deleted; of a row those in `trPr`."""
    for each in _ours(root, names):
        parent = each.getparent()
        if local(parent.tag) != within:
            continue
        if within == "trPr" or local(parent.getparent().tag) == "pPr":
            yield each


def _join_with_next(paragraph: Element) -> None:
    """As Word does: the words go on in the next paragraph, in its form."""
    following = paragraph.getnext()
    if local(paragraph.tag) != "p" or following is None or local(following.tag) != "p":
        return
    at = 1 if len(following) and local(following[0].tag) == "pPr" else 0
    for each in [each for each in paragraph if local(each.tag) != "pPr"]:
        following.insert(at, each)
        at += 1
    leave_out([paragraph])


def _leave_out_hidden(root: Element, hiding: frozenset[str], lost: set[TakenOff]) -> None:
    for run in elements(root, "r"):
        if _OF_WORD in str(run.tag) and _is_hidden(run, hiding):
            words = [
                each
                for each in run
                if isinstance(each.tag, str) and local(each.tag) not in _OF_FIELDS
            ]
            if leave_out(words):
                lost.add(TakenOff.HIDDEN_TEXT)


def _is_hidden(run: Element, hiding: frozenset[str]) -> bool:
    own = next((each for each in run if local(each.tag) == "rPr"), None)
    if own is not None:
        told = elements(own, "vanish")
        if told:
            return _is_on(told[0])
        if any(value_of(each, "val") in hiding for each in elements(own, "rStyle")):
            return True
    paragraph = next((each for each in run.iterancestors() if local(each.tag) == "p"), None)
    if paragraph is None or not hiding:
        return False
    form = next((each for each in paragraph if local(each.tag) == "pPr"), None)
    return form is not None and any(
        value_of(each, "val") in hiding for each in elements(form, "pStyle")
    )


def _is_on(told: Element) -> bool:
    return value_of(told, "val").lower() not in _NO
