"""A case restricted to a circle: the people who alone may read it, and what opens it in need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.words import N_

OUT_OF_CIRCLE: Final = "out of circle "  # and the id of the case, where clearing remembers it


class InACircle(Refusal):
    sentence = N_("Case {number} is open only to a named circle.")
    advice = N_("Please ask one of the people named there.")


class SealedCaseDamaged(Trouble):
    sentence = N_("What is kept of case {number} was changed by somebody who must not.")
    advice = N_("Nothing of it is shown. Please have the store checked and put back a backup.")


class HalvesDoNotFit(Refusal):
    sentence = N_("These two halves do not open this case.")
    advice = N_("Please ask for them once more; the circle may have changed meanwhile.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """`generation` counts the case's keys: a narrower circle has a new one.

    The store counts it; whoever makes a circle leaves it at 0.
    """

    members: frozenset[PersonId]  # who alone may read this case
    excluded: frozenset[PersonId] = frozenset()  # who must not, as was said at filing or later
    generation: int = 0
    reason: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Raises ValueError: whoever asks people has refused this before, in a sentence."""
        if not self.members:
            raise ValueError("a case nobody may read helps nobody")
        if self.members & self.excluded:
            raise ValueError("nobody is in a circle that shuts her out")

    def widened(self, person: PersonId) -> Circle:
        """With one more member; no longer shut out, should she have been."""
        return replace(self, members=self.members | {person}, excluded=self.excluded - {person})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShares:
    """The halves of a case's key, as envelopes: one to clearing, one to each keeper herself.

    Each alone opens nothing. What is inside, `usecases/case_halves.py` reads.
    """

    a: bytes = field(repr=False)
    b: Mapping[PersonId, bytes] = field(repr=False)
    generation: int
