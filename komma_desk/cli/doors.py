"""What the command line needs from outside: stores to found and unlock, files to read and write."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, Self

from komma_desk.domain.actor import Actor
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.import_preview import KnownHere, ListPreview
from komma_desk.domain.import_row import RowProblems
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.looked_through import LookedThrough
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import StoreHealth
from komma_desk.usecases.commands.export_procedure import ProcedureFormat
from komma_desk.usecases.founding import FirstPerson, FoundedStore
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.ports.backups import Watch


class OpenStore(Protocol):
    """A store somebody unlocked; a context manager that closes it."""

    municipality: str
    actor: Actor

    @property
    def losses(self) -> tuple[LogLoss, ...]:
        """What this person saw of the logs and is not there any more."""
        ...

    def perform(self, command: object) -> Changes: ...
    def ask(self, query: object) -> Any: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...


class OpenForm(Protocol):
    """The form without a store, opened by an office card; a context manager that closes it."""

    def perform(self, command: object) -> Changes: ...
    def ask(self, query: object) -> Any: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...


class Watched(Protocol):
    """A folder in which sealed files arrive."""

    def files(self) -> tuple[Path, ...]:
        """Raises a Trouble where it cannot be reached."""
        ...

    def put_away(self, path: Path) -> bool:
        """False where it has to stay."""
        ...


class ForeignLists(Protocol):
    """Lists an office kept before; without a mapping columns are known by what they are called."""

    def preview(
        self, table: Path, mapping: Path | None, sheet: str, known: KnownHere
    ) -> ListPreview: ...
    def suggested(self, table: Path, sheet: str, known: KnownHere) -> str: ...
    def template(self, questions: tuple[OwnQuestion, ...]) -> bytes: ...


class Doors(Protocol):
    def today(self) -> date: ...
    def code_lists(self) -> CodeLists: ...
    def found(
        self,
        folder: Path,
        municipality: str,
        people: Sequence[FirstPerson],
        procedure: ShippedProcedure = ...,
        days: OfficeDays = ...,
    ) -> FoundedStore: ...
    def unlock(self, folder: Path, login: str, passphrase: str) -> OpenStore: ...
    def accept(self, folder: Path, login: str, code: str, passphrase: str) -> tuple[OpenStore, str]:
        """The store, opened, and the recovery code, shown once."""
        ...

    def recover(
        self, folder: Path, login: str, code: str, new_passphrase: str, /
    ) -> tuple[OpenStore, str]:
        """The store, opened by one's own recovery code, and the new code, shown once."""
        ...

    def recover_office(self, folder: Path, wanted: Comeback) -> tuple[OpenStore, str]:
        """The store, opened, and the new clearing officer's recovery code, shown once."""
        ...

    def check(self, folder: Path, login: str | None, passphrase: str | None) -> StoreHealth:
        """What can be checked without a key, and with one what that person can open."""
        ...

    def form(self, card: Path) -> OpenForm: ...
    def watched(self, folder: Path) -> Watched: ...
    def is_store(self, folder: Path) -> bool: ...
    def restore(
        self,
        backup: Path,
        folder: Path,
        login: str | None,
        passphrase: str | None,
        watch: Watch,
        /,
    ) -> RestoredBackup: ...
    def rehearse(self, backup: Path, login: str, passphrase: str, expected: str) -> RestoredBackup:
        """`expected` is the fingerprint the backup had when it was made; empty if unknown."""
        ...

    def go_back(self, folder: Path, login: str, passphrase: str) -> Sequence[str]:
        """The files that are of the earlier form again."""
        ...

    @property
    def lists(self) -> ForeignLists: ...
    def write_import_report(
        self,
        target: Path,
        added: int,
        known: int,
        problems: Sequence[RowProblems],
        *,
        dry_run: bool,
    ) -> Sequence[str]:
        """The counts in sentences, as they stand at the head of the report."""
        ...

    def read_procedure(self, path: Path) -> Procedure: ...
    def exported(self, source: Path, wanted: ProcedureFormat) -> bytes:
        """The procedure of a file in another format, in the language of the screens."""
        ...

    def picture_of(self, procedure: Procedure, target: Path) -> bytes:
        """What the ending of the target asks for, in the language of the screens."""
        ...

    def look_through(self, path: Path) -> LookedThrough:
        """Raises Trouble, with the `line` where it has one, for a file that is no procedure."""
        ...

    def move_mapping(
        self, path: Path, old: Procedure | None = None, new: Procedure | None = None
    ) -> PlaceMapping:
        """Without both versions only which they are; with them every place is looked at too."""
        ...

    def move_mapping_text(self, mapping: PlaceMapping, old: Procedure, new: Procedure) -> str: ...
    def deadline_rules(self) -> DeadlineRules: ...
    def free_days(
        self, land: Land, *, catholic: bool, own: Collection[date], internal: Collection[date]
    ) -> Calendar: ...
    def read_bytes(self, path: Path) -> bytes:
        """Raises a Refusal where the file cannot be read."""
        ...

    def write(self, target: Path, data: bytes) -> None: ...
    def window(self, folder: Path | None) -> int:
        """Open the window; returns its exit status."""
        ...

    def form_window(self, given: Path) -> int:
        """Open the form of a card; of an answer it asks for the card. Returns the exit status."""
        ...

    def demo(self, *, cases: int, seed: int, tour: Path | None, keep: Path | None) -> int: ...
