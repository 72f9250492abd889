"""Where each log keeps the place of its newest checkpoint; the cases keep theirs to themselves."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.checkpoint import Checkpoint
from komma_desk.usecases.ports.work import Work

_NAME: Final = "log checkpoint"


def checkpoint_in(work: Work, compartment: Compartment) -> Checkpoint | None:
    """As somebody wrote it down: what it names is proved by whoever uses it."""
    if compartment is Compartment.OFFICE:
        return Checkpoint.read(work.office.settings.get(_NAME))
    return Checkpoint.read(work.cases.memory.get(_NAME))


def remember_checkpoint(work: Work, compartment: Compartment, checkpoint: Checkpoint) -> None:
    if compartment is Compartment.OFFICE:
        work.office.settings.put(_NAME, checkpoint.text)
    else:
        work.cases.memory.put(_NAME, checkpoint.text)
