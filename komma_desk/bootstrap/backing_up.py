"""Backups of the store somebody has open: with her keys, signed by her."""

from __future__ import annotations

from dataclasses import replace
from importlib import metadata
from pathlib import Path

from komma_desk.bootstrap.log_sealer import signed_by
from komma_desk.bootstrap.vouching import signing_keys_of
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.store.backup import Keeper, make_backup
from komma_desk.store.backup_carrying import carry, require_outside, require_second_place
from komma_desk.store.backup_manifest import Manifest
from komma_desk.store.backup_shelf import SHELF, backups_on, keep_newest
from komma_desk.store.backup_troubles import BackupNotWritten
from komma_desk.usecases.ports.backups import MadeBackup, ShelvedBackup, Watch
from komma_desk.usecases.ports.clock import Clock
from komma_desk.usecases.ports.work import Desk
from komma_desk.vault import signing
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.refusals import SignatureWrong

_LABEL = "backup manifest/1"


class RingBackups:
    """Fulfils the port `Backups`; called inside a change, so nobody writes meanwhile."""

    def __init__(self, folder: Path, ring: KeyRing, clock: Clock, desk: Desk) -> None:
        self._folder, self._ring, self._clock, self._desk = folder, ring, clock, desk

    def shelf(self) -> tuple[ShelvedBackup, ...]:
        return tuple(
            ShelvedBackup(
                folder=folder,
                taken_at=manifest.taken_at,
                is_checked=manifest.is_checked,
                size=sum(seal.size for seal in manifest.files.values()),
                taken_by=manifest.taken_by,
            )
            for folder, manifest in reversed(backups_on(self._folder / SHELF))
        )

    def require_place(self, place: Path) -> None:
        require_second_place(place, self._folder)

    def make(
        self, *, carry_to: Path | None, second_place: Path | None, keep: int, watch: Watch
    ) -> MadeBackup:
        if carry_to is not None:
            require_outside(carry_to)
        with self._desk.look() as work:
            people = signing_keys_of(work.office, self._ring)

        def signed(author: PersonId | None, digest: bytes, signature: bytes) -> bool:
            return author is not None and any(
                signed_by(each, digest, signature) for each in people.get(author, ())
            )

        made = make_backup(
            self._folder,
            Keeper(
                keys={each: self._key(each) for each in Compartment},
                sign=lambda said: self._ring.sign(_LABEL, said),
                signed=signed,
            ),
            Manifest(
                taken_at=self._clock.now().replace(microsecond=0),
                taken_by=self._ring.person_id,
                store=self._ring.vault_id,
                programme=programme_version(),
                files={},
                proofs={},
            ),
            watch=watch,
            keep=keep,
        )
        if carry_to is not None:
            made = replace(made, carried_to=carry(made.folder, carry_to, watch))
        return made if second_place is None else self._also_at(second_place, made, keep, watch)

    def _also_at(self, place: Path, made: MadeBackup, keep: int, watch: Watch) -> MadeBackup:
        """A stick that is not plugged in takes nothing from the backup that was made."""
        try:
            self.require_place(place)
            copy = carry(made.folder, place, watch)
            keep_newest(place, keep, store=self._ring.vault_id)
        except (Refusal, Trouble) as problem:
            return replace(made, not_there=problem.spoken())
        except OSError:
            return replace(made, not_there=BackupNotWritten().spoken())
        return replace(made, second_place=copy)

    def _key(self, compartment: Compartment) -> bytes | None:
        held = self._ring.holds(compartment)
        return self._ring.file_key(compartment).raw if held else None


def is_signed(signing_key: bytes, said: bytes, signature: bytes) -> bool:
    """Whether the owner of this public key wrote this list of contents."""
    try:
        signing.verify(signing_key, _LABEL, said, signature)
    except SignatureWrong:
        return False
    return True


def programme_version() -> str:
    try:
        return metadata.version("komma-desk")
    except metadata.PackageNotFoundError:
        return ""
