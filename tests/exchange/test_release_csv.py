"""The CSV opens in a spreadsheet as it was meant: German, quoted, and nothing runs."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.figures.release import Imprint, Release, build_release
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan
from komma_desk.exchange.figures_csv import figures_csv, harmless
from komma_desk.words import Bilingual

MONTHS = [Month(year=2026, number=number) for number in range(1, 4)]
LABELS = {"THREAT": "Bedrohung", "INSULT": "=HYPERLINK(1)"}


def _release() -> Release:
    return build_release(
        imprint=Imprint(number=3, municipality="Musterstadt", prepared_on=date(2026, 4, 2)),
        period=MONTHS[-1],
        rules={"threshold": 5},
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
        forms=["THREAT", "INSULT"],
        months={
            month: FrozenMonth(month=month, cells={"THREAT": 7}, received=None) for month in MONTHS
        },
    )


def _read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_there_is_a_file_for_each_table_and_one_for_the_notes() -> None:
    assert set(figures_csv(_release(), LABELS)) == {
        "T1-2026.csv",
        "T3-2026-Q1.csv",
        "hinweise.txt",
    }


def test_rows_are_rows_of_data_with_german_labels() -> None:
    assert _read(figures_csv(_release(), LABELS)["T3-2026-Q1.csv"]) == [
        ["Quartal (Code)", "Quartal", "Form des Vorfalls (Code)", "Form des Vorfalls", "Anzahl"],
        ["2026-Q1", "1. Quartal 2026", "THREAT", "Bedrohung", "21"],
        ["2026-Q1", "1. Quartal 2026", "INSULT", "'=HYPERLINK(1)", "0"],
        ["2026-Q1", "1. Quartal 2026", "*", "Insgesamt", "21"],
    ]


def test_a_withheld_figure_is_a_dot_the_notes_explain() -> None:
    files = figures_csv(_release(), LABELS)
    assert _read(files["T1-2026.csv"])[1] == ["2026-01", "Januar 2026", "•"]
    assert "Ein Punkt (•) steht, wo weniger als 5" in files["hinweise.txt"].decode("utf-8-sig")


def test_every_field_is_quoted_and_lines_end_as_windows_expects() -> None:
    lines = figures_csv(_release(), LABELS)["T1-2026.csv"].decode("utf-8-sig").split("\r\n")
    assert lines[0] == '"Monat (Code)";"Monat";"Anzahl"'
    assert lines[-1] == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-5", "@SUM", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u00a0=1", "|x"]
)
def test_nothing_is_taken_for_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")


def test_a_harmless_text_stays_on_one_line() -> None:
    assert harmless("Bedrohung\nund Nötigung") == "Bedrohung und Nötigung"
