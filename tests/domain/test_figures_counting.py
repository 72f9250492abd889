"""Counting incidents and persons, laying out tables, and what is said under them."""

from __future__ import annotations

from datetime import date

import pytest

from komma_desk.domain.disclosure.notes import notes_under
from komma_desk.domain.disclosure.thresholds import Rules, ThresholdTooLow
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import NOT_STATED, FrozenMonth, Heap, by_form, heap_of
from komma_desk.domain.figures.labels import german_label
from komma_desk.domain.figures.periods import Month, Quarter, UnknownPeriod
from komma_desk.domain.figures.release import Imprint, build_release
from komma_desk.domain.figures.tables import (
    Dimension,
    Method,
    MethodName,
    Stretch,
    Table,
    TablePlan,
)
from komma_desk.words import Bilingual

JANUARY = Month(year=2026, number=1)
TITLE = Bilingual(de="{period}", en="{period}")


def _case(form: str = "THREAT", person: str | None = None) -> CodedCase:
    return CodedCase(received_in=JANUARY, main_form=form, direction="EXTERNAL", person=person)


def test_unknown_persons_count_one_each() -> None:
    assert heap_of([_case(), _case(), _case()]) == Heap(incidents=3, persons=3)


def test_the_same_person_counts_once() -> None:
    heap = heap_of([_case(person="p"), _case(person="p"), _case(person="q"), _case()])
    assert heap == Heap(incidents=4, persons=3)


def test_unlisted_forms_are_counted_as_not_stated() -> None:
    assert {
        form: len(cases) for form, cases in by_form([_case(), _case("X")], ["THREAT"]).items()
    } == {
        "THREAT": 1,
        NOT_STATED: 1,
    }


@pytest.mark.parametrize(
    ("incidents", "persons", "weight"), [(0, 0, 0), (4, 4, 4), (5, 5, 5), (6, 1, 4), (40, 5, 40)]
)
def test_many_incidents_of_few_persons_weigh_as_small(
    incidents: int, persons: int, weight: int
) -> None:
    assert Rules(base=5).weight(Heap(incidents=incidents, persons=persons)) == weight


def test_a_threshold_under_three_is_refused() -> None:
    with pytest.raises(ThresholdTooLow):
        Rules(base=2)


def test_a_month_table_may_be_rounded_too() -> None:
    release = build_release(
        imprint=Imprint(number=1, municipality="Musterstadt", prepared_on=date(2026, 2, 2)),
        period=JANUARY,
        rules={"threshold": 5},
        base=5,
        plans=[
            TablePlan(
                id="T0",
                title=TITLE,
                by=Dimension.MONTH,
                each=Stretch.YEAR,
                method=MethodName.ROUNDING,
            )
        ],
        forms=["THREAT"],
        months={JANUARY: FrozenMonth(month=JANUARY, cells={"THREAT": 5, "X": 7}, received=None)},
    )
    assert [cell.value for cell in release.tables[0].cells] == [12, 12]


def test_a_quarter_is_read_strictly() -> None:
    with pytest.raises(UnknownPeriod):
        Quarter.parse("2026-10")


def test_a_month_holds_only_itself() -> None:
    assert Month.parse("2026-01") in JANUARY
    assert JANUARY.following not in JANUARY


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("THREAT", "Bedrohung"),
        ("*", "Insgesamt"),
        ("NOT_STATED", "Ohne Angabe"),
        ("2026-Q1", "1. Quartal 2026"),
        ("2026", "2026"),
        ("UNKNOWN", "UNKNOWN"),
    ],
)
def test_every_code_has_a_german_word(code: str, label: str) -> None:
    assert german_label(code, {"THREAT": "Bedrohung"}) == label


@pytest.mark.parametrize("base", [3, 5])
def test_the_notes_name_the_threshold_in_use(base: int) -> None:
    table = Table(
        id="T3",
        title=TITLE,
        where={},
        by=("form",),
        method=Method(name=MethodName.ROUNDING, base=base),
        cells=(),
    )
    said = " ".join(note.de for note in notes_under(table, base))
    assert f"von 1 bis {base - 1} durch 0 oder {base} ersetzt" in said
    # The measured error is known for the usual base only.
    assert ("Proberechnungen" in said) == (base == 5)
