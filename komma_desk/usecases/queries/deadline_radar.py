"""Everything that falls due, in all cases somebody may see, the nearest safe day first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.dues.due_words import is_by_law
from komma_desk.domain.dues.of_case import Due, Light, due_of
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.stored import NoSuchProcedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import (
    CalendarStanding,
    calendar_and_standing,
)
from komma_desk.words import Bilingual


class RadarView(StrEnum):
    ALL = "all"
    MINE = "mine"
    OVERDUE = "overdue"
    THIS_WEEK = "week"  # until Sunday, with what is over already
    STATUTORY = "statutory"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRadar:
    """`until` leaves out what falls due later; what has no day stays."""

    view: RadarView = RadarView.ALL
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarLine:
    """One thing that falls due, and in which case; no content of it."""

    case: CaseId
    number: str
    state: Bilingual
    ended: bool
    restricted: bool
    responsible: PersonId | None
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar:
    """`unreadable` cases are sealed to others; of `unreckoned` ones the procedure is missing."""

    lines: tuple[RadarLine, ...]
    today: date
    me: PersonId
    calendar: CalendarStanding
    names: Mapping[PersonId, str]
    unreadable: int = 0
    unreckoned: int = 0
    untouched: int = 0  # brought along in a list; their deadlines begin with the first step


def deadline_radar(query: DeadlineRadar, context: Context) -> Radar:
    courses = context.work.cases.cases.courses(context.scope)
    today, me = context.clock.today(), context.actor.id
    calendar, standing = calendar_and_standing(context)
    lines, unreckoned = reckoned(courses, calendar, context)
    return Radar(
        lines=tuple(
            line
            for line in lines
            if shows(query.view, line, today=today, me=me)
            and (query.until is None or line.due.safe is None or line.due.safe <= query.until)
        ),
        today=today,
        me=me,
        calendar=standing,
        names={person.id: person.name for person in context.work.office.people.all()},
        unreadable=context.work.cases.cases.out_of_reach(context.scope),
        unreckoned=unreckoned,
        untouched=sum(course.is_untouched for course in courses),
    )


def shows(view: RadarView, line: RadarLine, *, today: date, me: PersonId) -> bool:
    """Whether a line belongs to a view; the page asks it too, without asking the store again."""
    due = line.due
    match view:
        case RadarView.ALL:
            return True
        case RadarView.MINE:
            return line.responsible == me
        case RadarView.OVERDUE:
            return due.light is Light.OVERDUE
        case RadarView.THIS_WEEK:
            sunday = today + timedelta(days=6 - today.weekday())
            return due.safe is not None and due.safe <= sunday
        case RadarView.STATUTORY:
            return is_by_law(due)


def reckoned(
    courses: Iterable[CaseCourse], calendar: Calendar | None, context: Context
) -> tuple[list[RadarLine], int]:
    """The nearest first; and in how many cases nothing could be reckoned."""
    rules, today = context.tools.rules, context.clock.today()
    procedures: dict[ProcedureRef, Procedure | None] = {}
    found: list[RadarLine] = []
    unreckoned = 0
    for course in courses:
        ref = course.procedure
        if ref not in procedures:
            procedures[ref] = _procedure(ref, context)
        if (procedure := procedures[ref]) is None:
            unreckoned += 1
            continue
        dues = due_of(
            procedure,
            course.history,
            course.clocks,
            calendar,
            rules.deadlines,
            today,
            is_untouched=course.is_untouched,
        )
        found.extend(
            RadarLine(
                case=course.id,
                number=course.number,
                state=procedure.title_of(StateId(course.state)),
                ended=course.ended,
                restricted=course.restricted,
                responsible=course.responsible,
                due=due,
            )
            for due in dues
        )
    found.sort(key=lambda line: (line.due.safe or date.max, line.number, line.due.key))
    return found, unreckoned


def _procedure(ref: ProcedureRef, context: Context) -> Procedure | None:
    try:
        stored = context.work.office.procedures.get(ref.id, ref.version)
    except NoSuchProcedure:
        return None
    procedure = context.tools.rules.procedure(stored.text)
    return procedure if procedure.sha256() == ref.sha256 else None
