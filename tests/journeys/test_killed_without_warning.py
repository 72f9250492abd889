"""kill -9 right after a command loses nothing; in the middle of one nothing is lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.disclosure.refusals import AlreadyPrepared
from komma_desk.domain.figures.periods import parse_period
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.figures_list import FiguresList, FiguresOf
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.my_reports import MyReports
from tests.fakes.given_evidence import attached
from tests.journeys.town import CLEARING, Town, a_draft, only_case, passphrase_of

ROOT = Path(__file__).resolve().parents[2]
MANY = 50

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")


def killed(town: Town, login: str, deed: str, commit: int = 0) -> None:
    """Do the deed in another process, which dies at a commit or right after the deed."""
    words = [sys.executable, "-m", "tests.journeys.killed_desk"]
    ended = subprocess.run(
        [*words, str(town.folder), login, deed, str(commit)], cwd=ROOT, check=False
    )
    assert ended.returncode == -signal.SIGKILL


def sound(town: Town) -> bool:
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    return health.is_good


def test_a_report_filed_before_the_kill_is_there(town: Town) -> None:
    killed(town, "rita", "file")
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert [each.report.narrative for each in reports] == ["gerade noch"]
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
    assert len(taken.numbers) == 1
    assert sound(town)


def test_a_draft_kept_before_the_kill_is_there(town: Town) -> None:
    killed(town, "rita", "draft")
    with town.unlock("rita") as rita:
        assert rita.ask(MyDraft()) == KeptDraft(a_draft("gerade noch"))


def test_a_report_killed_before_its_commit_left_nothing(town: Town) -> None:
    killed(town, "rita", "file", 1)
    with town.unlock("rita") as rita:
        assert rita.ask(MyReports()) == ()
    assert sound(town)


@pytest.mark.parametrize("commit", [1, 2, 3, 0])
def test_taking_fifty_in_loses_and_doubles_none(town: Town, commit: int) -> None:
    told = {f"Meldung {number}" for number in range(MANY)}
    with town.unlock("rita") as rita:
        for each in sorted(told):
            file = NewAttachment(name="bild.png", content=each.encode())
            rita.perform(ReportIncident(a_draft(each), attached(rita, file)))
    killed(town, CLEARING, "take in", commit)
    with town.unlock(CLEARING) as karl:
        again: Any = karl.perform(TakeIn()).receipt
        assert again.unreadable == ()
        lines: Any = karl.ask(CasePage(CaseListing(), limit=2 * MANY))
        views: list[Any] = [karl.ask(CaseDesk(line.id)) for line in lines]
        waiting: Any = karl.ask(DeskCounts())
    assert sorted(view.file.case.report.narrative for view in views) == sorted(told)
    assert {len(view.file.attachments) for view in views} == {1}
    assert waiting.post == 0
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert [len(each.news) for each in reports] == [1] * MANY
    assert sound(town)


@pytest.mark.parametrize("commit", [1, 2, 3, 0])
def test_an_answer_is_sent_if_and_only_if_it_stands_in_the_case(town: Town, commit: int) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    killed(town, CLEARING, "answer", commit)
    with town.unlock(CLEARING) as karl:
        case = only_case(karl)
        view: Any = karl.ask(CaseDesk(case))
        karl.perform(AnswerReporter(case=case, text="danach"))
    kept = [each.text for each in view.file.messages]
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert [each.text for each in reports[0].answers] == [*kept, "danach"]
    assert kept == ([] if commit == 1 else ["gerade noch"])


@pytest.mark.parametrize("commit", [1, 2, 3, 0])
def test_figures_are_frozen_once_and_their_release_is_never_lost(town: Town, commit: int) -> None:
    with town.unlock("rita") as rita:
        for number in range(6):
            rita.perform(ReportIncident(a_draft(str(number), reporter_role=Code("WITNESS"))))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    killed(town, CLEARING, "figures", commit)
    town.clock.move_to(date(2026, 11, 3))
    with town.unlock(CLEARING) as karl:
        with suppress(AlreadyPrepared):
            karl.perform(PrepareFigures(parse_period("2026-10")))
        with pytest.raises(AlreadyPrepared):
            karl.perform(PrepareFigures(parse_period("2026-10")))
    with town.unlock("ines") as ines:
        lines: Any = ines.ask(FiguresList())
        figures: Any = ines.ask(FiguresOf("2026-10"))
    assert [line.number for line in lines] == [1]
    table = next(each for each in figures.release.tables if each.id.startswith("T1"))
    assert 6 in {cell.value for cell in table.cells}
