"""A working day at the desk with somebody watching every file; run as a script.

Arguments: the store, the folder for what is asked to leave, the file for what was seen.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QApplication

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from tests.fakes.given_evidence import attached
from tests.journeys.town import CLEARING, Town, a_draft, enter_partner, only_case, passphrase_of

WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES: Final = {"os.mkdir", "os.rename", "os.link", "os.symlink"}
seen: set[str] = set()


def watch(event: str, words: tuple[Any, ...]) -> None:
    """Python tells this of everything its own code opens, makes or renames."""
    if event == "open" and isinstance(words[0], str | bytes) and int(words[2] or 0) & WRITES:
        note(words[0])
    elif event in CHANGES:
        for word in words:
            if isinstance(word, str | bytes):
                note(word)


def note(path: str | bytes) -> None:
    seen.add(str(Path(os.fsdecode(path)).absolute()))


def settle(flow: WindowFlow) -> None:
    while flow.desk is not None and not flow.desk.background.is_idle():
        QApplication.processEvents()
    QApplication.processEvents()


def walk_through_all_pages(flow: WindowFlow) -> Any:
    """Unlock and look at every page; the doorway."""
    assert isinstance(flow.window, UnlockWindow)
    flow.window.unlock_requested.emit(CLEARING, passphrase_of(CLEARING))
    while flow.desk is None:
        QApplication.processEvents()
    for page in flow.desk.window.page_keys():
        flow.desk.window.show_page(page)
        settle(flow)
    return flow.desk._session


def bring_a_case_to_a_partner(desk: Any, doors: HouseDoors, out: Path) -> None:
    desk.perform(SaveDraft(a_draft("Ein Entwurf")))
    picture = NewAttachment(name="Bild.png", content=b"x" * 9000)
    desk.perform(ReportIncident(a_draft(), attached(desk, picture)))
    desk.perform(TakeIn())
    case = only_case(desk)
    desk.perform(
        RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
    )
    wanted: dict[str, Any] = {
        "case": case,
        "partner": enter_partner(desk).id,
        "parts": ("narrative",),
        "purpose": "Bitte helfen Sie.",
    }
    doors.page_image(desk.ask(ReferralPreview(**wanted)), 0, 1.0)
    desk.perform(ReferCase(**wanted, target=out / "brief.pdf"))


def main() -> None:
    folder, out, told = (Path(word) for word in sys.argv[1:])
    sys.addaudithook(watch)
    doors = HouseDoors(Town(folder).house)
    flow = WindowFlow(doors, Desk(["komma-desk"]), folder)
    flow.watch_for_crashes()
    flow.begin()
    bring_a_case_to_a_partner(walk_through_all_pages(flow), doors, out)
    flow.lock()
    walk_through_all_pages(flow)
    flow.lock()
    flow.end()
    told.write_text(json.dumps(sorted(seen - {str(told)})), encoding="utf-8")


if __name__ == "__main__":
    main()
