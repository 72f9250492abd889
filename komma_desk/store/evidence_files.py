"""Sealed files that travel: proved to be somebody's, given away as they lie, and brought in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.sealed_files import (
    AttachmentDamaged,
    AttachmentMissing,
    KeptSealedFiles,
    SealStream,
)
from komma_desk.store.troubles import DiskInTheWay
from komma_desk.words import N_

_PIECE: Final = 1 << 20


class SealedFileCut(Refusal):
    sentence = N_("A file is missing from this sealed report, or it was cut off.")
    advice = N_("Nothing was taken in. Please ask for the whole file again.")


class SealedFileHarmed(Refusal):
    sentence = N_("A file in this sealed report is damaged, or is another one.")
    advice = N_("Nothing was taken in. Please ask for the whole file again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    sha256: bytes
    size: int


class KeptEvidenceFiles(KeptSealedFiles):
    """Fulfils the port EvidenceFiles; `sealed_length` and `begins_under` are the vault's."""

    def __init__(
        self,
        store: Path,
        *,
        seal_stream: SealStream,
        open_stream: SealStream,
        new_key: Callable[[], bytes],
        sealed_length: Callable[[int], int],
        begins_under: Callable[[BinaryIO, bytes], bool],
    ) -> None:
        super().__init__(store, seal_stream=seal_stream, open_stream=open_stream, new_key=new_key)
        self._sealed_length, self._begins_under = sealed_length, begins_under

    def size_on_disk(self, sealed: SealedAttachment) -> int:
        return self._sealed_length(sealed.attachment.size)

    def is_theirs(self, sealed: SealedAttachment) -> bool:
        try:
            with self._path(sealed.stored_as).open("rb") as file:
                fits = file.seek(0, 2) == self.size_on_disk(sealed)
                file.seek(0)
                return fits and self._begins_under(file, sealed.key)
        except (FileNotFoundError, AttachmentMissing):
            return False
        except OSError as error:
            raise DiskInTheWay from error

    def as_it_lies(self, sealed: SealedAttachment) -> Iterator[bytes]:
        left = self.size_on_disk(sealed)
        try:
            with self._path(sealed.stored_as).open("rb") as file:
                while part := file.read(min(_PIECE, left)):
                    left -= len(part)
                    yield part
                if left or file.read(1):
                    raise AttachmentDamaged
        except FileNotFoundError as error:
            raise AttachmentMissing from error
        except OSError as error:
            raise DiskInTheWay from error

    def bring(self, attachment: Attachment, key: bytes, source: BinaryIO) -> SealedAttachment:
        told = _Told(sha256=bytes.fromhex(attachment.sha256), size=attachment.size)

        def fill(file: BinaryIO) -> _Told:
            left = self._sealed_length(attachment.size)
            while left:
                part = source.read(min(_PIECE, left))
                if not part:
                    raise SealedFileCut
                file.write(part)
                left -= len(part)
            return told

        try:
            stored_as, _same = self._kept(fill, key)
        except DiskInTheWay:
            raise
        except Trouble as harmed:
            # It came from outside: no backup of ours has it, its sender does.
            raise SealedFileHarmed from harmed
        return SealedAttachment(attachment=attachment, stored_as=stored_as, key=key)
