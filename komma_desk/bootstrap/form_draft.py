"""The draft of somebody without a store: in memory, and once a passphrase is chosen on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import draft_of, draft_record
from komma_desk.domain.sealed_record import sealed_of, sealed_record
from komma_desk.store.sealed_files import FOLDER
from komma_desk.system.outside_files import OutsideFiles
from komma_desk.usecases.drafts import FILES, KeptDraft
from komma_desk.usecases.form_deeds import DraftState
from komma_desk.vault.draft_seal import DraftSeal
from komma_desk.vault.passphrase import KdfSettings
from komma_desk.words import N_

_FILE: Final = "draft.komma-draft"
_LARGEST: Final = 16 * 1024 * 1024
_LEFT_BEHIND: Final = timedelta(days=1)


class AnotherDraftWaits(Refusal):
    sentence = N_("There is a draft on this computer already, and it is still locked.")
    advice = N_("Please open it with its passphrase, or throw it away. Nothing was changed.")


class DraftNotReadable(Trouble):
    sentence = N_("The draft on this computer could not be read.")
    advice = N_("Please check that the disk is connected. What you type now is not affected.")


class DraftNotWritten(Trouble):
    sentence = N_("The draft could not be kept on this computer.")
    advice = N_("Please check that there is space on the disk. What you typed is still here.")


class FormDraft:
    """One for each office; `folder` is the writer's own and holds her sealed files too."""

    def __init__(self, folder: Path, outside: OutsideFiles, kdf: KdfSettings) -> None:
        self._folder, self._outside, self._kdf = folder, outside, kdf
        self.files = attachment_files(folder)
        self._seal: DraftSeal | None = None
        self._now: KeptDraft | None = None
        self._attached: set[str] = set()

    @property
    def state(self) -> DraftState:
        if self._seal is not None:
            return DraftState.KEPT
        if self._path.exists():
            return DraftState.LOCKED
        return DraftState.NONE if self._now is None else DraftState.ONLY_HERE

    @property
    def kept(self) -> KeptDraft | None:
        return self._now

    def save(self, draft: IncidentDraft, files: Sequence[SealedAttachment]) -> None:
        """Raises a Trouble where the disk is in the way; in memory it is kept all the same."""
        self._now = KeptDraft(draft, tuple(files))
        self._write()

    def make_room(self) -> None:
        """For a sealed file."""
        self._make_folder()

    def note_attached(self, sealed: SealedAttachment) -> None:
        self._attached.add(sealed.stored_as)

    def take_off(self, names: Iterable[str]) -> None:
        """Only what was attached here, or came with the draft."""
        for each in self._attached & set(names):
            self._remove(each)
        self._leave_no_trace()

    def keep(self, passphrase: str) -> None:
        """Raises PassphraseTooShort or AnotherDraftWaits."""
        if self.state is DraftState.LOCKED:
            raise AnotherDraftWaits
        self._seal = DraftSeal.new(passphrase, self._kdf)
        self._write()

    def unlock(self, passphrase: str) -> None:
        """Raises WrongDraftPassphrase, DraftDamaged or DraftTooNew."""
        seal, plain = DraftSeal.opened(self._read(), passphrase)
        record = json.loads(plain)
        named = tuple(map(sealed_of, record.pop(FILES, ())))
        here = tuple(filter(self.files.is_theirs, named))
        missing = tuple(each.attachment for each in named if each not in here)
        self._now = KeptDraft(draft_of(record), here, missing)
        self._attached |= {each.stored_as for each in here}
        self._seal = seal

    def discard(self) -> None:
        """With the sealed files; nothing of it stays on this computer.

        While another one waits for its passphrase and something else was written, that one stays.
        """
        is_another = self._now is not None and self.state is DraftState.LOCKED
        self._now = self._seal = None
        if not is_another:
            self.throw_away()
        self.take_off(frozenset(self._attached))

    def throw_away(self) -> None:
        """The file alone; what is being written stays in memory."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as wrong:
            raise DraftNotWritten from wrong

    def locked_since(self) -> datetime | None:
        if self.state is not DraftState.LOCKED:
            return None
        with suppress(OSError):
            return datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        return None

    def clear_up(self, now: datetime) -> None:
        """Sealed files a window left that was killed; of one that is open now none is so old."""
        if self.state is DraftState.LOCKED:
            return  # its files are known only once it is open
        for name in self.files.orphans(frozenset(self._attached)):
            with suppress(OSError):
                touched = (self._folder / FOLDER / name).stat().st_mtime
                if now - datetime.fromtimestamp(touched, UTC) > _LEFT_BEHIND:
                    self._remove(name)

    def _leave_no_trace(self) -> None:
        """Empty folders would tell that somebody here has written to this office."""
        for folder in (self._folder / FOLDER, self._folder, self._folder.parent):
            with suppress(OSError):  # not there, or not empty: somebody is writing
                folder.rmdir()

    def _remove(self, name: str) -> None:
        with suppress(OSError, Trouble):
            self.files.remove(name)
            self._attached.discard(name)

    @property
    def _path(self) -> Path:
        return self._folder / _FILE

    def _write(self) -> None:
        if self._seal is None or self._now is None:
            return
        record = draft_record(self._now.draft)
        record[FILES] = [sealed_record(each) for each in self._now.files]
        # Half a surrogate pair can be typed on some systems; it is kept out rather than fail.
        plain = json.dumps(record, ensure_ascii=False).encode(errors="replace")
        self._make_folder()
        self._outside.stage(self._path, self._seal.sealed(plain)).publish()

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as wrong:
            raise DraftNotWritten from wrong

    def _read(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                return file.read(_LARGEST)
        except OSError as wrong:
            raise DraftNotReadable from wrong
