"""Files somebody took off the report being written: their sealed bytes go too."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.evidence import let_go


@dataclass(frozen=True, slots=True)
class TakeOffFiles:
    """Only one's own, and only those in no envelope yet; of others nothing happens."""

    stored_as: tuple[str, ...]
    reception: ReceptionId | None = None


def take_off_files(command: TakeOffFiles, context: Context) -> Changes:
    let_go(command.stored_as, context, command.reception)
    return Changes()
