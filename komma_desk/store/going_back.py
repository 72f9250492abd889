"""The way back from an upgrade: the file of before returns, the newer one is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.store.backup_shelf import SHELF
from komma_desk.store.backup_troubles import NotAtRest, NothingToGoBackTo
from komma_desk.store.copying import sync
from komma_desk.store.file_copy import copy_file
from komma_desk.store.upgrade import FILES, fold_journal, form_of

_MOMENT: Final = "%Y%m%dT%H%M%SZ"


def go_back(
    store: Path, keys: Mapping[Compartment, bytes | None], *, now: datetime
) -> tuple[str, ...]:
    """The files that are of the earlier form again; raises NothingToGoBackTo or NotAtRest.

    Whoever calls holds the lease. A file without a key is exchanged unopened; one whose key does
    not fit any more (somebody left since) raises CannotUnlock before anything is touched.
    """
    kept = {each: _before(store, each) for each in Compartment}
    there = {compartment: path for compartment, path in kept.items() if path is not None}
    if not there:
        raise NothingToGoBackTo
    for compartment, path in there.items():
        _require_at_rest(store / FILES[compartment], keys[compartment])
        if (key := keys[compartment]) is not None:
            form_of(path, key)
    for compartment, path in there.items():
        _exchange(store / FILES[compartment], path, now)
    return tuple(FILES[compartment] for compartment in there)


def is_there_a_way_back(store: Path) -> bool:
    return any(_before(store, each) is not None for each in Compartment)


def _before(store: Path, compartment: Compartment) -> Path | None:
    stem = Path(FILES[compartment]).stem
    shape = re.compile(rf"{stem}-[0-9]{{4}}-before-([0-9]{{4}})\.db")
    shelf = store / SHELF
    found = (
        [each for each in shelf.iterdir() if shape.fullmatch(each.name)] if shelf.is_dir() else []
    )
    return max(found, key=lambda each: each.name.rpartition("-")[2], default=None)


def _require_at_rest(path: Path, key: bytes | None) -> None:
    if key is not None:
        fold_journal(path, key)
    journal = path.with_name(path.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        raise NotAtRest(file=path.name)


def _exchange(path: Path, before: Path, now: datetime) -> None:
    """Nothing is lost at any moment: the newer file has its second place before it goes."""
    moment = now.astimezone(UTC).strftime(_MOMENT)
    coming = path.with_name(path.name + ".back")
    copy_file(path, before.with_name(f"{path.stem}-set-aside-{moment}{path.suffix}"))
    copy_file(before, coming)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    coming.replace(path)
    sync(path.parent)
    before.unlink()
