"""A folder in which sealed files arrive, on a share or a stick; it may be gone at any moment."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Trouble
from komma_desk.words import N_

ENDING: Final = ".komma"
DONE: Final = "eingelesen"  # the same name in each language: two desks must not make two folders
_MOST_AT_ONCE: Final = 500
_MOST_NAMES: Final = 1000


class FolderGone(Trouble):
    sentence = N_("The watched folder “{folder}” cannot be reached.")
    advice = N_(
        "Please check the network connection. Nothing was lost: KommA Desk looks again by itself."
    )


class WatchedFolder:
    """Sealed files only, so it may lie where others can read: nothing in it opens without keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Path, tuple[int, int]] = {}
        self._left: dict[Path, tuple[int, int]] = {}

    def files(self) -> tuple[Path, ...]:
        """All that lies there now by name, for garbage in front may hide nothing behind it.

        Raises FolderGone.
        """
        return tuple(sorted(self._looked()))

    def settled(self) -> tuple[Path, ...]:
        """Those that are as they were at the last look: nobody writes on them any more.

        What was left stays out as long as nobody changes it.
        """
        now, before = self._looked(), self._seen
        self._seen = now
        same = {path for path, how in now.items() if before.get(path) == how}
        new = {path for path in same if self._left.get(path) != now[path]}
        return tuple(sorted(new))[:_MOST_AT_ONCE]

    def leave(self, path: Path) -> None:
        """It could not be taken in, or may not be moved: as it is now, it is done with."""
        if path in self._seen:
            self._left[path] = self._seen[path]

    def put_away(self, path: Path) -> bool:
        """Into a folder beside it; False where nothing may be moved here, and then it stays."""
        try:
            target = _free_name(self.folder / DONE, path.name)
            target.parent.mkdir(exist_ok=True)
            path.rename(target)
        except OSError:
            return False
        self._seen.pop(path, None)
        return True

    def _looked(self) -> dict[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        try:
            with os.scandir(self.folder) as entries:
                for each in entries:
                    if not each.name.lower().endswith(ENDING):
                        continue
                    # A link could lead anywhere, and a pipe would be waited for for ever.
                    how = each.stat(follow_symlinks=False)
                    if stat.S_ISREG(how.st_mode):
                        found[Path(each.path)] = (how.st_size, how.st_mtime_ns)
        except OSError as wrong:
            raise FolderGone(folder=str(self.folder)) from wrong
        return found


def _free_name(folder: Path, name: str) -> Path:
    stem, ending = os.path.splitext(name)  # noqa: PTH122 -- of a name, which is no path
    for number in range(1, _MOST_NAMES):
        target = folder / (name if number == 1 else f"{stem} ({number}){ending}")
        if not target.exists():
            return target
    raise FileExistsError
