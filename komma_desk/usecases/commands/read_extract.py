"""Open an extract: the line in the log comes first, in the same transaction, then it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ExtractId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.own_extracts import mark_read, readable


@dataclass(frozen=True, slots=True)
class ReadExtract:
    extract: ExtractId


def read_extract(command: ReadExtract, context: Context) -> Changes:
    """The receipt is the `ExtractLetter`; raises ExtractGone."""
    letter = readable(command.extract, context).letter
    mark_read(letter.id, context)
    return Changes.of(Subject.EXTRACTS).with_receipt(letter)
