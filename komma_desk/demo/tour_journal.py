"""What the tour did and found, its pictures, and where it stopped; written as `tour.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from komma_desk.ui.tour.stage import Stage

_FILE: Final = "tour.json"


class TourStoppedError(Exception):
    """A step was not reached; says which and why."""


class Expected(AssertionError):  # noqa: N818 -- reads as a sentence where it is raised
    """Something was seen, but not what should have been."""


def clear_earlier(folder: Path) -> None:
    """Remove what an earlier tour says it left here, and nothing else."""
    journal = folder / _FILE
    try:
        told = json.loads(journal.read_text(encoding="utf-8"))
        names = [name for step in told["steps"] for name in step["screenshots"]]
        names += [told["hand_over"].get("file", "")]
        inside = told["figures"].get("folder", "")
        names += [f"{inside}/{name}" for name in told["figures"].get("files", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return
    for name in (*names, _FILE):
        path = (folder / name).resolve()
        if name and path.is_file() and path.is_relative_to(folder.resolve()):
            path.unlink()


class Journal:
    """Numbers the pictures and keeps one entry a step."""

    def __init__(self, folder: Path, stage: Stage) -> None:
        self.folder, self._stage = folder, stage
        self._steps: list[dict[str, Any]] = []
        self._pictures: list[str] = []
        self._number = 0
        self._look = "de-light"
        self.hand_over: dict[str, Any] = {}
        self.figures: dict[str, Any] = {}
        self.problems: list[str] = []

    def looks(self, language: str, *, dark: bool) -> None:
        """How the windows look from now on, for the names of the pictures."""
        self._look = f"{language}-{'dark' if dark else 'light'}"

    def picture(self, name: str) -> None:
        self._number += 1
        file = f"{self._number:02}-{name}-{self._look}.png"
        self._stage.picture(self.folder / file)
        self._pictures.append(file)

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Yields what was found, to be filled; raises TourStoppedError where it was not reached."""
        found: dict[str, Any] = {}
        self._pictures = []
        try:
            yield found
            expect(not self._stage.hand.mishaps, "; ".join(self._stage.hand.mishaps))
        except Exception as wrong:
            self._failed(name, wrong)
            self._keep(name, found, done=False)
            raise TourStoppedError(self.problems[-1]) from wrong
        self._keep(name, found, done=True)

    def _keep(self, name: str, found: dict[str, Any], *, done: bool) -> None:
        self._steps.append(
            {
                "number": len(self._steps) + 1,
                "name": name,
                "done": done,
                "screenshots": self._pictures,
                "found": found,
            }
        )
        self.write()

    def _failed(self, name: str, wrong: Exception) -> None:
        self.problems.append(f"{name}: {type(wrong).__name__}: {wrong}")
        self._stage.hand.mishaps.clear()
        try:
            self.picture("stopped-here")
        except Exception as blind:  # noqa: BLE001 -- the reason above matters more than its picture
            self.problems.append(f"no picture of it: {blind}")

    def write(self) -> None:
        told = {
            "steps": self._steps,
            "hand_over": self.hand_over,
            "figures": self.figures,
            "problems": self.problems,
        }
        text = json.dumps(told, ensure_ascii=False, indent=2)
        (self.folder / _FILE).write_text(text + "\n", encoding="utf-8")


def expect(seen: object, what: str) -> None:
    """Raises where something is not as it should be."""
    if not seen:
        raise Expected(what)
