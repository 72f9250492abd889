"""The words of `komma-desk procedure rehearse`: the probes, or a run with who, when and where."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli.deadline_arguments import day_written
from komma_desk.cli.rehearsal import moves_written, rehearse
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.procedure.probes import Persona
from komma_desk.domain.procedure.vocabulary import CONSENTS
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Group = _SubParsersAction[ArgumentParser]


def rehearse_verb(verbs: Group, verb: Callable[..., ArgumentParser]) -> None:
    made = verb(verbs, "rehearse", rehearse, helped=_("play its probes, or a run"), unlocked=False)
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument(
        "--persona",
        choices=[each.value for each in Persona],
        help=_("play a run instead of the probes"),
    )
    made.add_argument(
        "--consent",
        action="append",
        default=[],
        choices=[*CONSENTS],
        help=_("given from the beginning"),
    )
    made.add_argument(
        "--steps",
        type=moves_written,
        metavar="STEPS",
        help=_("for example accept,days:14,give:refer_agg,colleague:release"),
    )
    made.add_argument(
        "--from", dest="first_on", type=day_written, metavar="DAY", help=_("its first day")
    )
    made.add_argument(
        "--land", choices=[land.value for land in Land], help=_("where it must be done")
    )
    made.add_argument(
        "--catholic", action="store_true", help=_("a municipality with Catholic holidays")
    )
