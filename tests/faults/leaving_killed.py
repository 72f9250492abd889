"""An officer leaves in a process of its own, which dies before a given file operation."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from tests.journeys.town import CLEARING, Town, person_id

LEAVER = "carla"
_OPERATIONS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")


def leave_and_die(folder: str, operation: int, counted: str, *, stays: bool = False) -> None:
    """Dies before operation number `operation`; with 0 it lives and writes down how many it did.

    With `stays` she loses the clearing office only and reports from then on.
    """
    town = Town(Path(folder))
    desk = town.unlock(CLEARING)
    person = person_id(desk, LEAVER)
    seen = _watch(folder, operation)
    deed = ChangeRoles(person, frozenset({Role.REPORTER})) if stays else DismissPerson(person)
    desk.perform(deed)
    total = seen[0]
    desk.close()
    Path(counted).write_text(str(total), encoding="utf-8")


def _watch(folder: str, operation: int) -> list[int]:
    """Counts everything that changes a file of the store: opening to write, renaming, syncing."""
    seen = [0]

    def happened() -> None:
        seen[0] += 1
        if seen[0] == operation:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, told: tuple[Any, ...]) -> None:
        writing = event == "open" and told[1] not in (None, "r", "rb")
        if (writing or event in _OPERATIONS) and str(told[0]).startswith(folder):
            happened()

    def before(real: Any) -> Any:
        def counted(*given: Any) -> Any:
            happened()
            return real(*given)

        return counted

    sys.addaudithook(hook)
    os.fsync = before(os.fsync)
    Connection.commit = before(Connection.commit)  # type: ignore[method-assign]  # dies before it
    return seen
