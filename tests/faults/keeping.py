"""kill -9 at random moments while a store is kept: backed up, restored, upgraded, left behind."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.restoring import restore_backup
from komma_desk.demo.store_building import demo_house
from komma_desk.domain.case import CaseListing
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.person import Standing
from komma_desk.store.backup_shelf import backups_on
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.faults.ground import CASES, Outcome, Say, copied, health, look
from tests.faults.kills import killed
from tests.journeys.town import CLEARING, Town, line_of, passphrase_of, person_id

LEAVERS: Final = ("carla", "dora")
SAMPLE: Final = Path(__file__).resolve().parents[1] / "data" / "stores" / "v1"
Deed = Callable[[Town, Say], None]


@dataclass
class Kept:
    """What a round found; `lost` and `wrong` as in the table."""

    lost: int = 0
    wrong: int = 0
    remarks: list[str] = field(default_factory=list)

    def require(self, holds: object, remark: str, *, lost: bool = False) -> None:
        if not holds:
            self.remarks.append(remark)
            self.lost += lost
            self.wrong += not lost


After = Callable[[Town, list[str], Kept], None]


def with_circles(store: Path, folder: Path) -> Path:
    """The town of the storm, and in it two officers more and three cases in circles."""
    town = Town(copied(store, folder))
    for login in LEAVERS[:1]:
        town.bring_in(login)
    town.bring_in("dora")
    with town.unlock(CLEARING) as karl:
        me, carla = karl.actor.id, person_id(karl, LEAVERS[0])
        lines: Any = karl.ask(CasePage(CaseListing(order="number", descending=False)))
        for line, members in zip(lines, ({me}, {me, carla}, {me, carla}), strict=False):
            deed = RestrictCase(case=CaseId(line.id), members=frozenset(members), reason="Nähe")
            karl.perform(deed)
        karl.perform(BackUpStore())
    return town.folder


def backing_up(town: Town, say: Say) -> None:
    for hour in count(1):
        town.clock.at = town.clock.at.replace(day=6 + hour // 24, hour=hour % 24)
        with town.unlock(CLEARING) as karl:
            made: Any = karl.perform(BackUpStore()).receipt
            say(f"backup {made.folder.name}")


def restoring(town: Town, say: Say) -> None:
    (backup,) = (each for each, _manifest in backups_on(town.folder / "backups"))
    for number in count():
        aim = town.folder.parent / f"restored-{number}"
        restore_backup(town.house, backup, aim, CLEARING, passphrase_of(CLEARING))
        say(f"restored {aim.name}")


def upgrading(town: Town, say: Say) -> None:
    for number in count():
        aim = town.folder.parent / f"upgraded-{number}"
        shutil.copytree(SAMPLE, aim)
        say(f"copied {aim.name}")  # before: so that the last one is looked at, killed half way
        opened_sample(aim)


def leaving(town: Town, say: Say) -> None:
    for login in LEAVERS:
        with town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(person_id(karl, login)))
        say(f"left {login}")
    signal.pause()


def opened_sample(folder: Path) -> int:
    """How many cases there are in it."""
    told = sample_of(folder)
    login = told["clearing"]
    with unlock_store(demo_house(), folder, login, told["passphrases"][login]) as desk:
        return len(desk.ask(CasePage(CaseListing(), limit=500)))


def sample_of(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return told


def after_backing_up(town: Town, told: list[str], kept: Kept) -> None:
    there = [folder for folder, _manifest in backups_on(town.folder / "backups")]
    names = [each.name for each in there]
    kept.require(not told or told[-1] in names, "a backup that was told is gone", lost=True)
    kept.require(there, "no backup is left", lost=True)
    for number, backup in enumerate(there[-2:]):
        aim = town.folder.parent / f"restored-{number}"
        back = restore_backup(town.house, backup, aim, CLEARING, passphrase_of(CLEARING))
        kept.require(back.health.is_good, f"{backup.name} does not come back")


def after_restoring(town: Town, told: list[str], kept: Kept) -> None:
    for number in range(len(told) + 1):
        aim = town.folder.parent / f"restored-{number}"
        if town.house.is_store(aim):
            whole = len(look(aim).cases) == CASES and health(aim).is_good
            kept.require(whole, f"{aim.name} is a store and not whole", lost=aim.name in told)
        else:
            kept.require(aim.name not in told, f"{aim.name} was told and is none", lost=True)


def after_upgrading(town: Town, told: list[str], kept: Kept) -> None:
    for name in told[-2:]:
        aim = town.folder.parent / name
        expected = sample_of(aim)
        login = expected["clearing"]
        kept.require(opened_sample(aim) == len(expected["cases"]), f"{name} lacks cases", lost=True)
        found = check_store(demo_house(), aim, login, expected["passphrases"][login])
        kept.require(found.is_good, f"{name} is not whole")


def after_leaving(town: Town, told: list[str], kept: Kept) -> None:
    for login in LEAVERS:
        with town.unlock(CLEARING) as karl:
            is_out = line_of(karl, login).person.standing is Standing.LEFT
        kept.require(is_out or login not in told, f"{login} was told to be out", lost=True)
        try:
            town.unlock(login).close()
            comes_in = True
        except WrongLoginOrPassphrase:
            comes_in = False
        kept.require(comes_in is not is_out, f"{login} is neither in nor out")


DEEDS: Final[dict[str, tuple[Deed, After, float]]] = {
    "backing up": (backing_up, after_backing_up, 1.5),
    "restoring": (restoring, after_restoring, 1.5),
    "upgrading the sample of the first form": (upgrading, after_upgrading, 2.5),
    "somebody leaves a store with circles": (leaving, after_leaving, 4.0),
}


def storm(store: Path, work: Path, states: int, seed: int) -> Outcome:
    chance = Random(seed)  # noqa: S311 -- repeatable
    town_of_circles = with_circles(store, work / "circles")
    kept, told = Kept(), 0
    for number in range(states):
        name = list(DEEDS)[number % len(DEEDS)]
        deed, after, longest = DEEDS[name]
        room = work / "kept"
        shutil.rmtree(room, ignore_errors=True)
        town = Town(copied(town_of_circles, room / "store"))
        said = [each.split()[1] for each in killed(town.folder, deed, chance.uniform(0, longest))]
        told += len(said)
        try:
            after(town, said, kept)
            found = look(town.folder)
            kept.require(len(found.cases) == CASES and not found.doubled, name, lost=True)
            kept.require(health(town.folder).is_good, f"{name}: the check names something")
        except (Refusal, Trouble) as unreadable:
            kept.require(None, f"{name}: {type(unreadable).__name__}", lost=True)
    return Outcome(
        what="kill -9 while backing up, restoring, upgrading and leaving, with cases in circles",
        states=states,
        lost=kept.lost,
        wrong=kept.wrong,
        remarks=(*kept.remarks, f"{told} acknowledged deeds"),
    )
