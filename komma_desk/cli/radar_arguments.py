"""The words of `komma-desk deadline radar`, `calendar` and `place`, which need a store."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from komma_desk.cli import radar
from komma_desk.cli.deadline_arguments import day_written
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.usecases.queries.deadline_radar import RadarView
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]

GROUP: Final = "deadline"
VERBS: Final = ("radar", "calendar", "place")


def joined(words: Sequence[str]) -> list[str]:
    """After `deadline` stands a rule or one of these; such a verb and its group are one word."""
    if len(words) > 1 and words[0] == GROUP and words[1] in VERBS:
        return [f"{GROUP} {words[1]}", *words[2:]]
    return list(words)


def radar_verbs(groups: Group, verb: Callable[..., ArgumentParser]) -> None:
    views = [view.value for view in RadarView]
    made = verb(groups, f"{GROUP} radar", radar.radar, helped=_("what falls due in all cases"))
    made.add_argument("--view", choices=views, default=views[0], help=_("only these"))
    made.add_argument("--until", type=day_written, metavar="DAY", help=_("nothing later than this"))
    made = verb(groups, f"{GROUP} calendar", radar.calendar, helped=_("deadlines for a diary"))
    made.add_argument("--view", choices=views, default=views[0], help=_("only these"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.ics")
    made = verb(groups, f"{GROUP} place", radar.place, helped=_("in which Land, closed when"))
    made.add_argument("--land", choices=[land.value for land in Land], help=_("of the office"))
    made.add_argument(
        "--catholic", choices=["yes", "no"], help=_("a municipality with Catholic holidays")
    )
    days = _("days such as 12-24 or 2026-05-08, commas between; “” for none")
    made.add_argument("--holidays", metavar="DAYS", help=days)
    made.add_argument("--closed", metavar="DAYS", help=days)


def land_option(made: ArgumentParser) -> None:
    """Where a store is founded; without it no day of a deadline is reckoned."""
    made.add_argument(
        "--land", choices=[land.value for land in Land], help=_("in which Land the office lies")
    )
