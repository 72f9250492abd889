"""Which store was open last, and who unlocked it: for the next start. Harmless words only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_STORE = "store/folder"
_LOGIN = "store/login"


class Remembered:
    """A demo keeps nothing and leaves nothing behind."""

    def __init__(self, *, keeps: bool) -> None:
        self._keeps = keeps

    def folder(self) -> Path:
        kept = QSettings().value(_STORE)
        return Path(str(kept)) if kept else suggested_folder()

    def login(self) -> str:
        return str(QSettings().value(_LOGIN, "")) if self._keeps else ""

    def keep(self, folder: Path, login: str = "") -> None:
        if self._keeps:
            QSettings().setValue(_STORE, str(folder))
            if login:
                QSettings().setValue(_LOGIN, login)


def suggested_folder() -> Path:
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(own) / "store"
