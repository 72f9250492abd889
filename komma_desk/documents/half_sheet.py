"""The sheet with half of the office's recovery key: what it is, who keeps it, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from komma_desk.documents.code_box import CodeBox
from komma_desk.documents.list_entries import numbered
from komma_desk.documents.page import PageFrame, day_said, lay_out
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, LABEL, TITLE, WARNING
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.words import _, speaking


def half_sheet(sheet: HalfSheet) -> bytes:
    """The sheet as PDF, in its own language."""
    with speaking(sheet.language):
        frame = PageFrame(
            municipality=sheet.organisation,
            office="KommA Desk",
            kind=_("Recovery of the office, half {half}").format(half=sheet.half),
            dated_on=sheet.made_on,
        )
        return lay_out(list(_story(sheet)), frame)


def _story(sheet: HalfSheet) -> Iterator[Flowable]:
    yield Prose(_("Recovery of the office, half {half}").format(half=sheet.half), TITLE)
    yield Prose(
        _("Store {store} of {organisation}, made on {day} by {person}").format(
            store=sheet.store,
            organisation=sheet.organisation,
            day=day_said(sheet.made_on),
            person=sheet.made_by,
        ),
        BODY,
    )
    yield Prose(_("This sheet alone opens nothing. Both halves together open every case."), WARNING)
    yield Prose(_("Half {half}").format(half=sheet.half), LABEL)
    yield CodeBox(sheet.code)
    yield Spacer(1, 2 * mm)
    yield from _section(
        _("What it is for"),
        _(
            "If nobody in clearing can open the store any more, both halves together make a new"
            " clearing officer. Nothing is lost, and nobody else is affected."
        ),
    )
    yield from _section(
        _("Where to keep it"),
        _(
            "Half A and half B belong in two different offices that do not work in clearing, for"
            " instance the staff council and data protection. Put the sheet into an envelope, seal"
            " it, sign across the seal and keep it in a safe. Do not copy or photograph it. Delete"
            " the file after printing."
        ),
    )
    yield from _section(
        _("What to do when it is needed"),
        _(
            "1. The head of the administration decides; both offices note who opens the envelope,"
            " when and why.\n"
            "2. Both offices come to the computer with the store. Each types or scans its own"
            " half.\n"
            "3. Follow the handbook, chapter “Founding and backing up”, section “If nobody can open"
            " it any more”.\n"
            "4. Have new halves made at once. Until then these stay valid."
        ),
    )
    yield from _section(
        _("Once a year, and if the seal is broken"),
        _(
            "Rehearse once a year: both halves are typed into the rehearsal, which shows and"
            " changes nothing. If a sheet is lost or its seal is broken, have new halves made;"
            " these then open nothing in the store. With an old copy of the store they still do."
        ),
    )


def _section(heading: str, text: str) -> Iterator[Flowable]:
    yield Prose(heading, HEADING)
    if text.startswith("1. "):
        yield from numbered(text, BODY)
    else:
        yield Prose(text, BODY)
