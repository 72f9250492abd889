"""The letter that hands a case over: address window, consent, the chosen parts, what we ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from komma_desk.documents.list_entries import dashed
from komma_desk.documents.page import (
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    PageFrame,
    day_said,
    draw_lines,
    lay_out,
)
from komma_desk.documents.prose import SUBSTITUTE, Prose, lacks_glyphs, printable
from komma_desk.documents.styles import (
    BODY,
    HEADING,
    INFO,
    INFO_LABEL,
    LABEL,
    RETURN_ADDRESS,
    RULE,
    SMALL,
    SUBJECT,
)
from komma_desk.documents.tagging.canvas import drawn_as
from komma_desk.documents.tagging.tree import Element
from komma_desk.domain.letter import ConsentStatement, DecisionStatement, ReferralLetter
from komma_desk.words import _, speaking

# DIN 5008 form B: the window 45 mm below the edge, the information block 125 mm from the left.
_WINDOW_TOP: Final = PAGE_HEIGHT - 45 * mm
_WINDOW_WIDTH: Final = 80 * mm
_INFO_LEFT: Final = 125 * mm
_TEXT_TOP: Final = 104 * mm
_ADDRESS_LINES: Final = 6
_LONGEST_LINE: Final = 200  # characters; the window holds far fewer


def referral_letter(letter: ReferralLetter) -> bytes:
    """The letter as PDF, in its own language; open, so encrypt it before it leaves."""
    with speaking(letter.language):
        frame = PageFrame(
            municipality=letter.sender.municipality,
            office=letter.sender.office,
            kind=_("Hand-over of a case"),
            reference=letter.case_number,
            dated_on=letter.dated_on,
        )

        def first_page(canvas: Canvas) -> None:
            _draw_window(canvas, letter)
            _draw_information(canvas, letter)
            _draw_fold_marks(canvas)

        return lay_out(list(_story(letter)), frame, first_top=_TEXT_TOP, on_first_page=first_page)


def _story(letter: ReferralLetter) -> Iterator[Flowable]:
    yield Prose(_("Hand-over of case {number}").format(number=letter.case_number), SUBJECT)
    yield Prose(_salutation(letter), BODY)
    yield Prose(
        _("we are handing the case named above over to you, for the following purpose:"), BODY
    )
    yield Prose(letter.purpose, BODY)
    yield from _ground(letter)
    yield from _parts(letter)
    yield from _request(letter)
    yield from _closing(letter)
    yield from _notes(letter)


def _salutation(letter: ReferralLetter) -> str:
    if name := letter.recipient.contact_name.strip():
        return _("Dear {name},").format(name=name)
    return _("Dear Sir or Madam,")


def _heading(text: str) -> Iterator[Flowable]:
    yield CondPageBreak(24 * mm)
    yield Prose(text, HEADING)


def _ground(letter: ReferralLetter) -> Iterator[Flowable]:
    if isinstance(letter.ground, ConsentStatement):
        yield from _consent(letter.ground)
    else:
        yield from _decision(letter.ground)
    if letter.to_police:
        yield from _irrevocable(letter)


def _decision(decision: DecisionStatement) -> Iterator[Flowable]:
    yield from _heading(_("Without consent"))
    yield Prose(
        _(
            "The person concerned has not consented. The hand-over was decided on {day} by"
            " {people}, for this reason: {reason}"
        ).format(
            day=day_said(decision.decided_on),
            people=", ".join(decision.decided_by),
            reason=decision.reason,
        ),
        BODY,
    )


def _consent(consent: ConsentStatement) -> Iterator[Flowable]:
    yield from _heading(_("Consent"))
    yield Prose(
        _("{person} consented on {day} ({how}) to the following: {scope}").format(
            person=consent.given_by,
            day=day_said(consent.given_on),
            how=consent.how,
            scope=consent.scope,
        ),
        BODY,
    )
    if consent.extent:
        yield Prose(_("May be told: {extent}.").format(extent=consent.extent), BODY)
    yield Prose(
        _(
            "The consent holds for this purpose only. It may be withdrawn at any time with effect"
            " for the future; in that case we will tell you without delay."
        ),
        BODY,
    )


def _irrevocable(letter: ReferralLetter) -> Iterator[Flowable]:
    yield from _heading(_("This hand-over cannot be taken back"))
    yield Prose(
        _(
            "When the police learn of a suspected criminal offence, they have to pursue it"
            " (section 163 of the German Code of Criminal Procedure). Withdrawing the consent"
            " later does not end the proceedings."
        ),
        BODY,
    )
    if letter.irrevocability_explained_on is not None:
        yield Prose(
            _("This was explained to the person concerned on {day}.").format(
                day=day_said(letter.irrevocability_explained_on)
            ),
            BODY,
        )


def _parts(letter: ReferralLetter) -> Iterator[Flowable]:
    yield from _heading(_("What we pass on to you"))
    yield Prose(_("Only the following parts of the case were released for you."), BODY)
    for section in letter.sections:
        yield CondPageBreak(18 * mm)
        yield Prose(section.label, LABEL)
        yield Prose(section.text, BODY)


def _request(letter: ReferralLetter) -> Iterator[Flowable]:
    yield from _heading(_("What we ask of you"))
    if letter.desired_answer.strip():
        yield Prose(letter.desired_answer, BODY)
    if letter.answer_by_on is not None:
        yield Prose(
            _("Please let us have your answer by {day}.").format(day=day_said(letter.answer_by_on)),
            BODY,
        )
    yield Prose(
        _("Please put any questions to {name}, quoting the case number {number}.").format(
            name=letter.sender.contact_name, number=letter.case_number
        ),
        BODY,
    )


def _closing(letter: ReferralLetter) -> Iterator[Flowable]:
    yield KeepTogether(
        [
            Spacer(1, 3 * mm),
            Prose(_("Yours sincerely"), BODY),
            Spacer(1, 13 * mm),
            Prose(letter.sender.contact_name, BODY),
        ]
    )
    if letter.enclosures:
        yield from _heading(_("Enclosures"))
        yield Prose(
            _(
                "These files lie inside this PDF. Acrobat Reader and Firefox list them beside the"
                " page, under the paper clip."
            ),
            BODY,
        )
        yield from dashed(letter.enclosures, BODY)


def _notes(letter: ReferralLetter) -> Iterator[Flowable]:
    yield Spacer(1, 4 * mm)
    yield CondPageBreak(20 * mm)
    yield Prose(
        _(
            "Confidential: this letter holds personal data and is meant for the office addressed"
            " alone. Please pass it on only as far as the consent reaches. If it came to you by"
            " mistake, please tell us and destroy it."
        ),
        SMALL,
    )
    if any(map(lacks_glyphs, _typed(letter))):
        yield Prose(
            _(
                "{sign} stands for a character that cannot be shown in print. The original text"
                " is kept with us."
            ).format(sign=SUBSTITUTE),
            SMALL,
        )


def _typed(letter: ReferralLetter) -> Iterator[str]:
    yield from (letter.purpose, letter.desired_answer, *letter.enclosures)
    ground = letter.ground
    if isinstance(ground, ConsentStatement):
        yield from (ground.given_by, ground.scope, ground.how)
    else:
        yield from (ground.reason, *ground.decided_by)
    yield from (letter.recipient.name, letter.recipient.contact_name)
    for section in letter.sections:
        yield from (section.label, section.text)


def _draw_window(canvas: Canvas, letter: ReferralLetter) -> None:
    sender, recipient = letter.sender, letter.recipient
    back = " · ".join((sender.municipality, *sender.address_lines))
    canvas.saveState()
    draw_lines(canvas, (LEFT, _WINDOW_TOP - 13.5 * mm), [back], RETURN_ADDRESS, _WINDOW_WIDTH)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, _WINDOW_TOP - 15 * mm, LEFT + _WINDOW_WIDTH, _WINDOW_TOP - 15 * mm)
    lines = [recipient.name, recipient.contact_name, *recipient.address_lines]
    # A long name runs over two lines; it must not be cut where the post reads it.
    shown = [
        part
        for line in lines
        for part in simpleSplit(
            printable(line[:_LONGEST_LINE]), BODY.fontName, BODY.fontSize, _WINDOW_WIDTH
        )
        if part.strip()
    ][:_ADDRESS_LINES]
    draw_lines(canvas, (LEFT, _WINDOW_TOP - 21 * mm), shown, BODY, _WINDOW_WIDTH)
    canvas.restoreState()


def _draw_information(canvas: Canvas, letter: ReferralLetter) -> None:
    sender = letter.sender
    entries = (
        (_("Our reference"), letter.case_number),
        (_("Contact person"), sender.contact_name),
        (_("Telephone"), sender.contact_phone),
        (_("E-mail"), sender.contact_email),
        (_("Date"), day_said(letter.dated_on)),
    )
    canvas.saveState()
    y = PAGE_HEIGHT - 52 * mm
    width = PAGE_WIDTH - RIGHT - _INFO_LEFT
    for label, value in entries:
        if value.strip():
            with drawn_as(canvas, Element("P")):
                draw_lines(canvas, (_INFO_LEFT, y), [label], INFO_LABEL, width)
                draw_lines(canvas, (_INFO_LEFT, y - 4 * mm), [value], INFO, width)
            y -= 9 * mm
    canvas.restoreState()


def _draw_fold_marks(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    for from_top, length in ((105, 4), (148.5, 6), (210, 4)):
        y = PAGE_HEIGHT - from_top * mm
        canvas.line(5 * mm, y, (5 + length) * mm, y)
    canvas.restoreState()
