"""The doors of the command line, looking through all grants whenever somebody unlocks who may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import warn
from komma_desk.domain.access import AccessReport
from komma_desk.domain.access_words import alarm_said
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.words import _


class AccessWarning:
    """Everything else is as the doors do it. It stops no work: a scheduled run goes on."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def __getattr__(self, name: str) -> Any:
        return getattr(self._doors, name)

    def unlock(self, folder: Path, login: str, passphrase: str) -> OpenStore:
        store = self._doors.unlock(folder, login, passphrase)
        try:
            if Permission.PERSON_READ in store.actor.permissions:
                _look_through(store.ask(AccessList()))
        except BaseException as problem:
            store.__exit__(type(problem), problem, problem.__traceback__)
            raise
        return store


def _look_through(report: AccessReport) -> None:
    if report.is_alarming:
        warn(alarm_said(report))
        warn(_("“komma-desk user access” says what each person can open."))
