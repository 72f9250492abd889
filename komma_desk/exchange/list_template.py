"""An empty list to fill in: the headings KommA Desk knows, in the language of the screens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from komma_desk.domain.own_question import OwnQuestion
from komma_desk.exchange.import_report import as_text
from komma_desk.words import Bilingual

# Each of them is recognised again; `exchange/usual_headings.py` knows more names.
HEADINGS: Final = (
    Bilingual(de="Nr.", en="Number"),
    Bilingual(de="Datum", en="Date"),
    Bilingual(de="Uhrzeit", en="Time"),
    Bilingual(de="Gemeldet am", en="Reported on"),
    Bilingual(de="Gemeldet von", en="Reported by"),
    Bilingual(de="Kontakt", en="Contact"),
    Bilingual(de="Amt", en="Office"),
    Bilingual(de="Ort", en="Place"),
    Bilingual(de="Art", en="Kind of incident"),
    Bilingual(de="Was ist passiert", en="What happened"),
    Bilingual(de="Zeug:innen", en="Witnesses"),
    Bilingual(de="Link", en="URL"),
    Bilingual(de="Profil", en="Profile"),
    Bilingual(de="Gefunden am", en="Seen at"),
    Bilingual(de="Gefunden von", en="Found by"),
    Bilingual(de="Folgen", en="Consequences"),
    Bilingual(de="Schaden in Euro", en="Damage"),
)


def list_template(questions: Iterable[OwnQuestion]) -> bytes:
    """CSV as Excel in Germany opens it; the own questions stand behind ours."""
    page = io.StringIO()
    heading = [each.spoken() for each in HEADINGS]
    heading += [as_text(each.words.spoken()) for each in questions]
    csv.writer(page, delimiter=";", lineterminator="\r\n").writerow(heading)
    return page.getvalue().encode("utf-8-sig")
