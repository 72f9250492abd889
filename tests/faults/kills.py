"""kill -9 at random moments: filing, taking in, stepping, inviting and confirming."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

from komma_desk.domain.case import CaseListing
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.person import Standing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.faults.ground import Found, Outcome, Say, copied, file_report, health, look
from tests.journeys.town import ADMIN, CLEARING, Town, person_id

LONGEST: Final = 0.9


def filing(town: Town, say: Say) -> None:
    with town.unlock("rita") as rita:
        for number in count():
            file_report(rita, f"neu {number}")
            say(f"report neu {number}")


def taking_in(town: Town, say: Say) -> None:
    for number in count():
        with town.unlock("rita") as rita:
            for part in "ab":
                file_report(rita, f"neu {number}{part}")
                say(f"report neu {number}{part}")
        with town.unlock(CLEARING) as karl:
            karl.perform(TakeIn())


def stepping(town: Town, say: Say) -> None:
    with town.unlock(CLEARING) as karl:
        lines: Any = karl.ask(CasePage(CaseListing()))
        for line in lines:
            karl.perform(AddNote(case=line.id, text="erst"))
            say(f"note {line.number} erst")
            karl.perform(TakeStep(case=line.id, step=StepId("accept")))
            say(f"step {line.number} {karl.ask(CaseDesk(line.id)).file.case.state}")
        for number in count():
            karl.perform(AddNote(case=lines[0].id, text=f"dann {number}"))
            say(f"note {lines[0].number} dann {number}")


def people(town: Town, say: Say, rounds: int | None = None) -> None:
    for number in range(rounds) if rounds else count():
        login = f"neu{number}"
        with town.unlock(ADMIN) as mira:
            issued: Any = mira.perform(
                InvitePerson(login=login, name="Neu Er", roles=frozenset({Role.CLEARING}))
            ).receipt
        say(f"person {login} {Standing.INVITED}")
        town.accept(login, issued.code)
        say(f"person {login} {Standing.ARRIVED}")
        with town.unlock(CLEARING) as karl:
            karl.perform(ConfirmPerson(person_id(karl, login)))
        say(f"person {login} {Standing.CONFIRMED}")


DEEDS: Final[tuple[Callable[[Town, Say], None], ...]] = (filing, taking_in, stepping, people)


def storm(store: Path, work: Path, states: int, seed: int) -> Outcome:
    chance, lost, wrong, remarks, told = Random(seed), 0, 0, [], 0  # noqa: S311 -- repeatable
    for number in range(states):
        deed, folder = DEEDS[number % len(DEEDS)], copied(store, work / "killed")
        acknowledged = killed(folder, deed, chance.uniform(0, LONGEST))
        told += len(acknowledged)
        try:
            found = look(folder)
            missing = [each for each in acknowledged if not found.keeps(each)]
            missing += [] if _everybody_comes_in(folder, found, acknowledged) else ["a key"]
            broken = not health(folder).is_good
        except (Refusal, Trouble) as unreadable:
            missing, broken, found = acknowledged or ["opens"], True, None
            remarks.append(f"{deed.__name__}: {type(unreadable).__name__}")
        lost += bool(missing)
        wrong += broken or (found is not None and found.doubled > 0)
        remarks += [f"{deed.__name__}: {each}" for each in missing]
    remarks.append(f"{told} acknowledged deeds")
    return Outcome(
        what="kill -9 while filing, taking in, stepping, inviting and confirming",
        states=states,
        lost=lost,
        wrong=wrong,
        remarks=tuple(remarks),
    )


def _everybody_comes_in(folder: Path, found: Found, acknowledged: Sequence[str]) -> bool:
    """Who was told that her keys are made opens the store with her own passphrase."""
    town = Town(folder)
    arrived = {each.split()[1] for each in acknowledged if each.endswith(Standing.ARRIVED)}
    for login in sorted(arrived)[-2:]:
        with town.unlock(login) as desk:
            if desk.is_confirmed != (found.people[login] is Standing.CONFIRMED):
                return False
    return True


def killed(folder: Path, deed: Callable[[Town, Say], None], after: float) -> list[str]:
    """What the deed acknowledged in a process of its own, until it was killed after seconds."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os.close(reading)
            deed(Town(folder), lambda said: os.write(writing, f"{said}\n".encode()))
        os._exit(1)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"{deed.__name__} ended before it was killed")
    return said.splitlines()
