"""Unlocking a store, against one derivation of the key from the passphrase."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.session import Session
from komma_desk.vault.passphrase import SALT_BYTES, KdfSettings, stretched
from komma_desk.vault.unlocking import set_passphrase
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import town_with_cases
from tests.journeys.town import CLEARING, Town, passphrase_of

_SETTINGS = KdfSettings()


def compare(folder: Path, *, cases: int, rounds: int) -> Comparison:
    """From passphrase to the doorway, with the work factor everybody's store has."""
    town = town_with_cases(folder, cases)
    _harden(town)
    passphrase = passphrase_of(CLEARING)

    opened: list[Session] = []

    def unlock() -> None:
        opened.append(unlock_store(town.house, town.folder, CLEARING, passphrase))

    derive = partial(stretched, passphrase, b"s" * SALT_BYTES, _SETTINGS)
    product, base = in_turn(unlock, derive, rounds, afterwards=lambda: opened.pop().close())
    return Comparison(
        what=f"unlocking a store of {cases:,} cases",
        base="one Argon2id derivation with the same settings",
        how=f"{rounds} rounds in turn, medians",
        product_took=product,
        base_took=base,
    )


def _harden(town: Town) -> None:
    """The town was founded with cheap work; from here on it takes what a real store takes."""
    with town.unlock(CLEARING) as desk:
        cabinet = town.house.cabinet(town.folder)
        hard = type(cabinet)(path=cabinet.path, settings=_SETTINGS, floor=cabinet.floor)
        set_passphrase(hard, desk.ring, passphrase_of(CLEARING))
