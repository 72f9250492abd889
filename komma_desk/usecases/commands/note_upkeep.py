"""That a rehearsal or a full check went well is remembered with its day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.upkeep_settings import FULL_CHECK, REHEARSAL


class UpkeepDeed(StrEnum):
    REHEARSAL = "rehearsal"
    FULL_CHECK = "full_check"


_NAMES = {UpkeepDeed.REHEARSAL: REHEARSAL, UpkeepDeed.FULL_CHECK: FULL_CHECK}


@dataclass(frozen=True, slots=True)
class NoteUpkeep:
    deed: UpkeepDeed


def note_upkeep(command: NoteUpkeep, context: Context) -> Changes:
    now = context.clock.now().replace(microsecond=0)
    context.work.office.settings.put(_NAMES[command.deed], now.isoformat())
    return Changes.of(Subject.SETTINGS)
