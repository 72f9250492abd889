"""Invented people and releases for the tests of the pages for people and figures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from komma_desk.domain.disclosure.thresholds import Rules
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.figures.release import Imprint, Release, build_release
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.queries.figures_list import FiguresView, ReleaseLine
from komma_desk.usecases.queries.people_list import PersonLine
from komma_desk.words import Bilingual

LABELS = {"INSULT": "Insult", "THREAT": "=Threat", "NOT_STATED": "Not stated"}
_PLANS = (
    TablePlan(
        id="T1",
        title=Bilingual(de="Meldungen {period}", en="Reports in {period}"),
        by=Dimension.MONTH,
        each=Stretch.YEAR,
        method=MethodName.EXACT,
    ),
    TablePlan(
        id="T3",
        title=Bilingual(de="Formen, {period}", en="Forms, {period}"),
        by=Dimension.FORM,
        each=Stretch.QUARTER,
        method=MethodName.ROUNDING,
    ),
)


def release(month: int, number: int = 1) -> Release:
    """A release of 2026 up to this month; February is withheld, the forms are 10, 5 and 0."""
    months = [Month(year=2026, number=each) for each in range(1, month + 1)]
    return build_release(
        imprint=Imprint(number=number, municipality="Beispielstadt", prepared_on=date(2026, 11, 3)),
        period=months[-1],
        rules=Rules().as_published(),
        base=5,
        plans=_PLANS,
        forms=tuple(LABELS),
        months={
            each: FrozenMonth(
                month=each,
                cells={"INSULT": 10, "THREAT": 5},
                received=None if each.number == 2 else 10 + each.number,
            )
            for each in months
        },
    )


def view(month: int, number: int = 1) -> FiguresView:
    return FiguresView(release=release(month, number), labels=LABELS)


def release_line(month: int, number: int) -> ReleaseLine:
    return ReleaseLine(number=number, period=f"2026-{month:02}", prepared_on=date(2026, 11, 3))


def person_line(
    name: str, standing: Standing, number: int, roles: frozenset[Role] = frozenset({Role.CLEARING})
) -> PersonLine:
    invited = standing is Standing.INVITED
    return PersonLine(
        person=Person(
            id=PersonId(UUID(int=number)),
            login=name.split(maxsplit=1)[0].lower(),
            name=name,
            roles=roles,
            standing=standing,
        ),
        fingerprint="" if invited else "bado kimu lefa rozu tane wipo",
        expires_at=datetime(2026, 12, 3, 12, 0, tzinfo=UTC) if invited else None,
    )
