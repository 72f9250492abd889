"""The desk of a store: begins units of work on connections of one writer and many readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Final

from sqlalchemy.engine import Engine
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import CaseId
from komma_desk.store.case_digests import digests_in
from komma_desk.store.circle_document import CircleOpener
from komma_desk.store.circle_seals import CircleSeals
from komma_desk.store.digests_at_upgrade import tell_digests
from komma_desk.store.engine import open_engine
from komma_desk.store.overfull import refuse_overfull
from komma_desk.store.own_schema import refuse_strange_deeds, refuse_strange_schema
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.troubles import StoreBusy
from komma_desk.store.unit_of_work import KeptWork
from komma_desk.store.upgrade import FILES, bring_up_to_date
from komma_desk.usecases.ports.sealing_log import LogSealer

_PATIENCE: Final = 60.0  # seconds a change waits for the one before it


class KeptDesk:
    """Fulfils the port Desk. Close it: that folds the journals into the files."""

    def __init__(
        self,
        folder: Path,
        *,
        office_key: bytes,
        cases_key: bytes | None,
        sealer: LogSealer,
        seals: CircleSeals | None = None,
    ) -> None:
        """Without `seals` nothing that is restricted to a circle opens."""
        self._sealer = sealer
        self._circles = CircleOpener(seals)
        self._one_writer = Lock()
        self._writers = _engines(folder, office_key, cases_key, read_only=False)
        self._readers = _engines(folder, office_key, cases_key, read_only=True)

    @contextmanager
    def change(self) -> Iterator[KeptWork]:
        if not self._one_writer.acquire(timeout=_PATIENCE):
            raise StoreBusy
        try:
            emptied = False
            with self._work_on(self._writers) as work:
                try:
                    work.carry_over()
                    yield work
                finally:
                    emptied = work.settle_files()
            if emptied and (cases := self._writers[1]) is not None:
                _fold_in(cases)
        finally:
            self._one_writer.release()

    @contextmanager
    def look(self) -> Iterator[KeptWork]:
        with self._work_on(self._readers, only_looking=True) as work:
            yield work

    @contextmanager
    def _work_on(
        self, engines: tuple[Engine, Engine | None], *, only_looking: bool = False
    ) -> Iterator[KeptWork]:
        with ExitStack() as closing:
            # always in this order, so that two desks never wait for each other
            office, cases = (
                None if engine is None else closing.enter_context(engine.connect())
                for engine in engines
            )
            assert office is not None
            for connection in (office, cases):
                if connection is not None:
                    connection.begin()
            yield KeptWork(
                office,
                cases,
                sealer=self._sealer,
                as_committed=self._as_committed,
                circles=self._circles,
                only_looking=only_looking,
            )

    def _as_committed(self, cases: Sequence[CaseId]) -> dict[CaseId, bytes]:
        """A reader does not see what the change that asks has done so far."""
        engine = self._readers[1]
        assert engine is not None
        with engine.connect() as connection:
            return digests_in(connection, cases)

    def close(self) -> None:
        for engine in self._readers:
            if engine is not None:
                engine.dispose()
        for engine in self._writers:
            if engine is not None:
                _fold_in(engine)
                engine.dispose()


def _fold_in(engine: Engine) -> None:
    """On a full disk the journal stays beside its file: nothing is missing, it is folded later."""
    with suppress(sqlcipher.Error, Trouble), engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def open_desk(
    folder: Path,
    *,
    office_key: bytes,
    cases_key: bytes | None,
    migrations: Path,
    sealer: LogSealer,
    seals: CircleSeals | None = None,
) -> KeptDesk:
    """Prove that the files are encrypted, bring them up to date and open them.

    Raises StoreMissing, StoreNotEncrypted, StoreTooNew, CannotUnlock, StrangeSchema,
    OfficeOverfull. Whoever calls holds the lease of the folder.
    """
    keys = {Compartment.OFFICE: office_key, Compartment.CASES: cases_key}

    def told_of(before: Path, rebuilt: Path) -> None:
        if rebuilt.name.startswith(FILES[Compartment.CASES]) and cases_key is not None:
            tell_digests(before, rebuilt, cases_key, sealer)

    for compartment, key in keys.items():
        path = folder / FILES[compartment]
        prove_encrypted(path)
        if key is not None:
            refuse_strange_deeds(path, key)
            bring_up_to_date(
                path,
                key,
                compartment,
                migrations=migrations,
                backups=folder / "backups",
                proved=told_of,
            )
            refuse_strange_schema(path, key, compartment)
    refuse_overfull(folder / FILES[Compartment.OFFICE], office_key)
    return KeptDesk(
        folder,
        office_key=office_key,
        cases_key=cases_key,
        sealer=sealer,
        seals=seals,
    )


def _engines(
    folder: Path, office_key: bytes, cases_key: bytes | None, *, read_only: bool
) -> tuple[Engine, Engine | None]:
    office = open_engine(folder / FILES[Compartment.OFFICE], office_key, read_only=read_only)
    if cases_key is None:
        return office, None
    cases = folder / FILES[Compartment.CASES]
    return office, open_engine(cases, cases_key, read_only=read_only)
