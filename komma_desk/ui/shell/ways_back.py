"""The ways back before anybody signs in: a backup, the form before an upgrade, the two halves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from komma_desk.domain.restored import RestoredBackup
from komma_desk.ui.shell.doors import OpenStore, StoreDoors
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.go_back_window import GoBackRequest, GoBackWindow
from komma_desk.ui.shell.lost_access_window import LostAccessWindow
from komma_desk.ui.shell.restore_window import RestoreRequest, RestoreWindow
from komma_desk.usecases.office_recovery import Comeback


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysBack:
    """`try_` does work off the UI thread; a problem is said in the window that is shown."""

    doors: StoreDoors
    show: Callable[[EntryWindow], None]
    try_: Callable[[Callable[[], Any], Callable[[Any], None]], None]
    sign_in: Callable[[], None]
    change_store: Callable[[str], None]
    own_code: Callable[[], None]
    came_in: Callable[[tuple[OpenStore, str]], None]

    def restore(self, beside: Path) -> None:
        window = RestoreWindow(beside)

        def work(wanted: RestoreRequest) -> RestoredBackup:
            login = wanted.login or None
            text = wanted.passphrase if login else None
            return self.doors.restore(wanted.backup, wanted.folder, login, text, window.goes_on)

        def wanted(request: RestoreRequest) -> None:
            self.try_(lambda: work(request), window.show_done)

        window.restore_wanted.connect(wanted)
        window.store_wanted.connect(self.change_store)
        window.cancelled.connect(self.sign_in)
        self.show(window)

    def go_back(self, folder: Path) -> None:
        window = GoBackWindow(folder.name)

        def wanted(request: GoBackRequest) -> None:
            self.try_(
                lambda: self.doors.go_back(folder, request.login, request.passphrase),
                window.show_done,
            )

        window.go_back_wanted.connect(wanted)
        window.cancelled.connect(self.sign_in)
        self.show(window)

    def lost_access(self, folder: Path) -> None:
        window = LostAccessWindow(folder.name)

        def wanted(comeback: Comeback) -> None:
            self.try_(lambda: self.doors.recover_office(folder, comeback), self.came_in)

        window.answered.connect(wanted)
        window.own_code_wanted.connect(self.own_code)
        window.cancelled.connect(self.sign_in)
        self.show(window)
