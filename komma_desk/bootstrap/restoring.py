"""Restoring a backup into a new folder, and the rehearsal that proves it could be restored."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from komma_desk.bootstrap.backing_up import is_signed
from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.opening import NoStoreHere
from komma_desk.bootstrap.vouching import is_vouched_for
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Trouble
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import Health, HealthLine, StoreHealth
from komma_desk.store.backup_manifest import Manifest, SignedManifest, fingerprint, proof_of
from komma_desk.store.backup_source import manifest_in, opened_backup
from komma_desk.store.backup_troubles import BackupDamaged
from komma_desk.store.copying import state_of
from komma_desk.store.desk_lock import take
from komma_desk.store.going_back import go_back, is_there_a_way_back
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.reading_through import people_in, read_every_record
from komma_desk.store.reserve import keep_reserve
from komma_desk.store.restore import require_free, unpack
from komma_desk.store.upgrade import FILES
from komma_desk.system.paths import app_folder
from komma_desk.system.places import refuse_unsuitable
from komma_desk.usecases.ports.backups import Watch, nobody_watches
from komma_desk.vault import unlocking
from komma_desk.vault.key_ring import KeyRing
from komma_desk.words import N_, Bilingual

_HASHES = Bilingual(de="Dateien der Sicherung unverändert", en="files of the backup are unchanged")
_SIGNATURE = Bilingual(de="Unterschrift der Sicherung", en="signature of the backup")
_COUNTS = {
    Compartment.OFFICE: Bilingual(
        de="Verwaltungsdatei wie bei der Sicherung", en="office file as when it was backed up"
    ),
    Compartment.CASES: Bilingual(
        de="Fallakte wie bei der Sicherung", en="case file as when it was backed up"
    ),
}
_RECORDS = Bilingual(de="Einträge einzeln geöffnet", en="records opened one by one")


class NotTheSignedBackup(Trouble):
    sentence = N_("The list of contents of this backup does not bear the signature it should.")
    advice = N_("Somebody changed it. Nothing was restored. Please take another backup.")


class AnotherBackup(Trouble):
    sentence = N_("This is not the backup that was made under the name {name}.")
    advice = N_("Somebody put another one in its place. Please take another backup.")


def restore_backup(
    house: House,
    backup: Path,
    folder: Path,
    login: str | None,
    passphrase: str | None,
    watch: Watch = nobody_watches,
) -> RestoredBackup:
    """Into a new or empty folder. Without a passphrase the hashes alone are compared.

    Raises what `unpack` raises, NotTheSignedBackup, WrongLoginOrPassphrase and the refusals of
    `system.places`; of a failure nothing is left.
    """
    refuse_unsuitable(folder)
    require_free(folder)
    was_there = folder.exists()
    signed, _fingerprint = unpack(backup, folder, watch)
    try:
        _require_its_name(backup, signed.manifest)
        lines = [_line(_HASHES, Health.GOOD, len(signed.manifest.files))]
        for name in FILES.values():
            prove_encrypted(folder / name)
        if login is None or passphrase is None:
            lines += [_line(each, Health.NOT_LOOKED_AT) for each in (_SIGNATURE, *_COUNTS.values())]
        else:
            ring = unlocking.unlock(house.cabinet(folder), login, passphrase)
            lines += _compared(folder, ring, signed.manifest)
            lines.append(_signature(folder, ring, signed))
        keep_reserve(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if was_there:
            folder.mkdir(exist_ok=True)
        raise
    return _restored(signed.manifest, tuple(lines), 0)


def rehearse_backup(
    house: House,
    backup: Path,
    login: str,
    passphrase: str,
    *,
    expected: str = "",
    room: Path | None = None,
    watch: Watch = nobody_watches,
) -> RestoredBackup:
    """Restore into a private folder, open everything this person can, and leave no trace.

    `expected` is the fingerprint the store remembers of this backup; raises AnotherBackup.

    `room` is where the private folder is made; by default among the programme's own data.
    """
    with opened_backup(backup) as source:
        if expected and fingerprint(manifest_in(source)[1]) != expected:
            raise AnotherBackup(name=backup.name)
    with _private_folder(room or app_folder() / "rehearsal") as folder:
        restored = restore_backup(house, backup, folder, login, passphrase, watch)
        health = check_store(house, folder, login, passphrase)
        ring = unlocking.unlock(house.cabinet(folder), login, passphrase)
        records = sum(
            read_every_record(folder / FILES[each], ring.file_key(each).raw, each)
            for each in Compartment
            if ring.holds(each)
        )
    opened = _line(_RECORDS, Health.GOOD, records)
    return RestoredBackup(
        taken_at=restored.taken_at,
        programme=restored.programme,
        files=restored.files,
        records=records,
        health=StoreHealth((*restored.health.lines, *health.lines, opened)),
    )


def can_go_back_in(house: House, folder: Path) -> bool:
    """Whether an upgrade left the files of before; asked without any key."""
    return house.is_store(folder) and is_there_a_way_back(folder)


def go_back_in(house: House, folder: Path, login: str, passphrase: str) -> tuple[str, ...]:
    """The files of before the last upgrade, without opening the store (that would upgrade it)."""
    if not house.is_store(folder):
        raise NoStoreHere(folder=str(folder))
    now = house.clock.now()
    lease = take(folder, now=now, nonce=secrets.token_hex(8))
    try:
        ring = unlocking.unlock(house.cabinet(folder), login, passphrase)
        keys = {each: ring.file_key(each).raw if ring.holds(each) else None for each in Compartment}
        return go_back(folder, keys, now=now)
    finally:
        lease.release()


@contextlib.contextmanager
def _private_folder(room: Path) -> Iterator[Path]:
    """Rooms of rehearsals that a crash left behind are cleared as well."""
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in room.iterdir():
        shutil.rmtree(left, ignore_errors=True)
    folder = room / secrets.token_hex(8)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            room.rmdir()


def _require_its_name(backup: Path, manifest: Manifest) -> None:
    """A folder on the shelf bears the moment of its backup: an older one under its name shows."""
    if backup.is_dir() and backup.name != manifest.folder_name:
        raise AnotherBackup(name=backup.name)


def _compared(folder: Path, ring: KeyRing, manifest: Manifest) -> Iterator[HealthLine]:
    """Rows and log heads against what was signed."""
    for compartment, what in _COUNTS.items():
        proof = manifest.proofs.get(compartment)
        if proof is None or not ring.holds(compartment):
            yield _line(what, Health.NOT_LOOKED_AT)
            continue
        path = folder / FILES[compartment]
        state = state_of(path, ring.file_key(compartment).raw)
        if proof_of(compartment, state) != proof:
            raise BackupDamaged(file=path.name)
        yield _line(what, Health.GOOD, sum(state.counts.values()))


def _signature(folder: Path, ring: KeyRing, signed: SignedManifest) -> HealthLine:
    """The signer's key is the one in the office file, if clearing vouched for it."""
    office = folder / FILES[Compartment.OFFICE]
    try:
        people = people_in(office, ring.file_key(Compartment.OFFICE).raw)
    except Trouble:
        # Of an older form: it is read once it was brought up to date, and that is another deed.
        return _line(_SIGNATURE, Health.NOT_LOOKED_AT)
    author = next((each for each in people if each.id == signed.manifest.taken_by), None)
    if (
        author is None
        or not is_vouched_for(author, ring)
        or not is_signed(author.signing, signed.said, signed.signature)
    ):
        raise NotTheSignedBackup
    return _line(_SIGNATURE, Health.GOOD)


def _line(what: Bilingual, health: Health, number: int | None = None) -> HealthLine:
    return HealthLine(what=what, health=health, number=number)


def _restored(manifest: Manifest, lines: tuple[HealthLine, ...], records: int) -> RestoredBackup:
    return RestoredBackup(
        taken_at=manifest.taken_at,
        programme=manifest.programme,
        files=len(manifest.files),
        records=records,
        health=StoreHealth(lines),
    )
