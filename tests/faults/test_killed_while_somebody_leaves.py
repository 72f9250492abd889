"""kill -9 before every file operation of a leaving: the store is wholly old or wholly new."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.faults.leaving_killed import LEAVER, leave_and_die
from tests.journeys.town import CLEARING, Town, a_draft, line_of, passphrase_of, person_id

EVERY = int(os.environ.get("KOMMA_KILL_EVERY", "4"))  # 1: before every single operation
TOLD = {f"Meldung {number}" for number in range(5)}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")


@pytest.fixture(scope="module")
def with_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two clearing officers, a reporter, five cases and a report nobody took in yet."""
    town = Town(tmp_path_factory.mktemp("leaving") / "store")
    town.found()
    for login in ("rita", LEAVER):
        town.bring_in(login)
    with town.unlock("rita") as rita:
        for each in sorted(TOLD):
            rita.perform(ReportIncident(a_draft(each)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    return town.folder


@pytest.fixture(scope="module")
def left(with_cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, bool], Town]:
    """The same store each time, after somebody began to leave and the process died there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.leaving_killed"])

    def run(operation: int, stays: bool) -> Town:
        place = tmp_path_factory.mktemp(f"killed{operation}")
        folder = Path(shutil.copytree(with_cases, place / "store"))
        process = context.Process(
            target=leave_and_die,
            args=(str(folder), operation, str(place / "counted")),
            kwargs={"stays": stays},
        )
        process.start()
        process.join()
        assert process.exitcode == (-signal.SIGKILL if operation else 0)
        return Town(folder)

    return run


@pytest.mark.parametrize("stays", [False, True], ids=["leaves", "loses a role"])
def test_killed_before_any_file_operation_the_store_is_wholly_old_or_wholly_new(
    left: Callable[[int, bool], Town], stays: bool
) -> None:
    counted = left(0, stays).folder.parent / "counted"
    total = int(counted.read_text(encoding="utf-8"))
    assert total > 20
    is_new = [_is_new(left(operation, stays), stays) for operation in range(1, total + 1, EVERY)]
    assert is_new == sorted(is_new), "once new, always new"
    assert set(is_new) == {False, True}


def _is_new(town: Town, stays: bool) -> bool:
    """Whether it is done; and in both cases everything is there, for everybody it is for."""
    with town.unlock(CLEARING) as karl:
        person = line_of(karl, LEAVER).person
        generations = {each: karl.ring.file_key(each).generation for each in Compartment}
        lines: Any = karl.ask(CasePage(CaseListing()))
        views: list[Any] = [karl.ask(CaseDesk(line.id)) for line in lines]
    assert {view.file.case.report.narrative for view in views} == TOLD
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert {each.report.narrative for each in reports} == TOLD
    is_new = person.standing is Standing.LEFT or person.roles == {Role.REPORTER}
    assert set(generations.values()) == ({2} if is_new else {1})
    if is_new and stays:
        with town.unlock(LEAVER) as reporter:
            assert not reporter.ring.holds(Compartment.CASES)
    elif is_new:
        with pytest.raises(WrongLoginOrPassphrase):
            town.unlock(LEAVER)
    else:
        town.unlock(LEAVER).close()
        with town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(person_id(karl, LEAVER)))
            assert line_of(karl, LEAVER).person.standing is Standing.LEFT
    left_over = {each.name for each in town.folder.iterdir()} & {
        "renewal",
        "office.db.old",
        "cases.db.old",
        "keys.json.new",
    }
    assert left_over <= {"keys.json.new"}
    assert check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good
    return is_new
