"""What some people tell at length; a chance of its own, so that nothing else changes by it."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from komma_desk.demo.chance import happens
from komma_desk.demo.story import Story
from komma_desk.demo.town import OFFICES
from komma_desk.domain.code_list import Code
from komma_desk.domain.incident_details import NOTHING_MORE, IncidentDetails, Witness
from komma_desk.domain.moment import Moment

_AT_LENGTH: Final = 0.3
_RACIST: Final = frozenset({"RACIST_REMARK", "DISCRIMINATION", "INCITEMENT"})
_HURT: Final = frozenset({"ASSAULT", "JOSTLE", "WEAPON", "EXTREME_VIOLENCE"})
_MOTIVES: Final = ("F_ANTIBLACK", "F_ANTIMUSLIM", "F_ANTIROMA", "F_RACISM_OTHER")
_OCCASIONS: Final = ("P_DISSATISFIED_DECISION", "P_DISSATISFIED_PERSONAL", "P_EGOISM")
_SUGGESTIONS: Final = (
    "Ein zweiter Ausgang hinter dem Schalter.",
    "Termine nur noch zu zweit.",
    "Ein Alarmknopf, der auch im Nebenzimmer zu hören ist.",
    "Jemand, der im Wartebereich da ist, wenn es voll wird.",
)
_EARLIER: Final = "Vor einigen Wochen war es ähnlich, damals hat niemand etwas aufgeschrieben."
_OUTSIDE: Final = frozenset({"FIELD", "PUBLIC", "RESCUE", "HOME_VISIT"})


def told_at_length(random: Random, story: Story, occurred: Moment) -> IncidentDetails:
    """Nothing more for most."""
    if not happens(random, _AT_LENGTH):
        return NOTHING_MORE
    forms = set(story.forms)
    told: dict[str, Any] = {
        "work_mode": Code("FIELD" if story.place in _OUTSIDE else "IN_PUBLIC"),
        "unit_name": random.choice(OFFICES),
        "motives": frozenset({Code(random.choice(_MOTIVES if forms & _RACIST else _OCCASIONS))}),
        "motive_says": Code("WITNESS" if story.by == "WITNESS" else "AFFECTED"),
        "informed": frozenset({Code("SUPERIOR")}),
        "suggestion": random.choice(_SUGGESTIONS),
    }
    if happens(random, 0.4):
        told |= {"repeated": True, "earlier_count": random.randint(1, 4), "earlier_note": _EARLIER}
    if happens(random, 0.3):
        told["witnesses"] = (Witness(name="Kolleg:in am Nebentisch"),)
    if forms & _HURT:
        days = random.choice((0, 2, 5, 12))
        told |= {"consequences": frozenset({Code("INJURY")}), "days_unfit": days}
    if "DAMAGE" in forms:
        told["damage_cents"] = random.randint(2, 90) * 1000
    if occurred.first_on is not None and forms & (_HURT | {"THREAT"}) and happens(random, 0.4):
        told |= {
            "informed": frozenset({Code("SUPERIOR"), Code("POLICE")}),
            "police_on": occurred.last_on or occurred.first_on,
        }
    return IncidentDetails(**told)
