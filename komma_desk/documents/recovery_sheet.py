"""The sheet for the safe: a person's recovery code, what it opens and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from komma_desk.documents.code_box import CodeBox
from komma_desk.documents.list_entries import numbered
from komma_desk.documents.page import PageFrame, day_said, lay_out
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, LABEL, TITLE, WARNING
from komma_desk.domain.letter import RecoverySheet
from komma_desk.words import _, speaking


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """The sheet as PDF, in its own language. It never holds a passphrase."""
    with speaking(sheet.language):
        frame = PageFrame(
            municipality=sheet.organisation,
            office="KommA Desk",
            kind=_("Recovery sheet"),
            dated_on=sheet.made_on,
        )
        return lay_out(list(_story(sheet)), frame)


def _story(sheet: RecoverySheet) -> Iterator[Flowable]:
    yield Prose(_("Recovery sheet"), TITLE)
    yield Prose(
        _("For {person} (login {login}), made on {day}").format(
            person=sheet.person, login=sheet.login, day=day_said(sheet.made_on)
        ),
        BODY,
    )
    yield Prose(
        _("Whoever holds this sheet can open everything that {person} may open.").format(
            person=sheet.person
        ),
        WARNING,
    )
    yield Prose(_("Recovery code"), LABEL)
    yield CodeBox(sheet.recovery_code)
    yield Spacer(1, 3 * mm)
    yield from _section(
        _("What it is for"),
        _(
            "With this code {person} can set a new passphrase if the old one is forgotten. The"
            " passphrase itself is stored nowhere: without it and without this sheet, nobody can"
            " open this access again, neither the administrator nor the makers of KommA Desk."
        ).format(person=sheet.person),
    )
    yield from _section(
        _("Where to keep it"),
        _(
            "Print it once and check that the code can be read. Put it into an envelope, seal it"
            " and sign across the seal. Keep it in a safe, away from the computer. Then delete the"
            " file. Do not photograph the sheet and do not send it."
        ),
    )
    yield from _section(
        _("What to do when it is needed"),
        _(
            "1. Note who opened the envelope, when and why.\n"
            "2. Start KommA Desk and unlock with the recovery code instead of the passphrase. The"
            " square holds the same code for a scanner.\n"
            "3. Set a new passphrase and have a new sheet made.\n"
            "4. Destroy this sheet: only the newest code is valid."
        ),
    )
    yield from _section(
        _("If the sheet is lost or the seal is broken"),
        _("Have a new sheet made in KommA Desk at once, and tell the data protection officer."),
    )


def _section(heading: str, text: str) -> Iterator[Flowable]:
    yield Prose(heading, HEADING)
    if text.startswith("1. "):
        yield from numbered(text, BODY)
    else:
        yield Prose(text, BODY)
