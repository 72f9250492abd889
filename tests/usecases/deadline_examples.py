"""An example of every command and query about what falls due."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.usecases.commands.export_deadlines import ExportDeadlines
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar

DEADLINE_QUERIES: Final = (DeadlineRadar(),)


def deadline_commands(out: Path) -> list[object]:
    return [ExportDeadlines(target=out / "fristen.ics")]
