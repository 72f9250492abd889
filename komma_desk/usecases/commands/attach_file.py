"""A file for the report being written: sealed at once, long before the report is filed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol, cast
from uuid import UUID

from komma_desk.domain.attachment import (
    LARGEST_FILE,
    NewAttachment,
    SealedAttachment,
    require_name,
    require_size,
)
from komma_desk.domain.changes import Changes
from komma_desk.domain.given_file import (
    AttachingStopped,
    FileIsEmpty,
    SealingPart,
    SealingProgress,
    Watch,
    nobody_watches,
)
from komma_desk.domain.identifiers import AttachmentId, ReceptionId
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import label_of
from komma_desk.usecases.effects.lying_files import LyingFile
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay
from komma_desk.usecases.ports.outside_files import OutsideFiles, StagedFile
from komma_desk.usecases.ports.sealed_files import EvidenceFiles


@dataclass(frozen=True, slots=True)
class AttachFile:
    """A file on the disk, or content that never was one, like a picture of the screen.

    It goes to the own report being written, or to what the office is entering for somebody.
    """

    given: Path | NewAttachment
    watch: Watch = field(default=nobody_watches, compare=False, repr=False)
    reception: ReceptionId | None = None


class SealingPlace(Protocol):
    """Of the tools of a store what sealing needs; a form without a store has this much."""

    @property
    def new_id(self) -> Callable[[], UUID]: ...
    @property
    def sealed_files(self) -> EvidenceFiles: ...
    @property
    def outside(self) -> OutsideFiles: ...


def seal_ahead(
    command: AttachFile, tools: SealingPlace, staged: list[StagedFile]
) -> SealedAttachment:
    """Before the change: 500 MB take seconds, and what is being typed must be kept meanwhile."""
    given = command.given
    require_name(given.name)
    with _reading(given, tools) as (source, size):
        if not size:
            raise FileIsEmpty(name=given.name)
        watched = _Watched(source, size, command.watch)
        sealed = tools.sealed_files.seal(
            AttachmentId(tools.new_id()),
            given.name,
            cast("BinaryIO", watched),
            checked=watched.checked,
        )
    staged.append(LyingFile(tools.sealed_files, sealed.stored_as))
    return sealed


def attach_file(command: AttachFile, context: Context) -> Changes:
    sealed = context.ready
    assert isinstance(sealed, SealedAttachment)
    context.work.office.on_the_way.add(
        FileOnTheWay(
            stored_as=sealed.stored_as,
            tag=context.keys.own_tag(label_of(command.reception)),
            staged_on=context.clock.today(),
            size_on_disk=context.tools.sealed_files.size_on_disk(sealed),
        )
    )
    return Changes().with_receipt(sealed)


@contextmanager
def _reading(given: Path | NewAttachment, tools: SealingPlace) -> Iterator[tuple[BinaryIO, int]]:
    if isinstance(given, NewAttachment):
        require_size(given.name, len(given.content))
        yield BytesIO(given.content), len(given.content)
    else:
        with tools.outside.reading(given, LARGEST_FILE) as found:
            yield found


class _Watched:
    """Passes a source through, tells how far it is, and stops where the answer is no."""

    def __init__(self, source: BinaryIO, whole: int, watch: Watch) -> None:
        self._source, self._whole, self._watch = source, whole, watch
        self._done = 0

    def read(self, size: int = -1, /) -> bytes:
        part = self._source.read(size)
        self._done += len(part)
        self._tell(SealingPart.SEALING, self._done)
        return part

    def checked(self, done: int) -> None:
        self._tell(SealingPart.CHECKING, done)

    def _tell(self, part: SealingPart, done: int) -> None:
        if not self._watch(SealingProgress(part=part, done=done, whole=self._whole)):
            raise AttachingStopped
