"""A line in the log that says where the log stood: a check can begin at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from komma_desk.domain.audit import AuditLine, LogEntry, LogHead
from komma_desk.domain.errors import NOT_AS_WRITTEN

CHECKPOINT: Final = "checkpoint"
_HEAD: Final = "head"
_COUNT: Final = "entries"


def checkpoint_line(head: LogHead) -> AuditLine:
    """Written right behind the entry it names, signed by its author like every entry."""
    return AuditLine(action=CHECKPOINT, detail={_HEAD: head.text, _COUNT: str(head.sequence)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """`head` is the checkpoint's own entry; whoever begins there begins behind it."""

    head: LogHead
    written_on: date

    @property
    def text(self) -> str:
        """As it is remembered: the day, and the entry."""
        return f"{self.written_on.isoformat()} {self.head.text}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for what is no checkpoint."""
        day, _space, head = text.partition(" ")
        try:
            return cls(written_on=date.fromisoformat(day), head=LogHead.read(head))
        except ValueError:
            return None


def is_checkpoint(said: str | bytes, entry: LogEntry) -> bool:
    """Whether these words of an entry name the very entry before it, and how many there were."""
    try:
        told = json.loads(said)
        before = LogHead.read(told["detail"][_HEAD])
        count = int(told["detail"][_COUNT])
    except NOT_AS_WRITTEN:
        return False
    follows = before.sequence == entry.sequence - 1 == count and before.digest == entry.previous
    return bool(told.get("action") == CHECKPOINT and follows)
