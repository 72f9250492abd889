"""Takes both logs out as lines a stranger can check; the words of the entries only when asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.audit import Compartment
from komma_desk.domain.changes import Changes
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.log_lines import entry_lines, head_line
from komma_desk.usecases.queries.log_proof import may_open


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLog:
    """`with_payloads` says who did what when; without it there are hashes and days only."""

    target: Path
    with_payloads: bool = False


def export_log(command: ExportLog, context: Context) -> Changes:
    """The receipt is the number of entries."""
    open_ones = [each for each in Compartment if may_open(each, context)]
    lines = [head_line(context, open_ones, context.clock.now())]
    for compartment in open_ones:
        entries = context.work.trail.entries(compartment)
        lines += entry_lines(entries, context, with_payloads=command.with_payloads)
    context.leave(command.target, "".join(lines).encode())
    return Changes().with_receipt(len(lines) - 1)
