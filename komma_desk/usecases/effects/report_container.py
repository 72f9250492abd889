"""A sealed report as a file outside: the envelope, then its sealed files as they lie, if any.

The envelope alone holds the keys of the files, and what each must be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from komma_desk.domain.attachment import (
    LARGEST_FILE,
    LARGEST_TOGETHER,
    MOST_FILES,
    SealedAttachment,
)
from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.usecases.effects.lying_files import LyingFile
from komma_desk.usecases.ports.outside_files import StagedFile
from komma_desk.usecases.ports.sealed_files import EvidenceFiles
from komma_desk.words import N_

MAGIC: Final = b"KOMMAREP\x01"
_LENGTH: Final = 8  # bytes, big endian, of the envelope
# Padding can double what was sealed; beyond that it was not written by KommA Desk.
LARGEST_ENVELOPE: Final = 2 * LARGEST_TOGETHER + 4 * LONGEST_TEXT
LARGEST_CONTAINER: Final = LARGEST_ENVELOPE + MOST_FILES * (LARGEST_FILE + LARGEST_FILE // 1024)


class FileTooLarge(Refusal):
    sentence = N_("This file is too large for a sealed report.")
    advice = N_("Nothing was taken in. Please check whether it is the right file.")


class FilesNotWhole(Refusal):
    sentence = N_("A file is missing from this sealed report, or something was added to it.")
    advice = N_("Nothing was taken in. Please ask for the whole file again.")


def contained(
    envelope: bytes, files: Sequence[SealedAttachment], evidence: EvidenceFiles
) -> Iterator[bytes]:
    """The bytes of the file, piece by piece; raises Trouble where a sealed file is not whole."""
    if files:
        yield MAGIC + len(envelope).to_bytes(_LENGTH, "big")
    yield envelope
    for each in files:
        yield from evidence.as_it_lies(each)


def envelope_in(source: BinaryIO) -> tuple[bytes, bool]:
    """The envelope, and whether sealed files follow it; raises FileTooLarge or FilesNotWhole."""
    begin = _fully(source, len(MAGIC))
    if begin != MAGIC:
        envelope = begin + _fully(source, LARGEST_ENVELOPE + 1 - len(begin))
        if len(envelope) > LARGEST_ENVELOPE:
            raise FileTooLarge
        return envelope, False
    length = int.from_bytes(_fully(source, _LENGTH), "big")
    if length > LARGEST_ENVELOPE:
        raise FileTooLarge
    envelope = _fully(source, length)
    if len(envelope) < length:
        raise FilesNotWhole
    return envelope, True


def brought(
    named: Sequence[SealedAttachment],
    source: BinaryIO,
    evidence: EvidenceFiles,
    staged: list[StagedFile],
) -> tuple[SealedAttachment, ...]:
    """The files that follow the envelope, each opened and compared; all of them or none.

    They lie under new names. Raises FilesNotWhole, SealedFileCut or Trouble; what lies there by
    then goes with `staged`.
    """
    found: list[SealedAttachment] = []
    for each in named:
        sealed = evidence.bring(each.attachment, each.key, source)
        staged.append(LyingFile(evidence, sealed.stored_as))
        found.append(sealed)
    if source.read(1):
        raise FilesNotWhole
    return tuple(found)


def _fully(source: BinaryIO, size: int) -> bytes:
    parts: list[bytes] = []
    while size and (part := source.read(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
