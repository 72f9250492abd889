"""What of a long report cannot be kept as it is, by field name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from komma_desk.domain.home_time import local_day
from komma_desk.domain.incident_details import IncidentDetails, OnlineEvidence, OwnAnswer
from komma_desk.domain.text import LONGEST_LINE, Problem, text_problem
from komma_desk.words import N_

LONGEST_ANSWER: Final = 20_000  # characters of an answer of several lines; about eight pages
LONGEST_URL: Final = 2000  # characters; more than browsers and servers pass on
MOST_LINES: Final = 50  # witnesses, places on the net
MOST_ANSWERS: Final = 200  # own questions, codes of one list
# The largest numbers somebody can mean; beyond them it is a slip of the hand.
LARGEST: Final = {
    "others_count": 100_000,
    "earlier_count": 10_000,
    "days_unfit": 3660,
    "damage_cents": 100_000_000_000,
}
_LINES: Final = (
    *("contact_times", "name", "on_behalf_of", "unit_name", "police_number"),
    "interpreter_language",
)
_PARAGRAPHS: Final = ("earlier_note", "suggestion")
_SETS: Final = (
    *("others_affected", "motives", "bias_indicators", "evidence_kinds", "consequences"),
    *("steps_so_far", "informed"),
)
_LISTS: Final = ("witnesses", "online")


def details_problems(details: IncidentDetails, today: date) -> dict[str, Problem]:
    """The first thing wrong with each field."""
    found: dict[str, Problem] = {}
    for name, problem in _problems(details, today):
        found.setdefault(name, problem)
    return found


def _problems(details: IncidentDetails, today: date) -> Iterator[tuple[str, Problem]]:
    yield from _numbers(details)
    yield from _plain_texts(details)
    yield from _crowds(details)
    if details.police_on is not None and details.police_on > today:
        yield "police_on", _FUTURE
    for witness in details.witnesses:
        yield from _texts("witnesses", LONGEST_LINE, witness.name, witness.contact)
    for place in details.online:
        yield from _online(place, today)
    for answer in details.own_answers:
        yield from _own_answer(answer)


_FUTURE: Final = Problem(N_("This day lies in the future."))
_TOO_MANY: Final = N_("These are too many: {number}, at most {most}.")


def _numbers(details: IncidentDetails) -> Iterator[tuple[str, Problem]]:
    for name, most in LARGEST.items():
        if wrong := _number(getattr(details, name), most, in_cents=name == "damage_cents"):
            yield name, wrong


def _plain_texts(details: IncidentDetails) -> Iterator[tuple[str, Problem]]:
    for name in _LINES:
        yield from _texts(name, LONGEST_LINE, getattr(details, name))
    for name in _PARAGRAPHS:
        yield from _texts(name, LONGEST_ANSWER, getattr(details, name))


def _crowds(details: IncidentDetails) -> Iterator[tuple[str, Problem]]:
    for names, most in (((*_SETS, "own_answers"), MOST_ANSWERS), (_LISTS, MOST_LINES)):
        for name in names:
            if (number := len(getattr(details, name))) > most:
                yield name, Problem(_TOO_MANY, {"number": number, "most": most})


def _number(value: int | None, most: int, *, in_cents: bool) -> Problem | None:
    if value is None or 0 <= value <= most:
        return None
    if value < 0:
        return Problem(N_("This number cannot be below zero."))
    if in_cents:
        return Problem(
            N_("This amount is too large: at most {most} euros can be kept."),
            {"most": most // 100},
        )
    return Problem(N_("This number is too large: at most {most} can be kept."), {"most": most})


def _texts(name: str, longest: int, *texts: str) -> Iterator[tuple[str, Problem]]:
    for text in texts:
        if wrong := text_problem(text, longest):
            yield name, wrong


def _online(place: OnlineEvidence, today: date) -> Iterator[tuple[str, Problem]]:
    yield from _texts("online", LONGEST_URL, place.url, place.profile_url)
    yield from _texts("online", LONGEST_LINE, place.found_by)
    if place.seen_at is not None and local_day(place.seen_at) > today:
        yield "online", _FUTURE


def _own_answer(answer: OwnAnswer) -> Iterator[tuple[str, Problem]]:
    labels = (answer.asked, *(each.label for each in answer.chosen))
    yield from _texts("own_answers", LONGEST_ANSWER, answer.text)
    yield from _texts("own_answers", LONGEST_LINE, *(each.de for each in labels))
    yield from _texts("own_answers", LONGEST_LINE, *(each.en for each in labels))
    if len(answer.chosen) > MOST_ANSWERS:
        facts = {"number": len(answer.chosen), "most": MOST_ANSWERS}
        yield "own_answers", Problem(_TOO_MANY, dict(facts))
