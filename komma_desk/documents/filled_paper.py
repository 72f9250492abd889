"""A report in clear words on paper: its answers, its files with their checksums."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from komma_desk.documents.empty_form import frame_of
from komma_desk.documents.page import day_said, lay_out
from komma_desk.documents.prose import SUBSTITUTE, Prose, lacks_glyphs
from komma_desk.documents.styles import BODY, HEADING, LABEL, SMALL, TITLE, WARNING
from komma_desk.documents.tagging.tree import Element, Tags
from komma_desk.domain.report_paper import FilledPaper
from komma_desk.words import _, n_, speaking

_MEGABYTE = 1_000_000


def filled_paper(paper: FilledPaper) -> bytes:
    """The report as tagged PDF, in its own language; it is not encrypted."""
    with speaking(paper.head.language):
        tags = Tags()
        frame = frame_of(paper.head, paper.number or paper.receipt)
        return lay_out(list(_story(paper, tags.root)), frame, tags=tags)


def _story(paper: FilledPaper, root: Element) -> Iterator[Flowable]:
    yield Prose(_("Report of an incident"), TITLE, root.add("H1"))
    if standing := "\n".join(_standing(paper)):
        yield Prose(standing, BODY, root.add("P"))
    yield Prose(
        _("Confidential. This paper is readable by everybody who holds it: keep it locked away."),
        WARNING,
        root.add("P"),
    )
    yield Prose(_("What happened"), HEADING, root.add("H2"))
    yield Prose(paper.narrative or "–", BODY, root.add("P"))
    yield Prose(_("The answers"), HEADING, root.add("H2"))
    for asked, said in paper.answers:
        yield CondPageBreak(16 * mm)
        yield Prose(asked, LABEL, root.add("H3"))
        yield Prose(said, BODY, root.add("P"))
    if paper.messages:
        yield from _messages(paper, root)
    if paper.files:
        yield from _files(paper, root)
    if any(map(lacks_glyphs, _typed(paper))):
        yield Prose(
            _("{sign} stands for a character that cannot be shown in print.").format(
                sign=SUBSTITUTE
            ),
            SMALL,
            root.add("P"),
        )


def _standing(paper: FilledPaper) -> Iterator[str]:
    if paper.number:
        yield _("Case {number}").format(number=paper.number)
    if paper.filed_on is None:
        yield _("A draft, not filed yet")
    elif paper.receipt:
        yield _("Receipt {number}, filed on {day}").format(
            number=paper.receipt, day=day_said(paper.filed_on)
        )


def _messages(paper: FilledPaper, root: Element) -> Iterator[Flowable]:
    yield CondPageBreak(30 * mm)
    yield Prose(_("Messages"), HEADING, root.add("H2"))
    for each in paper.messages:
        yield CondPageBreak(16 * mm)
        head = _("{day}: {deed}").format(day=day_said(each.on), deed=each.by or _("You"))
        yield Prose(head, LABEL, root.add("H3"))
        yield Prose(each.text, BODY, root.add("P"))


def _files(paper: FilledPaper, root: Element) -> Iterator[Flowable]:
    yield CondPageBreak(30 * mm)
    yield Prose(_("Files that belong to it"), HEADING, root.add("H2"))
    yield Prose(
        n_(
            "{n} file, not printed here. Its checksum proves that it is the same one.",
            "{n} files, not printed here. Their checksums prove that they are the same ones.",
            len(paper.files),
        ),
        BODY,
        root.add("P"),
    )
    entries = root.add("L")
    for each in paper.files:
        body = entries.add("LI").add("LBody")
        yield CondPageBreak(16 * mm)
        kind = paper.kinds.get(each.kind, "") if each.kind else ""
        about = ", ".join(word for word in (kind, _size(each.size)) if word)
        yield Prose(f"{each.name} ({about})", LABEL, body.add("P"))
        yield Prose(f"SHA-256 {each.sha256}", SMALL, body.add("P"))


def _size(octets: int) -> str:
    kilobytes = max(1, round(octets / 1000))
    return f"{octets / _MEGABYTE:.1f} MB" if octets >= _MEGABYTE else f"{kilobytes} kB"


def _typed(paper: FilledPaper) -> Iterator[str]:
    yield paper.narrative
    yield from (said for _asked, said in paper.answers)
    yield from (each.name for each in paper.files)
    yield from (each.text for each in paper.messages)
