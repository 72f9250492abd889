"""One file in the list of a report being written: how far it is, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.given_file import SealingPart, SealingProgress
from komma_desk.words import _

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_SHOWN = 8  # of the 64 signs of a checksum


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """`sealed` is there once it was sealed, read back and compared."""

    number: int
    name: str
    progress: SealingProgress | None = None
    sealed: SealedAttachment | None = None

    @property
    def checksum(self) -> str:
        return self.sealed.attachment.sha256 if self.sealed else ""

    @property
    def kind(self) -> str:
        return (self.sealed.attachment.kind or "") if self.sealed else ""

    def line(self, kind: str = "") -> str:
        """Name, what it was said to be, size, state, beginning of the checksum."""
        parts = [shown_name(self.name), *((kind,) if kind else ())]
        if self.sealed:
            parts.append(size_said(self.sealed.attachment.size))
        parts.append(self._state())
        if self.sealed:
            parts.append(self.checksum[:_SHOWN])
        return " · ".join(parts)

    def explained(self) -> str:
        if not self.sealed:
            return self._state()
        return _("Sealed, read back and compared. SHA-256: {checksum}").format(
            checksum=self.checksum
        )

    def _state(self) -> str:
        if self.sealed:
            return _("sealed")
        if self.progress is None:
            return _("waiting to be sealed")
        percent = self.progress.done * 100 // max(1, self.progress.whole)
        if self.progress.part is SealingPart.CHECKING:
            return _("being checked, {percent} %").format(percent=percent)
        return _("being sealed, {percent} %").format(percent=percent)


def shown_name(name: str) -> str:
    """Signs that turn the direction of writing would show a programme ending in “jpg”."""
    return name.translate(_TURNING)


def size_said(size: int) -> str:
    """In the units a file manager names, not in KiB."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
