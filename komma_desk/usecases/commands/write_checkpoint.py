"""Says in each log whose key is held where it stands, so that a check can begin there."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.audit import Compartment
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.checkpoint import Checkpoint, checkpoint_line
from komma_desk.usecases.checkpoints import checkpoint_in, remember_checkpoint
from komma_desk.usecases.context import Context
from komma_desk.usecases.queries.log_proof import may_open


@dataclass(frozen=True, slots=True)
class WriteCheckpoint:
    """`daily`: only where there is none of today; else wherever something was written since."""

    daily: bool = False


def write_checkpoint(command: WriteCheckpoint, context: Context) -> Changes:
    """The receipt is how many were written."""
    written = sum(
        _write(each, context, daily=command.daily)
        for each in Compartment
        if may_open(each, context)
    )
    changes = Changes.of(Subject.LOG) if written else Changes()
    return changes.with_receipt(written)


def _write(compartment: Compartment, context: Context, *, daily: bool) -> bool:
    trail, today = context.work.trail, context.clock.today()
    head, last = trail.head(compartment), checkpoint_in(context.work, compartment)
    if head.sequence == 0 or (last is not None and last.head == head):
        return False
    if daily and last is not None and last.written_on == today:
        return False
    trail.append(checkpoint_line(head), compartment)
    made = Checkpoint(head=trail.head(compartment), written_on=today)
    remember_checkpoint(context.work, compartment, made)
    return True
