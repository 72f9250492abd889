"""The words of `komma-desk store` for its schedule and for files set aside."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Protocol

from komma_desk.cli import upkeep
from komma_desk.cli.doors import Doors
from komma_desk.words import _

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Callable

    from komma_desk.cli.speaking import Exit

    Group = _SubParsersAction[ArgumentParser]
    Deed = Callable[[Doors, Namespace], Exit]


class Verb(Protocol):
    """Adds one verb that unlocks the store."""

    def __call__(self, verbs: Group, name: str, deed: Deed, *, helped: str) -> ArgumentParser: ...


def add(verbs: Group, verb: Verb) -> None:
    made = verb(verbs, "schedule", upkeep.schedule, helped=_("how often it is cared for"))
    made.add_argument("--on-closing", type=upkeep.yes_or_no, metavar="yes|no")
    for name, helped in (
        ("--every-hours", _("backup while open; 0: never")),
        ("--keep", _("how many backups stay")),
        ("--check-days", _("full check; 0: never")),
        ("--rehearsal-days", _("reminder of the rehearsal; 0: never")),
    ):
        made.add_argument(name, type=int, metavar="N", help=helped)
    made.add_argument("--second-place", metavar="DIR", help=_("a copy there too; “none”: nowhere"))
    verb(verbs, "aside", upkeep.aside, helped=_("files no case knows"))
    made = verb(verbs, "put-back", upkeep.put_back, helped=_("put such a file back"))
    made.add_argument("name", metavar="NAME")
