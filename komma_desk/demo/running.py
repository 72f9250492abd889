"""`komma-desk demo`: builds the invented town, then opens the window on it or walks the tour."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from komma_desk.bootstrap.desk_process import Above, place_from_above, watch_desk
from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.demo.demo_folder import demo_folder
from komma_desk.demo.store_building import (
    DemoStore,
    build_demo_store,
    demo_house,
    shown_passphrases,
)
from komma_desk.demo.town import TOWN
from komma_desk.domain.errors import Refusal
from komma_desk.system.child_process import own_command
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.words import N_, _

_STORE: Final = TOWN  # the unlock window shows the name of the folder


class CountNotAccepted(Refusal):
    sentence = N_("A demo store cannot have {cases} cases.")
    advice = N_("Please take a number from 1 to 100,000.")


def run_demo(*, cases: int, seed: int, tour: Path | None, keep: Path | None) -> int:
    """The exit status; without `keep` the store goes when the window is closed."""
    if not 1 <= cases <= 100_000:  # noqa: PLR2004 -- the sentence of the refusal says it
        raise CountNotAccepted(cases=cases)
    doors = HouseDoors(demo_house())
    place = place_from_above()
    if place is not None:
        return _open_desk(doors, place)
    with ExitStack() as closing:
        spare = closing.enter_context(demo_folder(doors.now()))
        store = _built(doors, keep or spare / _STORE, cases, seed)
        if tour is not None:
            from komma_desk.demo.tour import walk_tour

            return walk_tour(doors, store, tour)
        return watch_desk(store.folder, [*own_command(), "demo"])


def _open_desk(doors: HouseDoors, place: DeskPlace) -> int:
    """The lower process of the demo: the store is built, only the window is missing."""
    from komma_desk.ui.shell.window_loop import run_window

    shown = shown_passphrases()
    return run_window(doors, place.path(), demo=shown, place=place, above=Above())


def _built(doors: HouseDoors, folder: Path, cases: int, seed: int) -> DemoStore:
    progress = _Progress()
    with demo_folder(doors.now()) as letters:  # handed over, as it were; nobody opens them again
        store = build_demo_store(
            folder,
            letters=letters,
            cases=cases,
            seed=seed,
            now=doors.now(),
            told=progress.show,
        )
    progress.end()
    return store


class _Progress:
    """One line on standard error that counts; on no terminal a line for each tenth."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._tenth = -1

    def show(self, done: int, whole: int) -> None:
        saying = _("Building the demo store: {done} of {whole}").format(done=done, whole=whole)
        tenth = 10 * done // whole
        if self._live:
            sys.stderr.write(f"\r{saying}")
        elif tenth > self._tenth:
            sys.stderr.write(f"{saying}\n")
        self._tenth = tenth
        sys.stderr.flush()

    def end(self) -> None:
        if self._live:
            sys.stderr.write("\n")
