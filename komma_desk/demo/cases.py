"""Any number of invented reports, the same for the same seed, in the order they were filed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from komma_desk.demo.answers import acute_danger, consents, wishes
from komma_desk.demo.chance import happens
from komma_desk.demo.details import told_at_length
from komma_desk.demo.seasons import before_an_election, times_of_filing
from komma_desk.demo.stories import STORIES
from komma_desk.demo.story import Story
from komma_desk.demo.town import OFFICES, REPORTERS, STREETS, Resident
from komma_desk.demo.walks import InventedStep, first_answer, walk_of, walk_of_a_double
from komma_desk.demo.wording import (
    Offender,
    known_offenders,
    names_offender,
    narrative,
    stranger,
)
from komma_desk.domain.code_list import Code
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import NOTHING_MORE
from komma_desk.domain.moment import Moment, Precision

_WITHOUT_ACCOUNT: Final = 0.12
_KNOWN_OFFENDER: Final = 0.35
_TOLD_TWICE: Final = 0.012
_CAMPAIGN_WEIGHT: Final = 4
_WEIGHTS: Final = tuple(story.weight for story in STORIES)
_CAMPAIGN_WEIGHTS: Final = tuple(
    story.weight * (_CAMPAIGN_WEIGHT if story.election else 1) for story in STORIES
)
_MAILBOXES: Final = ("ahlewind", "morgenrot17", "kastanie", "uferweg", "blaue.stunde", "kiesel3")


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedReport:
    """A report with what became of it; `reporter` is a login, None for a sealed file.

    `affected` and `accused` are names for the people of the case, empty where nobody knows them.
    A step `mark_duplicate` lacks its field: the number of the case that `repeats` points to.
    """

    reporter: str | None
    draft: IncidentDraft
    filed_at: datetime
    affected: str
    accused: str
    answer: str  # the office's first answer to the reporter; empty where none was given yet
    walk: tuple[InventedStep, ...]
    repeats: int | None = None  # the place in this row of reports of the one told here again


def invented_reports(
    seed: int, count: int, until: date, months: int = 18
) -> Iterator[InventedReport]:
    """`count` reports filed in the months up to `until`, oldest first."""
    random = Random(seed)  # noqa: S311 -- invented stories, nothing secret hangs on the chance
    offenders = known_offenders(random, max(6, count // 60))
    # A few offenders fill many reports, most of them only one or two.
    fame = tuple(1 / place for place in range(1, len(offenders) + 1))
    earlier: deque[tuple[int, InventedReport]] = deque(maxlen=8)
    for index, filed_at in enumerate(times_of_filing(random, count, until, months)):
        now = datetime.combine(until, time(18), UTC)
        if earlier and happens(random, _TOLD_TWICE):
            yield _told_again(random, *random.choice(earlier), (filed_at, now))
            continue
        weights = _CAMPAIGN_WEIGHTS if before_an_election(filed_at.date()) else _WEIGHTS
        story = random.choices(STORIES, weights=weights)[0]
        offender = stranger(random)
        if names_offender(story) and happens(random, _KNOWN_OFFENDER):
            offender = random.choices(offenders, weights=fame)[0]
        report = _report(random, story, offender, (filed_at, now))
        report = _at_length(report, story, seed + index)
        earlier.append((index, report))
        yield report


def _report(
    random: Random, story: Story, offender: Offender, span: tuple[datetime, datetime]
) -> InventedReport:
    filed_at = span[0]
    who = random.choices(REPORTERS, weights=[one.desk for one in REPORTERS])[0]
    named = not happens(random, _WITHOUT_ACCOUNT)
    wished = wishes(random, story)
    allowed = consents(random, wished, story, named=named)
    draft = IncidentDraft(
        reporter_role=Code(story.by),
        direction=Code(story.direction),
        occurred=_occurred(random, filed_at.date()),
        place=None if story.place is None else Code(story.place),
        channel=None if story.channel is None else Code(story.channel),
        place_detail=_place_detail(random, story, who),
        forms=frozenset(Code(form) for form in story.forms),
        narrative=narrative(random, story, who, offender),
        acute_danger=acute_danger(random, story),
        wishes=wished,
        consents=allowed,
        contact=_contact(random, wished, named=named),
    )
    walk = walk_of(random, story, wished, allowed, span)
    return InventedReport(
        reporter=who.login if named else None,
        draft=draft,
        filed_at=filed_at,
        affected=_affected(random, story, who, named=named),
        accused=offender.spoken if offender.known and names_offender(story) else "",
        answer=first_answer(random) if walk and named and "record_only" not in wished else "",
        walk=walk,
    )


def _at_length(report: InventedReport, story: Story, seed: int) -> InventedReport:
    """By a chance of its own: everything else stays as it was."""
    random = Random(f"at length {seed}")  # noqa: S311 -- as above
    draft = report.draft
    assert draft.occurred is not None
    return replace(
        report, draft=replace(draft, details=told_at_length(random, story, draft.occurred))
    )


def _told_again(
    random: Random, index: int, first: InventedReport, span: tuple[datetime, datetime]
) -> InventedReport:
    """Somebody else, without an account, tells what was told already."""
    draft = replace(
        first.draft,
        reporter_role=Code("WITNESS"),
        narrative=f"Vielleicht wurde das schon gemeldet, ich saß daneben. {first.draft.narrative}",
        wishes=frozenset({Code("record_only")}),
        consents=frozenset(),
        contact="",
        details=NOTHING_MORE,
    )
    return InventedReport(
        reporter=None,
        draft=draft,
        filed_at=span[0],
        affected=first.affected,
        accused=first.accused,
        answer="",
        walk=walk_of_a_double(random, span),
        repeats=index,
    )


def _occurred(random: Random, filed_on: date) -> Moment:
    """Most people know the day; some only about, some only a span, a few not at all."""
    day = filed_on - timedelta(days=random.choices((0, 1, 2, 4, 9, 30), (40, 25, 12, 12, 8, 3))[0])
    match random.choices(("day", "hour", "about", "span", "unknown"), (48, 32, 9, 8, 3))[0]:
        case "hour":
            return Moment.on(day, time(random.randint(7, 18), random.choice((0, 15, 30, 45))))
        case "about":
            return Moment(precision=Precision.ABOUT, first_on=day)
        case "span":
            first = day - timedelta(days=random.randint(3, 60))
            return Moment(precision=Precision.SPAN, first_on=first, last_on=day)
        case "unknown":
            return Moment.unknown()
        case _:
            return Moment.on(day)


def _place_detail(random: Random, story: Story, who: Resident) -> str:
    if happens(random, 0.5):
        return ""
    if story.place in {"COUNTER", "OFFICE"}:
        office = who.office if who.office in OFFICES else random.choice(OFFICES)
        return f"{office}, Zimmer {random.randint(1, 4)}{random.randint(1, 24):02}"
    if story.place in {"FIELD", "PUBLIC", "EVENT", "TRANSPORT", "RESCUE"}:
        return random.choice(STREETS)
    return ""


def _contact(random: Random, wished: frozenset[Code], *, named: bool) -> str:
    """Those with an account are reached through it; of the others some leave a mailbox."""
    if named or "record_only" in wished or happens(random, 0.4):
        return ""
    return f"{random.choice(_MAILBOXES)}@example.org"


def _affected(random: Random, story: Story, who: Resident, *, named: bool) -> str:
    """Who it happened to, where the office may know: the reporter, or a colleague."""
    if not named or story.direction in {"AGAINST_INSTITUTION", "STAFF_TO_PUBLIC"}:
        return ""
    if story.by == "AFFECTED":
        return who.name
    return random.choice([one for one in REPORTERS if one is not who]).name
