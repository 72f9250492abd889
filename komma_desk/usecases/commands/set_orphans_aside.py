"""Files of attachments no case knows are moved aside; nothing is removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.set_aside import SetAside
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class SetOrphansAside:
    pass


_KEPT: Final = timedelta(days=2)  # whoever throws a draft away may want it back the same day


def set_orphans_aside(_command: SetOrphansAside, context: Context) -> Changes:
    """What waits for a draft that is gone is nobody's from now on; it goes aside the next time."""
    waiting = context.work.office.on_the_way
    waiting.remove(waiting.left_behind(context.clock.today() - _KEPT))
    done = context.tools.orphans.set_aside()
    changes = Changes.of(Subject.SETTINGS) if done.moved else Changes()
    return changes.with_receipt(done)


def orphans_line(_command: SetOrphansAside, changes: Changes) -> AuditLine | None:
    """Only where something was moved; the names are random, so how many is what matters."""
    done = changes.receipt
    if not isinstance(done, SetAside) or not done.moved:
        return None
    return AuditLine(action="set files aside", detail={"number": str(len(done.moved))})
