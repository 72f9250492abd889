"""A process that dies while files are given: what was attached is there, the rest is cleared up."""

from __future__ import annotations

import os
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.set_orphans_aside import SetOrphansAside
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.journeys.killed_desk import PICTURE
from tests.journeys.test_killed_without_warning import killed
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")


def sound(town: Town) -> bool:
    return check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good


def test_a_file_attached_before_the_kill_is_there_with_its_draft(town: Town) -> None:
    killed(town, "rita", "attach")
    with town.unlock("rita") as rita:
        kept: Any = rita.ask(MyDraft())
        assert [each.attachment.size for each in kept.files] == [len(PICTURE)]
        rita.perform(ReportIncident(a_draft(), kept.files))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        (sealed,) = karl.attachments()
        assert karl._tools.sealed_files.read(sealed) == PICTURE
    assert sound(town)


@pytest.mark.parametrize("part", ["sealing", "checking"])
def test_a_kill_while_a_file_is_sealed_leaves_at_most_what_is_set_aside(
    town: Town, part: str
) -> None:
    killed(town, "rita", part)
    folder = town.folder / "attachments"
    (left,) = folder.iterdir()
    assert left.name.endswith(".part")
    os.utime(left, (0, 0))
    with town.unlock("rita") as rita:
        assert rita.ask(MyDraft()) is None
    with town.unlock(CLEARING) as karl:
        karl.perform(SetOrphansAside())
    assert list(folder.iterdir()) == []
    assert sound(town)


def test_a_kill_before_it_is_noted_leaves_a_file_nobody_knows(town: Town) -> None:
    killed(town, "rita", "attach", commit=1)
    assert sound(town)
    (left,) = (town.folder / "attachments").iterdir()
    os.utime(left, (0, 0))
    with town.unlock(CLEARING) as karl:
        karl.perform(SetOrphansAside())
    assert list((town.folder / "attachments").iterdir()) == []
