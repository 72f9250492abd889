"""A mail becomes something begun to be entered: its words, its files, and itself as it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from komma_desk.domain.attachment import (
    MOST_FILES,
    FileTooLargeToAttach,
    NewAttachment,
    SealedAttachment,
)
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.foreign_file import (
    LARGEST_LOOKED_INTO,
    Hindrance,
    NotReadAsMail,
)
from komma_desk.domain.given_file import AttachingStopped
from komma_desk.domain.identifiers import AttachmentId, ReceptionId
from komma_desk.domain.mail_told import MailTold, mail_told, name_to_keep
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.drafts import label_of
from komma_desk.usecases.effects.begun_receptions import keep
from komma_desk.usecases.effects.lying_files import LyingFile
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay
from komma_desk.usecases.ports.outside_files import StagedFile


def _nobody_stops() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class BeginFromMail:
    """A file, or bytes that were dropped and never were one; `try_only` keeps nothing.

    `goes_on` is asked between the files; no ends it, and nothing is kept.
    """

    given: Path | NewAttachment
    try_only: bool = False
    goes_on: Callable[[], bool] = field(default=_nobody_stops, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MailBegun:
    """`begun` is None where it was only tried."""

    begun: ReceptionId | None
    told: MailTold


@dataclass(frozen=True, slots=True)
class _Read:
    told: MailTold
    sealed: tuple[SealedAttachment, ...]


def read_ahead(command: BeginFromMail, tools: Tools, staged: list[StagedFile]) -> _Read:
    """Before the change: the mail is parsed where no key is, and its files are sealed."""
    content = _content(command.given, tools)
    mail = tools.foreign.mail(content, command.given.name)
    if isinstance(mail, Hindrance):
        raise NotReadAsMail(reason=mail.spoken())
    told = mail_told(mail, command.given.name, tools.clock.now(), most=MOST_FILES - 1)
    if command.try_only:
        return _Read(told, ())
    sealed = []
    original = NewAttachment(name=name_to_keep(command.given.name), content=content)
    for each in (original, *told.files):
        if not command.goes_on():
            raise AttachingStopped
        number = AttachmentId(tools.new_id())
        sealed.append(tools.sealed_files.seal(number, each.name, BytesIO(each.content)))
        staged.append(LyingFile(tools.sealed_files, sealed[-1].stored_as))
    return _Read(told, tuple(sealed))


def begin_from_mail(command: BeginFromMail, context: Context) -> Changes:
    """The receipt is a MailBegun. Raises NotReadAsMail, TooManyBegun, or what a file refuses."""
    read = context.ready
    assert isinstance(read, _Read)
    told = replace(read.told, files=())  # what lies sealed is not carried about once more
    if command.try_only:
        return Changes().with_receipt(MailBegun(None, told))
    begun = ReceptionId(context.new_id())
    for each in read.sealed:
        context.work.office.on_the_way.add(
            FileOnTheWay(
                stored_as=each.stored_as,
                tag=context.keys.own_tag(label_of(begun)),
                staged_on=context.clock.today(),
                size_on_disk=context.tools.sealed_files.size_on_disk(each),
            )
        )
    keep(begun, told.reception, told.draft, read.sealed, context)
    return Changes.of(Subject.DRAFTS).with_receipt(MailBegun(begun, told))


def _content(given: Path | NewAttachment, tools: Tools) -> bytes:
    if isinstance(given, NewAttachment):
        if len(given.content) > LARGEST_LOOKED_INTO:
            raise NotReadAsMail(reason=Hindrance.TOO_LARGE.spoken())
        return given.content
    try:
        with tools.outside.reading(given, LARGEST_LOOKED_INTO) as (source, _size):
            return source.read()
    except FileTooLargeToAttach as too_large:
        raise NotReadAsMail(reason=Hindrance.TOO_LARGE.spoken()) from too_large
