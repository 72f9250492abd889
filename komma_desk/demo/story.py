"""What a story is: a text with gaps, and how the office would code it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`forms` weightiest first; `weight` says how often it happens; `by` is the reporter's role.

    Gaps: {amt} an office, {uhr} a time of day, {ort} a place in town, {anlass} what it was about
    (accusative), {anlass_gen} the same (genitive), {Wer}/{wer} who did it, {Er}/{er}/{ihn}/{ihm}
    and {sein} pronouns for it, {koll} a colleague (nominative), {kolln} the same (dative,
    accusative), {zahl} a small number.
    """

    text: str
    forms: tuple[str, ...]
    place: str | None
    channel: str | None
    direction: str
    by: str
    weight: int
    election: bool  # happens more often in the weeks before an election


def told(
    text: str,
    *forms: str,
    place: str | None = None,
    channel: str | None = None,
    direction: str = "EXT_TO_STAFF",
    by: str = "AFFECTED",
    weight: int = 10,
    election: bool = False,
) -> Story:
    """A story from its coding; keeps the lists of stories short."""
    return Story(
        text=text,
        forms=forms,
        place=place,
        channel=channel,
        direction=direction,
        by=by,
        weight=weight,
        election=election,
    )
