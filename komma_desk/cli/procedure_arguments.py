"""The words of `komma-desk procedure`: definitions looked through, and what becomes of them."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from komma_desk.cli import procedure
from komma_desk.words import _


def procedure_verbs(group: ArgumentParser, verb: Callable[..., ArgumentParser]) -> None:
    verbs = group.add_subparsers(required=True, metavar=_("VERB"))
    made = verb(
        verbs, "check", procedure.check, helped=_("look a definition through"), unlocked=False
    )
    made.add_argument("files", type=Path, nargs="+", metavar="FILE")
