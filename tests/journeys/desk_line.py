"""The command line on a cheap house, in this process: what it says and how it ends."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.cli.face import run
from tests.journeys.town import Town, passphrase_of


class LineDoors(HouseDoors):
    """The real doors; where a window or the demo would open, it is only noted."""

    def __init__(self, town: Town) -> None:
        super().__init__(town.house)
        self.opened: list[Path | None] = []
        self.demos: list[dict[str, Any]] = []
        self.forms: list[Path] = []

    def window(self, folder: Path | None) -> int:
        self.opened.append(folder)
        return 0

    def form_window(self, given: Path) -> int:
        self.forms.append(given)
        return 0

    def demo(self, **wanted: Any) -> int:
        self.demos.append(wanted)
        return 0


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def words_read(accepted: Said) -> str:
    """What the new person reads to the clearing office."""
    (said,) = (each for each in accepted.out.splitlines() if each.startswith("Ihre Wörter"))
    return said.rpartition(": ")[2]


class Line:
    def __init__(self, town: Town) -> None:
        self.town = town
        self.doors = LineDoors(town)

    def __call__(self, *words: object, typed: str = "") -> Said:
        return self.say([str(word) for word in words], typed)

    def by(self, login: str, *words: object) -> Said:
        """Unlocked by somebody whose passphrase comes from standard input."""
        known = [*map(str, words), "--as", login, "--passphrase-file", "-"]
        return self.say(known, passphrase_of(login) + "\n")

    def say(self, words: Sequence[str], typed: str) -> Said:
        out, err = io.StringIO(), io.StringIO()
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            patch.object(sys, "stdin", io.StringIO(typed)),
        ):
            try:
                status = run(self.doors, words)
            except SystemExit as ended:  # argparse ends so
                status = int(ended.code or 0)
        return Said(status, out.getvalue(), err.getvalue())
