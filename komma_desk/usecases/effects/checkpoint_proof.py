"""A checkpoint counts only where its own entry says so and bears a confirmed signature."""

from __future__ import annotations

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.checkpoint import is_checkpoint
from komma_desk.domain.log_proof import Signature
from komma_desk.usecases.checkpoints import checkpoint_in
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.log_signatures import SignatureCheck, opened_entry


def before_checkpoint(compartment: Compartment, context: Context) -> LogHead | None:
    """The entry a check may begin behind; None for whoever cannot prove it with her keys."""
    remembered = checkpoint_in(context.work, compartment)
    if remembered is None:
        return None
    entry = context.work.trail.entry(compartment, remembered.head.sequence)
    if entry is None or entry.head != remembered.head or not entry.is_as_written():
        return None
    inside = None if compartment is Compartment.CASES else opened_entry(entry, context)
    said = entry.payload if compartment is Compartment.CASES else inside.entry if inside else ""
    if not is_checkpoint(said, entry) or SignatureCheck(context)(entry) is not Signature.GOOD:
        return None
    return LogHead(sequence=entry.sequence - 1, digest=entry.previous)
