"""Makes a backup: each file copied, reopened and checked, and only then called one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.store.backup_manifest import (
    KEYS,
    NAME,
    FileSeal,
    Manifest,
    Sign,
    fingerprint,
    manifest_bytes,
    proof_of,
)
from komma_desk.store.backup_shelf import SHELF, keep_newest, sweep
from komma_desk.store.backup_troubles import (
    BackupNotWritten,
    BackupStopped,
    CopyNotSound,
    NotAtRest,
)
from komma_desk.store.check import Flaw, check_cases, check_office
from komma_desk.store.copying import copy_to, state_of, sync
from komma_desk.store.file_copy import copy_file, seal_of, write_file
from komma_desk.store.pool import pooled
from komma_desk.store.trail import SignatureCheck
from komma_desk.store.troubles import DiskFull, DiskInTheWay
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress, MadeBackup, Watch

KEEP: Final = 10
# What a copy can catch; the rest was written so in the store and is copied as it is.
_NOT_WHOLE: Final = frozenset(
    {Flaw.CANNOT_OPEN, Flaw.BROKEN_SEAL, Flaw.BROKEN_TABLES, Flaw.JOURNAL_IN_USE}
)
_PARTS: Final = {Compartment.OFFICE: BackupPart.OFFICE, Compartment.CASES: BackupPart.CASES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Whoever makes the backup: her file keys (None where she has none) and her signature."""

    keys: Mapping[Compartment, bytes | None]
    sign: Sign
    signed: SignatureCheck


def make_backup(
    store: Path, keeper: Keeper, begun: Manifest, *, watch: Watch, keep: int = KEEP
) -> MadeBackup:
    """Into `STORE/backups/<UTC>`; `begun` says who, when and with what.

    Whoever calls holds the lease of the store, and its write lock where she has its keys, so
    that the copies of both files are of one moment. Of a failure nothing is left.
    """
    shelf = store / SHELF
    try:
        shelf.mkdir(mode=0o700, exist_ok=True)
        sweep(shelf)
        folder = shelf / begun.folder_name
        unfinished = folder.with_name(folder.name + ".part")
        try:
            unfinished.mkdir(mode=0o700)
            made, flaws = _fill(store, unfinished, keeper, begun, watch)
            _stop_unless(watch(BackupProgress(part=BackupPart.ATTACHMENTS)))
            data = manifest_bytes(made, keeper.sign)
            write_file(unfinished / NAME, data)
            sync(unfinished)
            unfinished.rename(folder)
            sync(shelf)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        keep_newest(shelf, keep, store=begun.store)
    except (OSError, DiskFull, DiskInTheWay) as error:
        raise BackupNotWritten from error
    return MadeBackup(
        folder=folder,
        taken_at=made.taken_at,
        is_checked=made.is_checked,
        fingerprint=fingerprint(data),
        flaws=flaws,
    )


def _fill(
    store: Path, folder: Path, keeper: Keeper, begun: Manifest, watch: Watch
) -> tuple[Manifest, tuple[str, ...]]:
    flaws: tuple[str, ...] = ()
    files: dict[str, FileSeal] = {}
    proofs: dict[Compartment, str] = {}
    for compartment, name in FILES.items():
        key = keeper.keys[compartment]
        _stop_unless(watch(BackupProgress(part=_PARTS[compartment])))
        if key is None:
            files[name] = _copied_closed(store / name, folder / name)
        else:
            said = _copy_checked(compartment, store, folder, key, keeper.signed, watch)
            flaws += said
            if not said:
                proofs[compartment] = proof_of(compartment, state_of(folder / name, key))
            files[name] = seal_of(folder / name)
    files[KEYS] = copy_file(store / KEYS, folder / KEYS)
    files |= pooled(store, watch)
    return replace(begun, files=files, proofs=proofs), flaws


def _copy_checked(
    compartment: Compartment,
    store: Path,
    folder: Path,
    key: bytes,
    signed: SignatureCheck,
    watch: Watch,
) -> tuple[str, ...]:
    """What is wrong with the store itself, in sentences; raises CopyNotSound for a bad copy."""
    source, target = store / FILES[compartment], folder / FILES[compartment]
    whole = source.stat().st_size

    def go_on(done: int) -> bool:
        return watch(BackupProgress(part=_PARTS[compartment], done=done, whole=whole))

    if not copy_to(source, key, target, go_on=go_on):
        raise BackupStopped
    if compartment is Compartment.OFFICE:
        report = check_office(target, key)
    else:
        report = check_cases(target, key, signed=signed)
    said = tuple(finding.spoken() for finding in report.findings)
    if any(finding.flaw in _NOT_WHOLE for finding in report.findings):
        raise CopyNotSound(file=source.name, found=" ".join(said))
    sync(target)
    return said


def _copied_closed(source: Path, target: Path) -> FileSeal:
    """Only at rest: a file without its journal would lack what was written last."""
    journal = source.with_name(source.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        raise NotAtRest(file=source.name)
    return copy_file(source, target)


def _stop_unless(going_on: bool) -> None:
    if not going_on:
        raise BackupStopped
