"""An officer leaves a store with many cases, against copying the same two files once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from komma_desk.bootstrap.session import Session
from komma_desk.domain.identifiers import PersonId
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import Keys, keys_of, raw_connection, town_with_cases
from tests.journeys.town import CLEARING, Town, person_id

_LEAVER = "carla"


def compare(folder: Path, *, cases: int, rounds: int) -> Comparison:
    """Each round has a store of its own; only the deed itself is timed, from click to done."""
    town = town_with_cases(folder / "town", cases)
    town.bring_in(_LEAVER)
    desks: list[tuple[Session, PersonId]] = []
    for number in range(rounds):
        copy = Town(Path(shutil.copytree(town.folder, folder / f"round{number}")))
        desk = copy.unlock(CLEARING)
        desks.append((desk, person_id(desk, _LEAVER)))
    with town.unlock(CLEARING) as desk:
        keys = keys_of(desk)
    targets = iter(range(rounds))
    product, base = in_turn(
        partial(_leave, iter(desks)), lambda: _copy(town.folder, keys, next(targets)), rounds
    )
    for desk, _person in desks:
        desk.close()
    return Comparison(
        what=f"an officer leaving a store with {cases:,} cases",
        base="`VACUUM INTO` of the same two files, nothing else",
        how=f"{rounds} rounds in turn, medians",
        product_took=product,
        base_took=base,
    )


def _leave(desks: Iterator[tuple[Session, PersonId]]) -> None:
    desk, person = next(desks)
    desk.perform(DismissPerson(person))


def _copy(folder: Path, keys: Keys, number: int) -> None:
    for compartment, name in FILES.items():
        with raw_connection(folder, compartment, keys[compartment]) as raw:
            raw.execute("VACUUM INTO ?", (str(folder.parent / f"copy{number}-{name}"),))
