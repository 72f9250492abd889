"""Which reads of a case are one opening: a page that asks again after a deed opens nothing."""

# A read is written into the log unless it goes on with an opening that stands there: the same line
# by the same person, no other case read in between, and less than a minute after that line was
# written or after she herself changed this case (which left its own line).

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from komma_desk.domain.audit import AuditLine

ONE_OPENING: Final = timedelta(minutes=1)


class Openings:
    """Of one unlocked desk; it forgets everything when the desk is locked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._case = ""
        self._written: dict[tuple[str, str], datetime] = {}
        self._changed_at: datetime | None = None

    def goes_on(self, line: AuditLine, now: datetime) -> bool:
        """Whether this read belongs to an opening that is in the log already."""
        with self._lock:
            written_at = self._written.get((line.action, line.subject))
            if written_at is None:
                return False
            if self._changed_at is not None and self._changed_at > written_at:
                written_at = self._changed_at
            return timedelta(0) <= now - written_at < ONE_OPENING

    def wrote(self, line: AuditLine, now: datetime) -> None:
        """The line stands in the log; of another case it ends the opening before."""
        case = line.subject.split(" ", 1)[0]
        with self._lock:
            if case != self._case:
                self._case = case
                self._written.clear()
            self._written[line.action, line.subject] = now

    def changed(self, line: AuditLine, now: datetime) -> None:
        """She changed the case that is open, or the list of cases, and this line says so."""
        with self._lock:
            if not line.subject or line.subject.split(" ", 1)[0] == self._case:
                self._changed_at = now
