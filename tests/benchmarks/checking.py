"""A full check of a store, against what the engine itself looks at in the same two files."""

from __future__ import annotations

from pathlib import Path

from komma_desk.bootstrap.checking import check_store
from komma_desk.store.upgrade import FILES
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import Keys, keys_of, raw_connection, town_with_cases
from tests.journeys.town import CLEARING, Town, passphrase_of


def compare(folder: Path, *, cases: int, rounds: int) -> Comparison:
    """With the passphrase of clearing: every entry, signature, case and attachment."""
    town = town_with_cases(folder, cases)
    with town.unlock(CLEARING) as desk:
        keys = keys_of(desk)
    product, base = in_turn(lambda: _check(town), lambda: _look(town.folder, keys), rounds)
    return Comparison(
        what=f"a full check of a store of {cases:,} cases",
        base="`cipher_integrity_check` and `integrity_check` of the same two files",
        how=f"{rounds} rounds in turn, medians",
        product_took=product,
        base_took=base,
    )


def _check(town: Town) -> None:
    found = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert found.is_good, [line.said for line in found.lines]


def _look(folder: Path, keys: Keys) -> None:
    for compartment in FILES:
        with raw_connection(folder, compartment, keys[compartment]) as raw:
            raw.execute("PRAGMA cipher_integrity_check").fetchall()
            raw.execute("PRAGMA integrity_check").fetchall()
