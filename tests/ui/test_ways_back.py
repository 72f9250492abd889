"""Before anybody signs in: a backup restored, an upgrade taken back, the office's two halves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.errors import Refusal
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import StoreHealth
from komma_desk.store.restore import NoSpaceToRestore
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.go_back_window import GoBackWindow
from komma_desk.ui.shell.lost_access_window import LostAccessWindow
from komma_desk.ui.shell.restore_window import RestoreWindow
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.ui.shell.ways_back import WaysBack
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress, Watch
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.walking_by_keys import complaints_of_the_keyboard

FOUND = RestoredBackup(
    taken_at=datetime(2026, 11, 21, 8, tzinfo=UTC),
    programme="1",
    files=3,
    records=0,
    health=StoreHealth(()),
)
STORE = Path("/srv/komma/stadt")
PASSPHRASE = "Der Schirm am Markt"


class Doors:
    """What is asked of the doors, and what they refuse."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.refuses: Refusal | None = None

    def restore(
        self, backup: Path, folder: Path, login: str | None, text: str | None, watch: Watch
    ) -> RestoredBackup:
        self.asked.append((backup, folder, login, text))
        watch(BackupProgress(part=BackupPart.RESTORING, done=1, whole=2))
        if self.refuses:
            raise self.refuses
        return FOUND

    def go_back(self, folder: Path, login: str, text: str) -> Sequence[str]:
        self.asked.append((folder, login, text))
        return ("cases.db",)

    def recover_office(self, folder: Path, wanted: Comeback) -> tuple[str, str]:
        self.asked.append((folder, wanted))
        return "session", "code"


class Flow:
    """Does at once what the windows want, and keeps what they lead to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.doors, self.qtbot = Doors(), qtbot
        self.shown: list[EntryWindow] = []
        self.led_to: list[Any] = []
        self.ways = WaysBack(
            doors=self.doors,  # type: ignore[arg-type]  # only what these windows ask of it
            show=self.show,
            try_=self.try_,
            sign_in=lambda: self.led_to.append("sign in"),
            change_store=self.led_to.append,
            own_code=lambda: self.led_to.append("own code"),
            came_in=self.led_to.append,
        )

    def show(self, window: EntryWindow) -> None:
        self.qtbot.addWidget(window)
        window.show()
        self.shown.append(window)

    def try_(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        try:
            answer = work()
        except Refusal as refusal:
            self.shown[-1].show_problem(refusal.spoken())
        else:
            then(answer)


@pytest.fixture
def flow(qtbot: QtBot) -> Flow:
    return Flow(qtbot)


@pytest.fixture
def restoring(flow: Flow) -> RestoreWindow:
    flow.ways.restore(STORE)
    (window,) = flow.shown
    assert isinstance(window, RestoreWindow)
    return window


def test_a_backup_is_restored_beside_the_store_and_opened(
    flow: Flow, restoring: RestoreWindow
) -> None:
    restoring.backup.setText("/stick/b.komma-backup")
    restoring.deed.click()
    new = STORE.with_name("stadt-restored")
    assert flow.doors.asked == [(Path("/stick/b.komma-backup"), new, None, None)]
    assert not restoring.deed.isVisible()
    restoring.open.click()
    assert flow.led_to == [str(new)]


def test_with_a_login_the_signature_is_compared_too(flow: Flow, restoring: RestoreWindow) -> None:
    restoring.backup.setText("b")
    restoring.login.setText("karl")
    restoring.deed.click()
    assert flow.doors.asked == []
    restoring.passphrase.line().setText(PASSPHRASE)
    restoring.deed.click()
    assert flow.doors.asked[0][2:] == ("karl", PASSPHRASE)
    assert restoring.passphrase.passphrase() == ""


def test_without_a_backup_or_a_folder_nothing_is_tried(
    flow: Flow, restoring: RestoreWindow
) -> None:
    restoring.folder.clear()
    restoring.deed.click()
    assert flow.doors.asked == []


def test_too_little_space_is_said_with_what_is_needed_and_can_be_tried_again(
    flow: Flow, restoring: RestoreWindow
) -> None:
    flow.doors.refuses = NoSpaceToRestore(needed="2 GB", free="1 MB")
    restoring.backup.setText("b")
    restoring.deed.click()
    assert "2 GB" in restoring.notice.text()
    assert "nothing was written" in restoring.notice.text()
    assert restoring.deed.isEnabled()


def test_stop_is_heard_at_the_next_file(restoring: RestoreWindow) -> None:
    told = BackupProgress(part=BackupPart.RESTORING, done=1, whole=9)
    assert restoring.goes_on(told)
    restoring.stop.setEnabled(True)
    restoring.stop.click()
    assert not restoring.goes_on(told)


def test_an_upgrade_is_taken_back_and_what_to_do_next_is_said(flow: Flow) -> None:
    flow.ways.go_back(STORE)
    (window,) = flow.shown
    assert isinstance(window, GoBackWindow)
    window.deed.click()
    assert flow.doors.asked == []
    window.login.setText("karl")
    window.passphrase.line().setText(PASSPHRASE)
    window.deed.click()
    assert flow.doors.asked == [(STORE, "karl", PASSPHRASE)]
    assert not window.deed.isVisible()
    window.back.click()
    assert flow.led_to == ["sign in"]


def test_two_halves_make_a_clearing_officer(flow: Flow) -> None:
    flow.ways.lost_access(STORE)
    (window,) = flow.shown
    assert isinstance(window, LostAccessWindow)
    window.deed.click()
    assert flow.doors.asked == []
    window.half_a.line().setText("aaaa")
    window.half_b.line().setText("bbbb")
    window.name.setText("Nora Neu")
    window.login.setText("nora")
    window.passphrase.first.line().setText(PASSPHRASE)
    window.passphrase.second.line().setText(PASSPHRASE)
    window.deed.click()
    wanted = Comeback(
        half_a="aaaa", half_b="bbbb", login="nora", name="Nora Neu", new_passphrase=PASSPHRASE
    )
    assert flow.doors.asked == [(STORE, wanted)]
    assert flow.led_to == [("session", "code")]


def test_the_nearer_way_is_offered_first(flow: Flow) -> None:
    flow.ways.lost_access(STORE)
    (window,) = flow.shown
    assert isinstance(window, LostAccessWindow)
    assert window.first_field() is window.own
    window.own.click()
    assert flow.led_to == ["own code"]


@pytest.mark.parametrize("can_go_back", [True, False])
def test_the_sign_in_leads_to_each_of_them(qtbot: QtBot, can_go_back: bool) -> None:
    window = UnlockWindow("Stadt", can_recover=True, can_go_back=can_go_back)
    qtbot.addWidget(window)
    window.show()
    texts = [each.text().replace("&", "") for each in window.findChildren(Button)]
    assert "Passphrase and sheet lost?" in texts
    assert "Restore a backup …" in texts
    assert ("Before the last upgrade …" in texts) is can_go_back


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_them(flow: Flow, language: Language) -> None:
    use_language(language)
    flow.ways.restore(STORE)
    flow.ways.go_back(STORE)
    flow.ways.lost_access(STORE)
    assert [complaints_about(each) for each in flow.shown] == [[], [], []]
    assert [complaints_of_the_keyboard(each, each) for each in flow.shown] == [[], [], []]
