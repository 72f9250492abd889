"""Opens the window of the form and stays until it is closed, or until it is locked."""

from __future__ import annotations

from komma_desk.ui.form.form_doors import FormDoors
from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace, ProcessAbove
from komma_desk.ui.shell.window_loop import absence_here


def run_form(doors: FormDoors, place: DeskPlace, above: ProcessAbove | None = None) -> int:
    """The exit status: `LOCKED` where a process above shall start a fresh form."""
    application = Desk(["komma-desk"])
    application.end_orderly()
    flow = FormFlow(
        doors, application, place, above=above, absence=absence_here(application.application)
    )
    flow.watch_for_crashes()
    application.application.aboutToQuit.connect(flow.end)
    flow.begin()
    return application.run()
