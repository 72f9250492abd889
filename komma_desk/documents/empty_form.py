"""The report form for a pen: every question of the screen, what happens with it, where to go."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from komma_desk.documents.page import PageFrame, lay_out
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, LABEL, SMALL, TITLE, WARNING
from komma_desk.documents.tagging.tree import Element, Tags
from komma_desk.documents.tick_box import TickBox, TickRow, WritingLines
from komma_desk.domain.report_paper import EmptyForm, PaperChoice, PaperHead, PaperQuestion
from komma_desk.words import _, speaking

_KEPT_WITH_QUESTION = 2  # rows; what is longer may part over two pages
_COLUMNS = 2


def empty_form(form: EmptyForm) -> bytes:
    """The form as tagged PDF, in its own language."""
    with speaking(form.head.language):
        tags = Tags()
        return lay_out(list(_story(form, tags.root)), frame_of(form.head), tags=tags)


def frame_of(head: PaperHead, reference: str = "") -> PageFrame:
    return PageFrame(
        municipality=head.municipality,
        office=head.office,
        kind=_("Report of an incident"),
        reference=reference,
        dated_on=head.dated_on,
    )


def _story(form: EmptyForm, root: Element) -> Iterator[Flowable]:
    yield Prose(_("Report an incident"), TITLE, root.add("H1"))
    yield Prose(
        _("You can leave questions out. Write on the back if there is too little room."),
        BODY,
        root.add("P"),
    )
    yield Prose(_("In acute danger: call 110."), WARNING, root.add("P"))
    for part in form.parts:
        yield from _heading(part.title, root)
        for question in part.questions:
            yield from _question(question, root)
    yield from _consents(form, root)
    yield from _what_happens(form.head, root)
    yield from _signature(root)


def _heading(text: str, root: Element) -> Iterator[Flowable]:
    yield CondPageBreak(34 * mm)
    yield Prose(text, HEADING, root.add("H2"))


def _question(question: PaperQuestion, root: Element) -> Iterator[Flowable]:
    asked: list[Flowable] = [Prose(question.asked, LABEL, root.add("H3"))]
    if question.hint:
        asked.append(Prose(question.hint, SMALL, root.add("P")))
    rows: list[Flowable] = list(_rows(question.choices, root))
    begun = min(question.lines, _KEPT_WITH_QUESTION)
    if more := question.lines - begun:
        rows += [WritingLines(begun, goes_on=True), WritingLines(more)]
    elif begun:
        rows.append(WritingLines(begun))
    yield KeepTogether(asked + rows[:_KEPT_WITH_QUESTION])
    yield from rows[_KEPT_WITH_QUESTION:]


def _rows(choices: tuple[PaperChoice, ...], root: Element) -> Iterator[Flowable]:
    if choices:
        entries = root.add("L")
        for at in range(0, len(choices), _COLUMNS):
            some = choices[at : at + _COLUMNS]
            yield TickRow([TickBox(each.label, each.meaning, entries) for each in some], _COLUMNS)


def _consents(form: EmptyForm, root: Element) -> Iterator[Flowable]:
    yield from _heading(_("What I allow"), root)
    yield Prose(
        _(
            "Only what you tick is allowed. You can take it back at any time; that holds from then"
            " on. Without a tick nothing is passed on."
        ),
        BODY,
        root.add("P"),
    )
    entries = root.add("L")
    for each in form.consents:
        yield TickBox(each.meaning or each.label, "", entries)
    yield from _scopes(form, root)
    yield Prose(
        _("Wording of these consents: {version}").format(version=form.wording),
        SMALL,
        root.add("P"),
    )


def _scopes(form: EmptyForm, root: Element) -> Iterator[Flowable]:
    """Asked once for all of them, so that the short form stays on two sheets."""
    asked = Prose(_("How much may be told?"), LABEL, root.add("H3"))
    hint = Prose(
        _(
            "Without a tick: everything, with your name. If it is not the same for all, write it"
            " beside. Without your name no files are passed on either."
        ),
        SMALL,
        root.add("P"),
    )
    entries = root.add("L")
    boxes = [TickBox(each.label, each.meaning, entries) for each in form.scopes]
    yield KeepTogether([asked, hint, TickRow(boxes, len(boxes))])


def _what_happens(head: PaperHead, root: Element) -> Iterator[Flowable]:
    yield from _heading(_("What happens with this paper"), root)
    yield Prose(
        _(
            "Only the clearing office reads it. It enters the report into its encrypted store,"
            " gives you a receipt and answers you. Then it destroys the paper, or keeps it locked"
            " away if it is evidence."
        ),
        BODY,
        root.add("P"),
    )
    yield from _heading(_("Where to hand it in"), root)
    yield Prose(
        _("In a closed envelope, in person or by post, not by mail and not by fax:"),
        BODY,
        root.add("P"),
    )
    yield Prose("\n".join((head.office, head.municipality, *head.ways)), BODY, root.add("P"))


def _signature(root: Element) -> Iterator[Flowable]:
    yield KeepTogether(
        [
            Spacer(1, 4 * mm),
            Prose(_("Day and signature (not needed without a name)"), LABEL, root.add("P")),
            WritingLines(1),
        ]
    )
