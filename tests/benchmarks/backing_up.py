"""A backup with everything that proves it, against `VACUUM INTO` of the same two files alone."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

from komma_desk.domain.audit import Compartment
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.back_up_store import BackUpStore
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import Keys, bring_in, invented_rows, keys_of, raw_connection
from tests.journeys.town import CLEARING, Town

_PIECE = 20_000  # bytes of a row; what is sealed looks like chance


def compare(folder: Path, *, cases: int, megabytes: int, rounds: int) -> Comparison:
    """The greater part of the files is sealed bytes in the office, as in a store of some years."""
    town = Town(folder / "town")
    town.found()
    with town.unlock(CLEARING) as desk:
        bring_in(desk, invented_rows(town, cases))
        keys = keys_of(desk)
    _fill(town.folder, keys, megabytes)
    copies = count()
    with town.unlock(CLEARING) as desk:
        product, base = in_turn(
            lambda: desk.perform(BackUpStore()),
            lambda: _copy(town.folder, keys, next(copies)),
            rounds,
            afterwards=lambda: _clear(town.folder),
        )
    return Comparison(
        what=f"backing up a store of {megabytes} MB, checked and signed",
        base="`VACUUM INTO` of the same two files, nothing else",
        how=f"{rounds} rounds in turn, medians",
        product_took=product,
        base_took=base,
    )


def _fill(folder: Path, keys: Keys, megabytes: int) -> None:
    with raw_connection(folder, Compartment.OFFICE, keys[Compartment.OFFICE]) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(
            "INSERT INTO drafts VALUES (?, ?)",
            ((f"tag {row}", os.urandom(_PIECE)) for row in range(megabytes * 1_000_000 // _PIECE)),
        )
        raw.execute("COMMIT")


def _copy(folder: Path, keys: Keys, number: int) -> None:
    for compartment, name in FILES.items():
        with raw_connection(folder, compartment, keys[compartment]) as raw:
            raw.execute("VACUUM INTO ?", (str(folder.parent / f"copy{number}-{name}"),))


def _clear(folder: Path) -> None:
    """Each round finds the same shelf, and the disk has room for the next."""
    for made in (folder / "backups").glob("2*"):
        shutil.rmtree(made)
    for copy in folder.parent.glob("copy*.db"):
        copy.unlink()
