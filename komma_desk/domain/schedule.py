"""How often a store is cared for by itself, and where its backups go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.words import N_

MOST_HOURS: Final = 24 * 31
MOST_DAYS: Final = 366
FEWEST_KEPT, MOST_KEPT = 2, 365


class NotASchedule(Refusal):
    sentence = N_("“{number}” is not possible here: from {least} to {most}.")
    advice = N_("Please choose another number; the schedule is as it was.")


class NoSecondPlace(Refusal):
    sentence = N_("“{place}” cannot be the second place for backups.")
    advice = N_(
        "Please choose a folder that is there, on another disk and not in the folder of the "
        "store. The schedule is as it was."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Hours and days of 0 mean: never by itself. An empty second place means: none."""

    on_closing: bool = True
    every_hours: int = 24
    keep: int = 10
    second_place: str = ""
    check_days: int = 30
    rehearsal_days: int = 30

    def require_possible(self) -> None:
        """Raises NotASchedule or NoSecondPlace; whether the place is there, the disk says."""
        for number, least, most in (
            (self.every_hours, 0, MOST_HOURS),
            (self.keep, FEWEST_KEPT, MOST_KEPT),
            (self.check_days, 0, MOST_DAYS),
            (self.rehearsal_days, 0, MOST_DAYS),
        ):
            if not least <= number <= most:
                raise NotASchedule(number=number, least=least, most=most)
        if not self.second_place:
            return
        require_text(self.second_place, LONGEST_LINE)
        if not PurePath(self.second_place).is_absolute():
            raise NoSecondPlace(place=self.second_place)
