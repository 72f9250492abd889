"""A sealed report that came as a file becomes a case, once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.attachment import (
    FileTooLargeToAttach,
    SealedAttachment,
    require_evidence,
)
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.given_file import FileNotReadable
from komma_desk.domain.parcel import unpacked
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.effects.letters_from_files import letter_from_file
from komma_desk.usecases.effects.opening import open_case
from komma_desk.usecases.effects.reading_reports import REPORTS, arrival_of
from komma_desk.usecases.effects.report_container import (
    LARGEST_CONTAINER,
    FilesNotWhole,
    FileTooLarge,
    brought,
    envelope_in,
)
from komma_desk.usecases.effects.reporters_letters import LETTERS
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.usecases.ports.outside_files import StagedFile
from komma_desk.words import N_


class AlreadyTakenIn(Refusal):
    sentence = N_("This report was taken in before; it is a case already.")
    advice = N_("Nothing was added. You can delete the file.")


class SealedFileNotRead(Refusal):
    sentence = N_("This file cannot be read.")
    advice = N_("Please check that it is still there, and that you may read it.")


@dataclass(frozen=True, slots=True)
class TakeInFile:
    """The file stays where it is, as it is."""

    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """The envelope of a file, and its sealed files, which lie in the store by now."""

    opened: OpenedEnvelope
    files: tuple[SealedAttachment, ...] = ()


def open_ahead(command: TakeInFile, tools: Tools, staged: list[StagedFile]) -> OpenedFile:
    """Before the change: the files of a report can take minutes to read and compare."""
    try:
        with tools.outside.reading(command.path, LARGEST_CONTAINER) as (source, _size):
            envelope, follows = envelope_in(source)
            opened = tools.keys.open(envelope)
            named = unpacked(opened.body).sealed if opened.kind in REPORTS else ()
            require_evidence(named)
            if bool(named) != follows:
                raise FilesNotWhole
            files = brought(named, source, tools.sealed_files, staged) if follows else ()
    except FileTooLargeToAttach as too_large:
        raise FileTooLarge from too_large
    except FileNotReadable as unreadable:
        raise SealedFileNotRead from unreadable
    return OpenedFile(opened=opened, files=files)


def take_in_file(_command: TakeInFile, context: Context) -> Changes:
    found = context.ready
    assert isinstance(found, OpenedFile)
    if found.opened.kind in LETTERS:
        return letter_from_file(found.opened, context)
    cases, now = context.work.cases.cases, context.clock.now()
    arrival = arrival_of(
        found.opened, context, channel="OTHER_UNIT", received_at=now, brought=found.files
    )
    if cases.taken_in(found.opened.id) or cases.by_report(arrival.report.id) is not None:
        raise AlreadyTakenIn
    case = open_case(arrival, context)
    return Changes.of(Subject.CASES).with_receipt(case.number)
