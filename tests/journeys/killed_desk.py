"""A desk in a process of its own that is killed without warning; run as a script.

Arguments: folder, login, the deed, and the commit at which the process dies (0: after the deed).
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.figures.periods import parse_period
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in import TakeIn
from tests.fakes.given_evidence import attached
from tests.journeys.town import Town, a_draft, only_case

PICTURE: Final = bytes(range(256)) * 1000


def die() -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return False


def die_at(commit: int) -> None:
    """Before the commit of this number is written."""
    real, seen = Connection.commit, [0]

    def counted(self: Connection) -> None:
        seen[0] += 1
        if seen[0] == commit:
            die()
        real(self)

    Connection.commit = counted  # type: ignore[method-assign]  # stands in for a power cut


def main() -> None:
    folder, login, deed, commit = sys.argv[1:]
    town = Town(Path(folder))
    if deed == "figures":
        town.clock.move_to(date(2026, 11, 2))
    desk = town.unlock(login)
    case = only_case(desk) if deed == "answer" else None
    if int(commit):
        die_at(int(commit))
    match deed:
        case "file":
            desk.perform(ReportIncident(a_draft("gerade noch", reporter_role=Code("WITNESS"))))
        case "draft":
            desk.perform(SaveDraft(a_draft("gerade noch")))
        case "attach":
            sealed = attached(desk, NewAttachment(name="bild.png", content=PICTURE))
            desk.perform(SaveDraft(a_draft("gerade noch"), sealed))
        case "sealing" | "checking":
            picture = NewAttachment(name="bild.png", content=PICTURE)
            desk.perform(AttachFile(picture, lambda progress: progress.part != deed or die()))
        case "take in":
            desk.perform(TakeIn())
        case "answer":
            assert case is not None
            desk.perform(AnswerReporter(case=case, text="gerade noch"))
        case "figures":
            desk.perform(PrepareFigures(parse_period("2026-10")))
    die()


if __name__ == "__main__":
    main()
