"""Attachment files under random names: written whole or not at all, read back before they count."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast
from uuid import UUID

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.store.private_files import only_ours
from komma_desk.store.troubles import DiskInTheWay
from komma_desk.words import N_

FOLDER: Final = "attachments"
_NAME: Final = re.compile(r"[0-9a-f]{32,64}")
_UNFINISHED: Final = ".part"


class AttachmentMissing(Trouble):
    sentence = N_("The file of this attachment is missing.")
    advice = N_("Please ask your administrator for a backup. The case itself is unharmed.")


class AttachmentDamaged(Trouble):
    sentence = N_("The file of this attachment is damaged or is another one.")
    advice = N_("Please ask your administrator for a backup. The case itself is unharmed.")


class PlainFile(Protocol):
    """What sealing and opening tell about the content in clear."""

    @property
    def sha256(self) -> bytes: ...
    @property
    def size(self) -> int: ...


SealStream = Callable[[BinaryIO, BinaryIO, bytes], PlainFile]
"""(source, target, key); also the shape of the way back."""


Told = Callable[[int], object]
"""Called with how many bytes of the content were read back and found right so far."""


def _nobody(_checked: int) -> None:
    return


class KeptSealedFiles:
    """Fulfils the port SealedFiles; `seal_stream`, `open_stream`, `new_key` are the vault's."""

    def __init__(
        self,
        store: Path,
        *,
        seal_stream: SealStream,
        open_stream: SealStream,
        new_key: Callable[[], bytes],
    ) -> None:
        self._folder = store / FOLDER
        self._seal_stream, self._open_stream, self._new_key = seal_stream, open_stream, new_key

    def seal(
        self, attachment_id: object, name: str, source: BinaryIO, *, checked: Told = _nobody
    ) -> SealedAttachment:
        assert isinstance(attachment_id, UUID)
        key = self._new_key()
        stored_as, told = self._kept(
            lambda file: self._seal_stream(source, file, key), key, checked
        )
        return SealedAttachment(
            attachment=Attachment(
                id=AttachmentId(attachment_id),
                name=name,
                size=told.size,
                sha256=told.sha256.hex(),
            ),
            stored_as=stored_as,
            key=key,
        )

    def _kept(
        self, fill: Callable[[BinaryIO], PlainFile], key: bytes, checked: Told = _nobody
    ) -> tuple[str, PlainFile]:
        """Under a name of its own, not the id: nobody shall tell from the folder whose it is."""
        stored_as = self._new_key().hex()
        path = self._folder / stored_as
        unfinished = path.with_name(stored_as + _UNFINISHED)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            told = self._write(unfinished, fill, key, checked)
            unfinished.replace(path)
            _sync_folder(self._folder)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise DiskInTheWay from error
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        return stored_as, told

    def read(self, sealed: SealedAttachment) -> bytes:
        """In memory only: content in clear is never written to the disk."""
        content = io.BytesIO()
        self.write_to(sealed, content)
        return content.getvalue()

    def check(self, sealed: SealedAttachment) -> Attachment:
        """Read all of it; raises AttachmentMissing or AttachmentDamaged."""
        with Path(os.devnull).open("wb") as nowhere:
            self.write_to(sealed, nowhere)
        return sealed.attachment

    def remove(self, stored_as: str) -> None:
        self._path(stored_as).unlink(missing_ok=True)

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Also what an interrupted sealing left."""
        if not self._folder.is_dir():
            return ()
        return tuple(sorted({each.name for each in self._folder.iterdir()} - known))

    def _write(
        self, unfinished: Path, fill: Callable[[BinaryIO], PlainFile], key: bytes, checked: Told
    ) -> PlainFile:
        with open(unfinished, "w+b", opener=only_ours) as file:
            told = fill(file)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            found = self._open_stream(file, cast("BinaryIO", _Counting(checked)), key)
        if (found.sha256, found.size) != (told.sha256, told.size):
            raise AttachmentDamaged
        return told

    def write_to(self, sealed: SealedAttachment, target: BinaryIO) -> None:
        wanted = sealed.attachment
        try:
            with self._path(sealed.stored_as).open("rb") as file:
                found = self._open_stream(file, target, sealed.key)
        except FileNotFoundError as error:
            raise AttachmentMissing from error
        except OSError as error:
            raise DiskInTheWay from error
        if (found.sha256.hex(), found.size) != (wanted.sha256, wanted.size):
            raise AttachmentDamaged

    def _path(self, stored_as: str) -> Path:
        """Never out of the folder, whatever a damaged row says."""
        if not _NAME.fullmatch(stored_as.removesuffix(_UNFINISHED)):
            raise AttachmentMissing
        return self._folder / stored_as


class _Counting:
    """Content in clear goes nowhere; how much of it came is told."""

    def __init__(self, checked: Told) -> None:
        self._checked, self._size = checked, 0

    def write(self, data: bytes, /) -> int:
        self._size += len(data)
        self._checked(self._size)
        return len(data)


def _sync_folder(folder: Path) -> None:
    """A renamed file is safe only once its folder is; Windows does this by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
