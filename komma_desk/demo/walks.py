"""How far an invented case has come through the procedure, step by step, and who took each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from komma_desk.demo.chance import happens
from komma_desk.demo.story import Story
from komma_desk.demo.town import CLEARING_OFFICERS
from komma_desk.domain.code_list import Code

_ENQUIRIES: Final = (
    "Können Sie den Tag noch etwas genauer eingrenzen?",
    "Gab es Personen, die den Vorfall mitbekommen haben?",
    "Dürfen wir Ihre Leitung ansprechen, oder möchten Sie das nicht?",
    "Haben Sie die Nachricht oder ein Foto davon aufbewahrt?",
)
_COUNSELLED: Final = (
    "Drei Gespräche, danach fühlte sich die betroffene Person sicherer.",
    "Die Beratungsstelle begleitet weiter; von uns ist nichts mehr nötig.",
    "Ein Termin wurde angeboten und nicht wahrgenommen.",
)
_CARED: Final = (
    "Termine finden vorerst zu zweit statt; das Büro wurde getauscht.",
    "Auskunftssperre beantragt, Parkplatz im Innenhof zugeteilt.",
    "Nachsorgegespräch geführt, die Gefährdungsbeurteilung wird angepasst.",
)
_NOT_OURS: Final = (
    "Es geht um ein Anliegen zwischen Bürger:in und Verwaltung; dafür ist die Ombudsstelle da."
)
_NOT_YET: Final = "Die Rückmeldung an die betroffene Person steht noch aus."
_RECENT: Final = timedelta(days=150)
_LEFT_LYING: Final = 0.4  # of the recent cases: nobody has come to them yet
_ANSWERS: Final = (
    "Vielen Dank für Ihre Meldung. Wir haben sie gelesen und melden uns in den nächsten Tagen.",
    "Danke, dass Sie uns das mitgeteilt haben. Gern besprechen wir, was Ihnen jetzt hilft.",
    "Ihre Meldung ist bei uns angekommen. Nichts geschieht ohne Ihr Einverständnis.",
)
_HELPERS: Final = {
    "HATE_POST": "DIGITAL_VIOLENCE", "DOXING": "DIGITAL_VIOLENCE", "DISCRIMINATION": "AD_ADVICE",
    "EXCLUSION": "AD_ADVICE", "STRUCTURAL": "AD_ADVICE", "PROPAGANDA": "MOBILE",
    "STALKING": "PSYCHO", "VERBAL_AGGR": "PSYCHO",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedStep:
    """A step of the standard procedure; `consents` are said to the office just before it.

    `partner` is the kind of partner the step hands the case to, where it does.
    """

    step: str
    at: datetime
    by: str  # login of the officer who takes it
    fields: Mapping[str, str] = field(default_factory=dict)
    consents: frozenset[Code] = frozenset()
    partner: Code | None = None


class Walk:
    """Collects steps until the present is reached; nothing lies after it."""

    def __init__(self, random: Random, begins_at: datetime, until: datetime) -> None:
        self.steps: list[InventedStep] = []
        self._random = random
        self._at = begins_at
        self._until = until
        first, second = random.sample(CLEARING_OFFICERS, 2)
        self._officer, self._colleague = first.login, second.login

    def take(
        self,
        step: str,
        after_days: tuple[float, float],
        fields: Mapping[str, str] | None = None,
        *,
        consents: frozenset[Code] = frozenset(),
        partner: str | None = None,
        by_colleague: bool = False,
        dated: str = "",
    ) -> bool:
        """Add a step some days later; False once the present is reached, and from then on.

        `dated` names a field that holds the day of the step itself.
        """
        self._at = self._next_working_hour(after_days)
        if self._at > self._until:
            return False
        day = {dated: self._at.date().isoformat()} if dated else {}
        self.steps.append(
            InventedStep(
                step=step,
                at=self._at,
                by=self._colleague if by_colleague else self._officer,
                fields={**(fields or {}), **day},
                consents=consents,
                partner=None if partner is None else Code(partner),
            )
        )
        return True

    def _next_working_hour(self, after_days: tuple[float, float]) -> datetime:
        at = self._at + timedelta(days=self._random.uniform(*after_days))
        weekend = max(0, at.weekday() - 4)
        if weekend:
            at += timedelta(days=3 - weekend)
        at = at.replace(hour=self._random.randint(7, 14), microsecond=0)
        return max(at, self._at + timedelta(minutes=20))


def first_answer(random: Random) -> str:
    """What the office writes to the reporter when it takes a case up."""
    return random.choice(_ANSWERS)


def walk_of(
    random: Random,
    story: Story,
    wished: frozenset[Code],
    allowed: frozenset[Code],
    span: tuple[datetime, datetime],
) -> tuple[InventedStep, ...]:
    """The way of one case from its report (`span[0]`) to at most now (`span[1]`)."""
    walk = Walk(random, *span)
    if walk.take("accept", (0.2, 3)):
        _after_accepting(walk, random, story, wished, allowed)
    if span[1] - span[0] < _RECENT and happens(random, _LEFT_LYING):
        return tuple(walk.steps[: random.randint(0, len(walk.steps))])
    return tuple(walk.steps)


def walk_of_a_double(random: Random, span: tuple[datetime, datetime]) -> tuple[InventedStep, ...]:
    """The short way of a report that was told before."""
    walk = Walk(random, *span)
    walk.take("mark_duplicate", (0.2, 3))
    return tuple(walk.steps)


def _after_accepting(
    walk: Walk, random: Random, story: Story, wished: frozenset[Code], allowed: frozenset[Code]
) -> None:
    if "record_only" in wished:
        walk.take("keep_record", (0.5, 6), {"category": story.forms[0]})
        return
    if story.direction == "STAFF_TO_PUBLIC":
        step = "pass_on" if "pass_on" in allowed else "explain_not_competent"
        partner = "OMBUDS" if step == "pass_on" else None
        walk.take(step, (1, 7), {"reason": _NOT_OURS}, partner=partner)
        return
    if happens(random, 0.14) and not _enquire(walk, random):
        return
    if happens(random, 0.03):
        walk.take("withdraw", (1, 10))
        return
    coded = {"category": story.forms[0], "urgency": _urgency(random, story)}
    if not wished.intersection({"advice", "police", "complaint", "protection"}):
        if walk.take("settle", (1, 8), coded):
            walk.take("release", (1, 9), by_colleague=True)
        return
    if walk.take("take_in_hand", (1, 6), coded) and _strands(walk, random, story, wished, allowed):
        _come_to_an_end(walk, random)


def _come_to_an_end(walk: Walk, random: Random) -> None:
    if happens(random, 0.08):
        resumed = walk.take("rest", (2, 20)) and happens(random, 0.5)
        if not resumed or not walk.take("resume", (20, 90)):
            return
    if not walk.take("conclude", (1, 12)):
        return
    if happens(random, 0.05):
        back = walk.take("hand_back", (1, 5), {"reason": _NOT_YET}, by_colleague=True)
        if not back or not walk.take("conclude", (2, 10)):
            return
    walk.take("release", (1, 9), by_colleague=True)


def _enquire(walk: Walk, random: Random) -> bool:
    if not walk.take("enquire", (0.5, 4), {"enquiry_text": random.choice(_ENQUIRIES)}):
        return False
    if happens(random, 0.75):
        return walk.take("answer", (1, 9))
    return walk.take("go_on_without_answer", (10, 16))


def _urgency(random: Random, story: Story) -> str:
    if story.forms[0] in {"EXTREME_VIOLENCE", "WEAPON", "SEXUAL_VIOLENCE"}:
        return "high"
    return random.choices(("low", "normal", "high"), weights=(25, 60, 15))[0]


def _strands(
    walk: Walk, random: Random, story: Story, wished: frozenset[Code], allowed: frozenset[Code]
) -> bool:
    """Every strand the wishes ask for, one after the other; False where the present cuts in."""
    going = True
    if "advice" in wished:
        later = _said_later(random, allowed, "refer_counselling")
        if later is not None:
            helper = _HELPERS.get(story.forms[0], "VICTIM_ADVICE")
            going = walk.take("arrange_counselling", (1, 6), consents=later, partner=helper)
            outcome = random.choice(_COUNSELLED)
            going = going and walk.take(
                "end_counselling", (14, 70), {"counselling_outcome": outcome}
            )
    if going and "police" in wished:
        going = _criminal(walk, random, allowed)
    if going and "complaint" in wished:
        later = _said_later(random, allowed, "refer_agg")
        if later is not None:
            going = walk.take("open_service", (2, 8), consents=later, partner="INT_AGG")
            result = random.choices(
                ("PROVEN", "PARTLY", "NOT_PROVEN", "SETTLED"), (25, 30, 25, 20)
            )[0]
            told = {"result": result}
            going = going and walk.take("end_service", (20, 60), told, dated="told_on")
    if going and "protection" in wished:
        going = walk.take("open_care", (0.2, 4))
        going = going and walk.take("end_care", (10, 60), {"care_outcome": random.choice(_CARED)})
    return going


def _criminal(walk: Walk, random: Random, allowed: frozenset[Code]) -> bool:
    if not walk.take("check_offences", (0.5, 5)):
        return False
    later = _said_later(random, allowed, "refer_police")
    if later is None:
        return walk.take("end_criminal", (5, 30), {"criminal_outcome": "UNKNOWN"})
    if not walk.take("report_to_police", (1, 8), consents=later, partner="POLICE"):
        return False
    outcomes = ("PENDING", "NO_PROSECUTION", "ENDED_NO_CONVICTION", "CONVICTED", "UNKNOWN")
    outcome = random.choices(outcomes, weights=(30, 20, 25, 5, 20))[0]
    return walk.take("end_criminal", (30, 160), {"criminal_outcome": outcome})


def _said_later(random: Random, allowed: frozenset[Code], item: str) -> frozenset[Code] | None:
    """The consent to record first: none where it came with the report, None where refused."""
    if item in allowed:
        return frozenset()
    return frozenset({Code(item)}) if happens(random, 0.5) else None
