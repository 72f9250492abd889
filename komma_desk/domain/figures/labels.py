"""What rows and columns of a table are called for people."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.figures.counting import NOT_STATED
from komma_desk.domain.figures.periods import UnknownPeriod, parse_period
from komma_desk.domain.figures.tables import MARGIN
from komma_desk.words import Bilingual

HEADINGS = {
    "month": Bilingual(de="Monat", en="Month"),
    "quarter": Bilingual(de="Quartal", en="Quarter"),
    "form": Bilingual(de="Form des Vorfalls", en="Form of the incident"),
}
COUNT_HEADING = Bilingual(de="Anzahl", en="Number")
_OURS = {
    MARGIN: Bilingual(de="Insgesamt", en="Total"),
    NOT_STATED: Bilingual(de="Ohne Angabe", en="Not stated"),
}


def german_label(code: str, labels: Mapping[str, str]) -> str:
    """The label given for a code, our own for margins, the name of a period; else the code.

    German, since that is the language figures are published in.
    """
    if code in labels:
        return labels[code]
    if code in _OURS:
        return _OURS[code].de
    try:
        return parse_period(code).name.de
    except UnknownPeriod:
        return code
