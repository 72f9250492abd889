"""The tour: the main job through the real windows, from founding to the exported figures."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.demo import (
    tour_clearing,
    tour_figures,
    tour_founding,
    tour_handing_over,
    tour_looks,
    tour_people,
    tour_procedure,
    tour_reporting,
)
from komma_desk.demo.demo_folder import demo_folder
from komma_desk.demo.store_building import DemoStore
from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import Journal, TourStoppedError, clear_earlier
from komma_desk.ui.tour.stage import Stage
from komma_desk.words import Language, _


def walk_tour(doors: HouseDoors, store: DemoStore, folder: Path) -> int:
    """0 only if every step was really reached; what was done and found lies in `folder`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    clear_earlier(folder)
    with demo_folder(doors.now()) as spare:
        stage = Stage(doors, spare / "settings")
        guide = Guide(
            doors=doors,
            store=store,
            stage=stage,
            journal=Journal(folder, stage),
            folder=folder,
            spare=spare,
        )
        stage.wear(Language.GERMAN, dark=False)
        try:
            _walk(guide)
        except TourStoppedError as stopped:
            said = _("The tour stopped: {why}").format(why=stopped)
            sys.stderr.write(f"{said}\n")
            return 1
        finally:
            stage.end()
            guide.journal.write()
    return 0


def _walk(guide: Guide) -> None:
    tour_founding.found_a_store(guide)
    tour_reporting.unlock_as_reporter(guide)
    tour_reporting.report(guide)
    number = tour_clearing.take_the_post_in(guide)
    tour_clearing.work_on(guide)
    tour_handing_over.hand_over(guide, number)
    tour_clearing.answer(guide)
    tour_clearing.conclude(guide)
    tour_clearing.release(guide, number)
    tour_procedure.look(guide)
    tour_people.look_after(guide)
    tour_figures.prepare(guide)
    tour_figures.write_out(guide)
    tour_people.invite(guide)
    tour_reporting.read_the_answer(guide)
    tour_looks.show_all(guide)
