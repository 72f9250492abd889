"""The sheet for the council: it says the figures and their method, in German, and no more."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from komma_desk.documents.chart import ruled_step
from komma_desk.documents.figures_report import figures_report
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Period, Year, parse_period
from komma_desk.domain.figures.release import Imprint, Release, build_release
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan
from komma_desk.words import Bilingual

LABELS = {"THREAT": "Bedrohung", "INSULT": "Beleidigung <b>&amp;"}
FORMS = ("THREAT", "INSULT", "F1", "F2", "F3", "F4")


def _release(period: Period, *, municipality: str = "Musterstadt", received: int = 11) -> Release:
    return build_release(
        imprint=Imprint(number=3, municipality=municipality, prepared_on=date(2027, 1, 2)),
        period=period,
        rules={"threshold": 5, "base": 5},
        base=5,
        plans=[
            TablePlan(
                id="T1",
                title=Bilingual(de="Meldungen {period}", en="Reports {period}"),
                by=Dimension.MONTH,
                each=Stretch.YEAR,
                method=MethodName.EXACT,
            ),
            TablePlan(
                id="T3",
                title=Bilingual(de="Form, {period}", en="Form, {period}"),
                by=Dimension.FORM,
                each=Stretch.QUARTER,
                method=MethodName.ROUNDING,
            ),
        ],
        forms=FORMS,
        months={
            month: FrozenMonth(
                month=month,
                cells={"THREAT": 7, "INSULT": 5},
                received=received if received >= 5 else None,
            )
            for month in Year(year=2026).months
        },
    )


def _text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_the_sheet_says_the_figures() -> None:
    text = _text(figures_report(_release(parse_period("2026-10")), LABELS))
    assert "Oktober 2026 11" in text
    assert "Bedrohung 21 21 21" in text
    assert "Insgesamt 36 36 36" in text


def test_typed_words_are_shown_as_they_are() -> None:
    text = _text(figures_report(_release(parse_period("2026-03"), municipality="<i>A&B"), LABELS))
    assert "<i>A&B" in text
    assert "Beleidigung <b>&amp;" in text


def test_every_table_says_its_method() -> None:
    text = _text(figures_report(_release(parse_period("2026-03")), LABELS))
    assert "Die Zahlen sind genau." in text
    assert "eine Zahl von 1 bis 4 durch 0 oder 5 ersetzt" in text
    assert text.count("Zahlen unter 5 sind nicht erkennbar.") == 2


def test_rows_of_zeros_are_gathered_in_a_line() -> None:
    assert "F1; F2; F3; F4." in _text(figures_report(_release(parse_period("2026-03")), LABELS))


def test_a_withheld_month_shows_a_dot_and_no_number() -> None:
    text = _text(figures_report(_release(parse_period("2026-01"), received=0), LABELS))
    assert "Januar 2026 •" in text


@pytest.mark.parametrize("period", ["2026-01", "2026-Q2", "2026"])
def test_the_same_release_gives_the_same_bytes(period: str) -> None:
    release = _release(parse_period(period))
    assert figures_report(release, LABELS) == figures_report(release, LABELS)


def test_only_the_embedded_typeface_is_named() -> None:
    assert b"/Helvetica" not in figures_report(_release(parse_period("2026")), LABELS)


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (4, 1), (5, 2), (13, 5), (89, 50), (400, 100), (3000, 1000)]
)
def test_the_chart_has_few_round_lines(highest: int, step: int) -> None:
    assert ruled_step(highest) == step
