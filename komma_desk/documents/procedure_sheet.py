"""The procedure on paper: its picture as large as fits, then every step in a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import product
from typing import Final

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from komma_desk.documents.fonts import register_fonts
from komma_desk.documents.page import PageFrame, draw_pages, table
from komma_desk.documents.procedure_picture import PictureArtist
from komma_desk.documents.prose import Prose, printable
from komma_desk.documents.styles import BODY, TITLE
from komma_desk.documents.tagging.canvas import ReadableCanvas, drawn_as_figure
from komma_desk.documents.tagging.finishing import finished
from komma_desk.documents.tagging.tree import Tags
from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step
from komma_desk.domain.procedure.drawing.poster import Poster, poster_of
from komma_desk.domain.procedure.drawing.sheet import Drawing
from komma_desk.domain.procedure.editing.properties import ROLE_NAMES
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS, consent_title, field_label
from komma_desk.words import Bilingual, _, speaking

_MARGIN: Final = 10 * mm
_LEGIBLE: Final = 0.5  # a title of 14 is then 7 points
_LEGIBLE_IN_ONE: Final = 0.42  # on the larger paper: rather small than in pieces
_OVERLAP: Final = 12 * mm
_MOST_PAGES: Final = 6  # each way


def procedure_sheet(procedure: Procedure, drawing: Drawing, printed_on: date) -> bytes:
    """A4 or A3 across, on several pages to be glued together where one were too small to read."""
    with speaking(drawing.language):
        tags = Tags()
        picture = _picture(poster_of(drawing), drawing, tags)
        return finished(
            [picture, _steps(procedure, printed_on, tags)],
            tags,
            title=printable(f"{drawing.title} {drawing.version}"),
            author=printable(drawing.title),
            language=drawing.language.tag,
        )


def _picture(poster: Poster, drawing: Drawing, tags: Tags) -> bytes:
    register_fonts()
    sheet = BytesIO()
    size, scale = _page_for(poster)
    canvas = ReadableCanvas(sheet, tags=tags, pagesize=size, invariant=1)
    wide, high = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN
    tops, lefts = _cuts(poster.height * scale, high), _cuts(poster.width * scale, wide)
    pieces = list(product(tops, lefts))
    for number, (top, left) in enumerate(pieces, start=1):
        told = _(
            "Picture of the procedure {title}, piece {number} of {count}. Its steps stand in the"
            " table after it."
        ).format(title=drawing.title, number=number, count=len(pieces))
        canvas.saveState()
        canvas.translate(_MARGIN, _MARGIN)
        window = canvas.beginPath()
        window.rect(0, 0, wide, high)
        canvas.clipPath(window, stroke=0, fill=0)
        with drawn_as_figure(canvas, told, width=wide, height=high):
            PictureArtist(canvas).draw(poster, -left, high + top, scale)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    tags.pages_before = len(pieces)
    return sheet.getvalue()


def _page_for(poster: Poster) -> tuple[tuple[float, float], float]:
    """The smaller paper where it can be read on it; else the larger, in pieces if need be."""
    wide = high = 0.0
    for size, least in ((landscape(A4), _LEGIBLE), (landscape(A3), _LEGIBLE_IN_ONE)):
        wide, high = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN
        scale = min(wide / poster.width, high / poster.height, 1.0)
        if scale >= least:
            return size, scale
    most = max(poster.width / wide, poster.height / high) / (_MOST_PAGES - 1)
    return landscape(A3), min(_LEGIBLE, 1 / most)


def _cuts(whole: float, room: float) -> Iterator[float]:
    """Where each page begins; neighbours share a strip to glue."""
    at = 0.0
    yield at
    while at + room < whole - 1:
        at += room - _OVERLAP
        yield at


def _steps(procedure: Procedure, printed_on: date, tags: Tags) -> bytes:
    title = procedure.title.spoken()
    version = _("Version {version}").format(version=procedure.version)
    frame = PageFrame(
        municipality=title, kind=_("Clearing procedure"), reference=version, dated_on=printed_on
    )
    story: list[Flowable] = [
        Prose(_("The steps of the procedure"), TITLE),
        Prose(_("As the picture shows them: from where, to where, who, and what it takes."), BODY),
        table(
            [_("Step"), _("From"), _("To"), _("Who"), _("What it takes")],
            [_row(procedure, step) for step in procedure.steps],
            widths=[1.4, 1.3, 1.3, 1.1, 1.5],
        ),
    ]
    return draw_pages(story, frame, tags)


def _row(procedure: Procedure, step: Step) -> list[str]:
    roles = "\n".join(_(ROLE_NAMES[role]) for role in step.roles)
    return [
        step.title.spoken(),
        "\n".join(_title(procedure, source) for source in step.sources) or "–",
        _("back to where the case was") if step.to == BACK else _title(procedure, step.to),
        roles or "–",
        "\n".join(_needs(step)) or "–",
    ]


def _needs(step: Step) -> Iterator[str]:
    if step.consent:
        yield _("Consent: {consent}").format(consent=consent_title(step.consent).spoken())
    if step.exception:
        known = EXCEPTIONS.get(step.exception.when)
        when = (known or Bilingual(de=step.exception.when, en=step.exception.when)).spoken()
        yield _("Without it: {situation}").format(situation=when)
    for name in step.fields:
        yield field_label(name).spoken()
    if step.four_eyes:
        yield _("Four eyes: two people agree")
    if step.irreversible:
        yield _("Cannot be undone")


def _title(procedure: Procedure, state: StateId) -> str:
    known = procedure.state_by_id.get(state)
    return known.title.spoken() if known else state
