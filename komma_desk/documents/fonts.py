"""The typeface of our paper: Fira Sans, embedded in every document."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "FiraSans-Regular"
ITALIC = "FiraSans-Italic"
MEDIUM = "FiraSans-Medium"
SEMIBOLD = "FiraSans-SemiBold"
BOLD = "FiraSans-Bold"

FACES = (REGULAR, ITALIC, MEDIUM, SEMIBOLD, BOLD)

_folder: list[Path] = [Path(__file__).resolve().parents[1] / "resources" / "fonts"]


def use_fonts(folder: Path) -> None:
    """Say where the typefaces lie; bootstrap does this once, before the first document."""
    _folder[:] = [folder]


def register_fonts() -> None:
    """Make the faces known to the PDF library; cheap when they already are."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for face in FACES:
        if face not in known:
            pdfmetrics.registerFont(TTFont(face, str(_folder[0] / f"{face}.ttf")))
    # Bold and italic mark-up of our own (never of typed text) finds its face by this family.
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD
    )


def has_glyph(character: str, face: str = REGULAR) -> bool:
    """Whether the face can draw the character; the faces must be registered."""
    font = cast("TTFont", pdfmetrics.getFont(face))
    return ord(character) in font.face.charToGlyph
