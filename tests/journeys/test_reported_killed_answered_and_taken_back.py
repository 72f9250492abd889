"""As a new user would: reported with a screenshot, killed, found again, answered, taken back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState, newest
from komma_desk.domain.office import Office
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.words import Language, use_language
from tests.journeys.killed_writer import WAYS
from tests.journeys.reporting_by_hand import (
    ANSWER,
    CONSENT,
    WRITTEN,
    accept_and_answer,
    find_the_draft_and_file_it,
    letters_in,
    look_at_the_picture,
    open_the_case,
    read_the_answer,
    see_that_it_was_taken_back,
    take_the_consent_back,
    try_to_hand_over,
)
from tests.journeys.room import Room
from tests.journeys.town import ADMIN, CLEARING, Town, enter_partner, only_case, passphrase_of

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture(scope="module")
def the_desk(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    del qapp
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    return Desk([])


@pytest.fixture
def office(town: Town) -> Town:
    """With a telephone, and a partner in its directory."""
    with town.unlock(ADMIN) as mira:
        mira.perform(SaveOffice(Office(municipality="Musterstadt", phone="0241 432-0")))
    with town.unlock(CLEARING) as karl:
        enter_partner(karl)
    return town


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def room(the_desk: Desk, killed: Town, way: str, qtbot: QtBot) -> Iterator[Room]:
    del qtbot  # what goes wrong in a slot is a failure
    QSettings().clear()
    use_language(Language.GERMAN)
    room = Room(the_desk, killed, WAYS[way])
    yield room
    room.leave()
    assert room.stray.seen == []


@pytest.fixture
def killed(office: Town, way: str, tmp_path: Path) -> Town:
    """Rita wrote, and her process was killed under her hands."""
    words = [sys.executable, "-m", "tests.journeys.killed_writer"]
    ended = subprocess.run(
        [*words, str(office.folder), "rita", way, str(tmp_path / "settings")],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-2000:]
    return office


def test_a_report_with_a_screenshot_outlives_its_kill_is_answered_and_its_consent_taken_back(
    room: Room, killed: Town, tmp_path: Path
) -> None:
    with room.sits("rita") as rita:
        find_the_draft_and_file_it(rita)
    with room.sits(CLEARING) as karl:
        number = open_the_case(karl)
        look_at_the_picture(karl)
        accept_and_answer(karl)
    with room.sits("rita") as rita:
        read_the_answer(rita)
        assert take_the_consent_back(rita)
    with room.sits(CLEARING) as karl:
        assert open_the_case(karl) == number
        see_that_it_was_taken_back(karl)
        try_to_hand_over(karl, number)
    with killed.unlock(CLEARING) as karl:
        view: Any = karl.ask(CaseDesk(only_case(karl)))
        file = view.file
        assert file.case.report.narrative == WRITTEN
        assert [each.text for each in file.messages] == [ANSWER]
        assert newest(file.consents)[Code(CONSENT)].state is ConsentState.WITHDRAWN
        assert file.referrals == ()
    assert letters_in(tmp_path) == []
    assert check_store(killed.house, killed.folder, CLEARING, passphrase_of(CLEARING)).is_good
