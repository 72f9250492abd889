"""What the windows need from outside: stores to found and unlock, and pictures of papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from komma_desk.domain.actor import Actor
from komma_desk.domain.changes import Changes
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import StoreHealth
from komma_desk.ui.bringing.list_doors import ListDoors
from komma_desk.ui.inbox.watched import Watched
from komma_desk.ui.referrals.pictures import PagePicture
from komma_desk.usecases.founding import FirstPerson, FoundedStore
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.ports.backups import Watch


class OpenStore(Protocol):
    """A store somebody unlocked."""

    municipality: str
    actor: Actor
    is_confirmed: bool

    @property
    def losses(self) -> tuple[LogLoss, ...]:
        """What this person saw of the logs and is not there any more."""
        ...

    def perform(self, command: object) -> Changes: ...
    def ask(self, query: object) -> Any: ...
    def close(self) -> None: ...


class StoreDoors(ListDoors, Protocol):
    """Everything here may take a second and is called off the UI thread, `is_store` apart."""

    def now(self) -> datetime: ...
    def today(self) -> date: ...
    def is_store(self, folder: Path) -> bool: ...
    def watched(self, folder: Path) -> Watched: ...
    def unlock(self, folder: Path, login: str, passphrase: str) -> OpenStore: ...
    def recover(
        self, folder: Path, login: str, code: str, new_passphrase: str
    ) -> tuple[OpenStore, str]:
        """The store and a new recovery code, as of `accept`."""
        ...

    def accept(
        self, folder: Path, login: str, code: str, passphrase: str
    ) -> tuple[OpenStore, str]: ...
    def found(
        self,
        folder: Path,
        municipality: str,
        people: Sequence[FirstPerson],
        procedure: ShippedProcedure = ...,
        days: OfficeDays = ...,
    ) -> FoundedStore: ...
    def full_check(self, session: Any, go_on: Callable[[], bool], /) -> StoreHealth:
        """Of a store that is open; it must have come from `unlock`. Raises CheckStopped."""
        ...

    def rehearse(
        self, backup: Path, login: str, passphrase: str, expected: str, watch: Watch, /
    ) -> RestoredBackup: ...
    def restore(
        self,
        backup: Path,
        folder: Path,
        login: str | None,
        passphrase: str | None,
        watch: Watch,
        /,
    ) -> RestoredBackup:
        """Into a new folder, never over a store; of a failure nothing is left."""
        ...

    def recover_office(self, folder: Path, wanted: Comeback, /) -> tuple[OpenStore, str]:
        """By both halves: the store, and the new clearing officer's recovery code."""
        ...

    def can_go_back(self, folder: Path, /) -> bool: ...
    def go_back(self, folder: Path, login: str, passphrase: str, /) -> Sequence[str]:
        """The files that are of the form before the last upgrade again."""
        ...

    def page_count(self, document: bytes, /) -> int: ...
    def page_image(self, document: bytes, number: int, scale: float, /) -> PagePicture: ...
