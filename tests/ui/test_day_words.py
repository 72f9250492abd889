"""Every moment on every page is told on the clock of the town hall."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import komma_desk.ui
from komma_desk.domain.home_time import local_day
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits, moment_in_words

SUMMER_NIGHT = datetime(2026, 7, 8, 22, 30, tzinfo=UTC)
WINTER_NIGHT = datetime(2026, 11, 22, 1, 13, tzinfo=UTC)


def test_a_moment_is_told_in_winter_and_in_summer_time() -> None:
    assert moment_in_digits(WINTER_NIGHT) == "2026-11-22, 02:13"
    assert moment_in_words(WINTER_NIGHT).endswith("02:13")
    assert moment_in_digits(SUMMER_NIGHT) == "2026-07-09, 00:30"


def test_the_day_of_a_moment_is_the_one_in_the_town_hall() -> None:
    assert local_day(SUMMER_NIGHT) == date(2026, 7, 9)
    assert day_in_digits(local_day(SUMMER_NIGHT)) == "2026-07-09"


def test_no_page_tells_time_by_the_clock_of_the_computer() -> None:
    rooms = Path(komma_desk.ui.__file__).parent
    own_clock = re.compile(r"\.astimezone\(\)|toLocalTime|ZoneInfo")
    tellers = {
        str(file.relative_to(rooms))
        for file in rooms.rglob("*.py")
        if own_clock.search(file.read_text(encoding="utf-8"))
    }
    assert tellers == set()
