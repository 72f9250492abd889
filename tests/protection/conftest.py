"""An invented town and the programme of figures the tests of protection share."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from komma_desk.domain.disclosure.preparing import Prepared, prepare
from komma_desk.domain.disclosure.questions import FindHoles
from komma_desk.domain.disclosure.thresholds import FiguresProgramme, Rules
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month, Period
from komma_desk.domain.figures.release import Imprint
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan
from komma_desk.protection.highs_protection import HighsProtection
from komma_desk.usecases.ports.rounding import FiguresProtection
from komma_desk.words import Bilingual

FORMS = tuple(f"FORM_{number:02}" for number in range(20))
PROTECTION: FiguresProtection = HighsProtection()
TITLE = Bilingual(de="Tabelle {period}", en="Table {period}")


class Town:
    """An office that prepares figures one after the other and remembers what it froze."""

    forms = FORMS

    def __init__(self, *, base: int = 5) -> None:
        self.programme = FiguresProgramme(
            rules=Rules(base=base),
            tables=(
                TablePlan(
                    id="T1",
                    title=TITLE,
                    by=Dimension.MONTH,
                    each=Stretch.YEAR,
                    method=MethodName.EXACT,
                ),
                TablePlan(
                    id="T3",
                    title=TITLE,
                    by=Dimension.FORM,
                    each=Stretch.QUARTER,
                    method=MethodName.ROUNDING,
                ),
            ),
        )
        self.cases: list[CodedCase] = []
        self.frozen: dict[Month, FrozenMonth] = {}

    def report(self, month: str, *forms: str, person: str | None = None) -> None:
        self.cases += [
            CodedCase(
                received_in=Month.parse(month), main_form=form, direction="EXTERNAL", person=person
            )
            for form in forms
        ]

    def happen(self, months: Iterable[Month], each: int, seed: int) -> None:
        """About so many invented cases a month, alike for the same seed; few forms are frequent."""
        chance = random.Random(seed)  # noqa: S311 -- invented cases, no secret
        shares = [1 / (rank + 1) for rank in range(len(FORMS))]
        for month in months:
            number = each + chance.randint(-each // 4, each // 4)
            self.report(str(month), *chance.choices(FORMS, shares, k=number))

    def prepare(
        self,
        period: Period,
        *,
        on: date = date(2027, 1, 2),
        forms: Sequence[str] = FORMS,
        find_holes: FindHoles | None = None,
    ) -> Prepared:
        prepared = prepare(
            self.cases,
            self.frozen.values(),
            period,
            self.programme,
            forms=forms,
            imprint=Imprint(number=1, municipality="Musterstadt", prepared_on=on),
            round_cube=PROTECTION.round,
            find_holes=find_holes or PROTECTION.find_holes,
        )
        self.cases = [
            replace(case, counted_in=month)
            for case, month in zip(self.cases, prepared.counted_in, strict=True)
        ]
        self.frozen |= {month.month: month for month in prepared.frozen}
        return prepared


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture(scope="session")
def make_town() -> type[Town]:
    return Town
