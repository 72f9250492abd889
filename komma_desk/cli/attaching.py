"""Files given on the command line: sealed before the report is filed, gone again if it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from komma_desk.cli.doors import OpenStore
from komma_desk.cli.speaking import say
from komma_desk.domain.attachment import (
    MOST_FILES,
    Attachment,
    SealedAttachment,
    TooManyAttachments,
)
from komma_desk.domain.given_file import SealingPart, SealingProgress
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.words import _


@contextmanager
def attached(
    store: OpenStore,
    paths: Sequence[Path],
    *,
    silent: bool,
    reception: ReceptionId | None = None,
) -> Iterator[tuple[SealedAttachment, ...]]:
    """All of them, or a refusal; what is in no report afterwards is taken off again."""
    if len(paths) > MOST_FILES:
        raise TooManyAttachments(number=len(paths), most=MOST_FILES)
    sealed: list[SealedAttachment] = []
    try:
        for path in paths:
            watch = _Shown(path.name, silent=silent)
            receipt = store.perform(AttachFile(path, watch, reception)).receipt
            assert isinstance(receipt, SealedAttachment)
            sealed.append(receipt)
        yield tuple(sealed)
    finally:
        if sealed:
            store.perform(TakeOffFiles(tuple(each.stored_as for each in sealed), reception))


def say_files(files: Sequence[Attachment]) -> None:
    for each in files:
        words = _("Attached: {name}, {size} bytes, SHA-256 {checksum}")
        say(words.format(name=each.name, size=each.size, checksum=each.sha256))


class _Shown:
    """One line that counts up, where somebody looks on."""

    def __init__(self, name: str, *, silent: bool) -> None:
        self._name, self._shows = name, not silent and sys.stderr.isatty()
        self._last = -1

    def __call__(self, progress: SealingProgress) -> bool:
        percent = progress.done * 100 // max(1, progress.whole)
        if self._shows and percent != self._last:
            self._last = percent
            at_the_end = progress.part is SealingPart.CHECKING and progress.done == progress.whole
            words = _("{name}: being sealed, {percent} %")
            if progress.part is SealingPart.CHECKING:
                words = _("{name}: being checked, {percent} %")
            said = words.format(name=self._name, percent=percent)
            print(said, end="\n" if at_the_end else "\r", file=sys.stderr)
        return True
