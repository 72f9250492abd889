"""Files of attachments no case knows are moved aside; nothing is removed."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.set_aside import SetAside
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class SetOrphansAside:
    pass


def set_orphans_aside(_command: SetOrphansAside, context: Context) -> Changes:
    done = context.tools.orphans.set_aside()
    changes = Changes.of(Subject.SETTINGS) if done.moved else Changes()
    return changes.with_receipt(done)


def orphans_line(_command: SetOrphansAside, changes: Changes) -> AuditLine | None:
    """Only where something was moved; the names are random, so how many is what matters."""
    done = changes.receipt
    if not isinstance(done, SetAside) or not done.moved:
        return None
    return AuditLine(action="set files aside", detail={"number": str(len(done.moved))})
