"""What the affected person wishes, and that she may wish otherwise later; the newest word holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.incident import ONLY_RECORD, POLICE
from komma_desk.words import N_

# With these somebody beside the clearing office is told; the list of wishes is closed.
_HEARD_OUTSIDE: Final = frozenset({Code("advice"), Code("complaint"), POLICE})


class NoWish(Refusal):
    sentence = N_("No wish is chosen.")
    advice = N_("Please choose what is wished; “only record it” is an answer too.")


class WishesContradict(Refusal):
    sentence = N_("“Only record it” and “police” exclude each other.")
    advice = N_("Please choose one of them. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WishChange:
    """All that is wished from then on, not what came or went; `said_by` None: the reporter."""

    wishes: frozenset[Code]
    said_at: datetime
    said_by: PersonId | None


def wishes_now(at_filing: frozenset[Code], changes: Iterable[WishChange]) -> frozenset[Code]:
    """The word that holds now: the newest, of one moment the one noted last, else the report's."""
    words = sorted(changes, key=lambda each: each.said_at)
    return words[-1].wishes if words else at_filing


def asks_for_no_more(said: frozenset[Code], noted: frozenset[Code]) -> bool:
    """Whether nobody outside is to hear of it who would not by what was noted."""
    return said & _HEARD_OUTSIDE <= noted & _HEARD_OUTSIDE


def asks_for_less(said: frozenset[Code], noted: frozenset[Code]) -> bool:
    """Whether fewer outside are to hear of it, or it is only to be recorded from now on."""
    fewer = said & _HEARD_OUTSIDE != noted & _HEARD_OUTSIDE
    only = ONLY_RECORD in said and ONLY_RECORD not in noted
    return asks_for_no_more(said, noted) and (fewer or only)


def require_wishes(wishes: frozenset[Code]) -> None:
    """Raises NoWish or WishesContradict."""
    if not wishes:
        raise NoWish
    if {ONLY_RECORD, POLICE} <= wishes:
        raise WishesContradict
