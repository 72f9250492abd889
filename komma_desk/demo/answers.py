"""What an invented reporter wishes, allows and leaves to be reached by; the three fit together."""

from __future__ import annotations

from random import Random
from typing import Final

from komma_desk.demo.chance import happens
from komma_desk.demo.story import Story
from komma_desk.domain.code_list import Code

_CRIMINAL: Final = frozenset({
    "EXTREME_VIOLENCE", "WEAPON", "ASSAULT", "SEXUAL_VIOLENCE", "STALKING", "COERCION", "THREAT",
    "DAMAGE", "DOXING", "INCITEMENT", "DEFAMATION", "PROPAGANDA",
})  # fmt: skip
_FRIGHTENING: Final = frozenset({"EXTREME_VIOLENCE", "WEAPON", "STALKING", "THREAT", "DOXING"})
_FOLLOWS: Final = {
    "advice": ("refer_counselling", 0.9),
    "police": ("refer_police", 0.85),
    "complaint": ("refer_agg", 0.85),
}


def wishes(random: Random, story: Story) -> frozenset[Code]:
    """“Only record it” stands alone; the police are wished for only where an offence may lie."""
    if happens(random, 0.45 if story.forms[-1] == "NEAR_MISS" else 0.24):
        return frozenset({Code("record_only")})
    chosen = set()
    if happens(random, 0.55):
        chosen.add("talk")
    if happens(random, 0.38):
        chosen.add("advice")
    if story.direction == "INTERNAL" and happens(random, 0.4):
        chosen.add("complaint")
    if story.forms[0] in _CRIMINAL and happens(random, 0.4):
        chosen.add("police")
    if _FRIGHTENING.intersection(story.forms) and happens(random, 0.5):
        chosen.add("protection")
    return frozenset(Code(wish) for wish in sorted(chosen or {"talk"}))


def consents(
    random: Random, wished: frozenset[Code], story: Story, *, named: bool
) -> frozenset[Code]:
    """What is allowed with the report; `named` where the office knows who writes."""
    given: set[str] = set()
    for wish, (consent, share) in _FOLLOWS.items():
        if wish in wished and happens(random, share):
            given.add(consent)
    if story.direction == "STAFF_TO_PUBLIC" and happens(random, 0.6):
        given.add("pass_on")
    if named and "record_only" not in wished:
        given.add("contact")
        if happens(random, 0.75):
            given.add("record_with_name")
        if happens(random, 0.3):
            given.add("inform_superior")
    return frozenset(Code(consent) for consent in sorted(given))


def acute_danger(random: Random, story: Story) -> bool:
    """Rare, and only where the story can be dangerous."""
    return bool(_FRIGHTENING.intersection(story.forms)) and happens(random, 0.06)
