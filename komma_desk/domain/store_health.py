"""What a check of a store found, and what it could not look at with the keys it had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, Bilingual


class CheckStopped(Refusal):
    sentence = N_("The check was stopped.")
    advice = N_("Nothing was changed. What was not looked at yet was not checked.")


def require_going_on(go_on: Callable[[], bool]) -> None:
    """Raises CheckStopped."""
    if not go_on():
        raise CheckStopped


class Health(StrEnum):
    GOOD = "good"
    NOT_LOOKED_AT = "not_looked_at"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """`what` was looked at, and how it is; `number` counts what was seen, `said` what is wrong."""

    what: Bilingual
    health: Health
    number: int | None = None
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoreHealth:
    lines: tuple[HealthLine, ...]

    @property
    def is_good(self) -> bool:
        return all(line.health is not Health.BAD for line in self.lines)
