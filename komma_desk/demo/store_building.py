"""Builds the demo store: the invented town lives through its cases by the real commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from komma_desk.bootstrap.house import House
from komma_desk.demo.cases import invented_reports
from komma_desk.demo.chronicle import Chronicle
from komma_desk.demo.staff import ADMINISTRATOR, INTEGRATION, Staff, passphrase_of
from komma_desk.demo.story_clock import StoryClock
from komma_desk.demo.town import CLEARING_OFFICERS, DATA_PROTECTION, HEAD, PEOPLE
from komma_desk.domain.figures.periods import Month
from komma_desk.vault.passphrase import FLOOR

_MONTHS: Final = 18
_STAFF_STEPS: Final = len(PEOPLE) + 1  # founded, everybody else and the newcomer, confirmed
_OPENS_BEFORE: Final = timedelta(days=31)

Told = Callable[[int, int], None]
"""How many pieces of the work are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStore:
    folder: Path
    passphrases: dict[str, str]  # of those one signs in as, by login
    frozen: Month | None  # the figures up to here are released already
    to_prepare: Month  # the last month that is over; its figures are not made yet


def demo_house(clock: StoryClock | None = None) -> House:
    """Passphrases everybody knows need no slow lock: the least the floor allows."""
    return House(kdf=FLOOR) if clock is None else House(kdf=FLOOR, clock=clock)


def build_demo_store(
    folder: Path, *, letters: Path, cases: int, seed: int, now: datetime, told: Told
) -> DemoStore:
    """A store of that many cases in `folder`, which is new or empty.

    The same seed and day give the same stories; keys and ids are new each time. Two more reports
    wait in the post; the figures are frozen up to some month before the last; the letters to
    partners lie in the folder `letters`.
    """
    until = (now - timedelta(days=1)).date()
    reports = list(invented_reports(seed, cases, until, _MONTHS))
    fresh = list(invented_reports(seed + 1, 40, until, 1))
    begins_at = min([now, *(each.filed_at for each in reports)]) - _OPENS_BEFORE
    clock = StoryClock(begins_at)
    staff = Staff(demo_house(clock), folder)
    chronicle = Chronicle(clock, reports, fresh, now, letters)
    whole, done = _STAFF_STEPS + len(chronicle), 0

    def one_more() -> None:
        nonlocal done
        done += 1
        told(done, whole)

    staff.bring_in(one_more)
    desks = staff.everybody()
    try:
        chronicle.live_through(desks, one_more)
    finally:
        for desk in desks.values():
            desk.close()
    return DemoStore(
        folder=folder,
        passphrases=shown_passphrases(),
        frozen=chronicle.frozen,
        to_prepare=chronicle.to_prepare,
    )


def shown_passphrases() -> dict[str, str]:
    """Of those one signs in as, by login."""
    return {login: passphrase_of(login) for login in _shown()}


def _shown() -> tuple[str, ...]:
    """A face of each kind: a reporter, both officers, and each of the other roles."""
    reporter = max(PEOPLE, key=lambda one: one.desk)
    faces = (reporter, *CLEARING_OFFICERS, HEAD, DATA_PROTECTION, INTEGRATION, ADMINISTRATOR)
    return tuple(one.login for one in faces)
