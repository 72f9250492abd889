"""A short working day that says what it has done; run as a script, under a recorder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from komma_desk.domain.case import CaseListing
from komma_desk.domain.person import Standing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.faults.ground import Say, file_report
from tests.faults.kills import people
from tests.journeys.town import CLEARING, Town, person_id


def work(town: Town, say: Say) -> None:
    for part in "ab":
        with town.unlock("rita") as rita:
            for number in range(4):
                file_report(rita, f"neu {number}{part}")
                say(f"report neu {number}{part}")
        with town.unlock(CLEARING) as karl:
            karl.perform(TakeIn())
            lines: Any = karl.ask(CasePage(CaseListing(order="number", descending=False)))
            for line in lines[:4] if part == "a" else lines[4:]:
                karl.perform(AddNote(case=line.id, text="erst"))
                say(f"note {line.number} erst")
                karl.perform(TakeStep(case=line.id, step=StepId("accept")))
                say(f"step {line.number} {karl.ask(CaseDesk(line.id)).file.case.state}")
        if part == "a":
            people(town, say, rounds=2)
            leave(town, say, "neu1")


def leave(town: Town, say: Say, login: str) -> None:
    """Both files are written anew under new keys."""
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, login)))
    say(f"person {login} {Standing.LEFT}")


def main() -> None:
    folder, told = map(Path, sys.argv[1:])
    out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    work(Town(folder), lambda said: os.write(out, f"{said}\n".encode()))
    os.close(out)


if __name__ == "__main__":
    main()
