"""A backup is proved before it counts, and what was backed up comes back as it was."""

from __future__ import annotations

import io
import shutil
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_open_store
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.restoring import (
    AnotherBackup,
    NotTheSignedBackup,
    rehearse_backup,
    restore_backup,
)
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import Health
from komma_desk.store.backup_troubles import BackupDamaged, BackupStopped, NoBackupHere, NotAtRest
from komma_desk.store.restore import NotIntoThisFolder
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.backups import BackupProgress, MadeBackup
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.fakes.given_evidence import attached
from tests.journeys import raw_store
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, only_case, passphrase_of

CANARY = "Kanarienvogel-4711"


@pytest.fixture
def used(town: Town) -> Town:
    """With one case that holds an attachment."""
    file = NewAttachment(name=f"{CANARY}.txt", content=CANARY.encode() * 50)
    with town.unlock("rita") as desk:
        desk.perform(ReportIncident(a_draft(CANARY), attached(desk, file)))
    with town.unlock(CLEARING) as desk:
        desk.perform(TakeIn())
    return town


def backed_up(town: Town, login: str = CLEARING, to: Path | None = None) -> MadeBackup:
    with town.unlock(login) as desk:
        made: Any = desk.perform(BackUpStore(to)).receipt
    assert isinstance(made, MadeBackup)
    return made


def restored(town: Town, backup: Path, to: Path, login: str | None = CLEARING) -> RestoredBackup:
    text = None if login is None else passphrase_of(login)
    return restore_backup(town.house, backup, to, login, text)


def states(found: RestoredBackup) -> list[Health]:
    return [line.health for line in found.health.lines]


def test_what_was_backed_up_comes_back_with_every_word(used: Town, tmp_path: Path) -> None:
    made = backed_up(used)
    found = restored(used, made.folder, tmp_path / "neu")
    assert made.is_checked
    assert states(found) == [Health.GOOD] * 4
    with unlock_store(used.house, tmp_path / "neu", CLEARING, passphrase_of(CLEARING)) as desk:
        file = desk.ask(CaseDesk(only_case(desk))).file
        assert file.case.report.narrative == CANARY
        assert file.attachments[0].name == f"{CANARY}.txt"
        assert desk.losses == ()


def test_one_file_to_carry_holds_all_of_it(used: Town, tmp_path: Path) -> None:
    target = tmp_path / "stick.komma-backup"
    assert backed_up(used, to=target).carried_to == target
    shutil.rmtree(used.folder)
    assert states(restored(used, target, tmp_path / "neu")) == [Health.GOOD] * 4
    with unlock_store(used.house, tmp_path / "neu", CLEARING, passphrase_of(CLEARING)) as desk:
        assert len(desk.attachments()) == 1


def test_a_folder_elsewhere_gets_only_the_new_attachments(used: Town, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first = backed_up(used, to=stick)
    (pooled,) = (stick / "attachments").iterdir()
    pooled.chmod(0o400)
    before = pooled.stat().st_mtime_ns
    second = backed_up(used, to=stick)
    assert pooled.stat().st_mtime_ns == before
    for made in (first, second):
        assert made.carried_to is not None
        assert states(restored(used, made.carried_to, tmp_path / made.folder.name)) == (
            [Health.GOOD] * 4
        )


def test_without_the_key_the_cases_are_copied_closed_and_called_so(
    used: Town, tmp_path: Path
) -> None:
    made = backed_up(used, ADMIN)
    assert not made.is_checked
    found = restored(used, made.folder, tmp_path / "neu", ADMIN)
    assert states(found) == [Health.GOOD, Health.GOOD, Health.NOT_LOOKED_AT, Health.GOOD]
    with unlock_store(used.house, tmp_path / "neu", CLEARING, passphrase_of(CLEARING)) as desk:
        assert desk.ask(CaseDesk(only_case(desk))).file.case.report.narrative == CANARY


def test_without_the_key_cases_that_are_worked_in_are_not_copied(used: Town) -> None:
    used.folder.joinpath("cases.db-wal").write_bytes(b"something")
    with pytest.raises(NotAtRest):
        backed_up(used, ADMIN)
    assert list(used.folder.joinpath("backups").glob("2*")) == []


def test_without_a_passphrase_the_hashes_are_compared_and_the_rest_is_named(
    used: Town, tmp_path: Path
) -> None:
    found = restored(used, backed_up(used).folder, tmp_path / "neu", None)
    assert states(found) == [Health.GOOD] + [Health.NOT_LOOKED_AT] * 3


@pytest.mark.parametrize("name", ["office.db", "cases.db", "keys.json"])
def test_a_flipped_byte_is_refused_and_named(used: Town, tmp_path: Path, name: str) -> None:
    path = backed_up(used).folder / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(BackupDamaged) as refused:
        restored(used, path.parent, tmp_path / "neu", None)
    assert refused.value.facts == {"file": name}
    assert not (tmp_path / "neu").exists()


def test_a_flipped_byte_in_the_one_file_is_refused(used: Town, tmp_path: Path) -> None:
    target = tmp_path / "stick.komma-backup"
    backed_up(used, to=target)
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    with pytest.raises(BackupDamaged):
        restored(used, target, tmp_path / "neu")
    assert not (tmp_path / "neu").exists()


def test_a_list_of_contents_that_was_changed_is_refused(used: Town, tmp_path: Path) -> None:
    path = backed_up(used).folder / "manifest.json"
    path.write_text(path.read_text().replace('"programme": "', '"programme": "9'))
    with pytest.raises(NotTheSignedBackup):
        restored(used, path.parent, tmp_path / "neu")
    assert not (tmp_path / "neu").exists()


def test_an_older_backup_under_a_newer_name_is_noticed(used: Town, tmp_path: Path) -> None:
    older, newer = backed_up(used).folder, backed_up(used).folder
    shutil.rmtree(newer)
    shutil.copytree(older, newer)
    with pytest.raises(AnotherBackup):
        restored(used, newer, tmp_path / "neu")


def test_nothing_is_restored_over_anything(used: Town) -> None:
    made = backed_up(used)
    before = (used.folder / "office.db").read_bytes()
    with pytest.raises(NotIntoThisFolder):
        restored(used, made.folder, used.folder)
    assert (used.folder / "office.db").read_bytes() == before


def test_what_is_no_backup_is_said(used: Town, tmp_path: Path) -> None:
    (tmp_path / "brief.komma-backup").write_text("Guten Tag")
    for place in (tmp_path / "brief.komma-backup", used.folder, tmp_path / "fehlt"):
        with pytest.raises(NoBackupHere):
            restored(used, place, tmp_path / "neu")


def test_a_wrong_passphrase_leaves_no_folder(used: Town, tmp_path: Path) -> None:
    made = backed_up(used)
    with pytest.raises(WrongLoginOrPassphrase):
        restore_backup(used.house, made.folder, tmp_path / "neu", CLEARING, "falsch")
    assert not (tmp_path / "neu").exists()


def test_a_rehearsal_opens_every_record_and_leaves_no_trace(used: Town, tmp_path: Path) -> None:
    made, room = backed_up(used), tmp_path / "probe"
    found = rehearse_backup(used.house, made.folder, CLEARING, passphrase_of(CLEARING), room=room)
    assert found.health.is_good
    assert found.records > 20
    assert Health.NOT_LOOKED_AT not in states(found)
    assert not room.exists()


def test_a_rehearsal_that_fails_leaves_no_trace_either(used: Town, tmp_path: Path) -> None:
    made, room = backed_up(used), tmp_path / "probe"
    with pytest.raises(WrongLoginOrPassphrase):
        rehearse_backup(used.house, made.folder, CLEARING, "falsch", room=room)
    assert not room.exists()


def test_nothing_lies_in_clear_in_a_backup(used: Town, tmp_path: Path) -> None:
    target = tmp_path / "stick.komma-backup"
    made = backed_up(used, to=target)
    files = [each for each in made.folder.parent.rglob("*") if each.is_file()]
    assert len(files) == 5
    held = b"".join(each.read_bytes() for each in (*files, target))
    names = b"".join(str(each).encode() for each in files)
    for word in (CANARY, "rita", "Rita Reiter", "Karl", CLEARING, "Musterstadt", "SQLite format"):
        assert word.encode() not in held
    assert b".txt" not in names
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_how_many_cases_there_are_is_not_told_by_the_list_of_contents(used: Town) -> None:
    told = (backed_up(used).folder / "manifest.json").read_text()
    assert "count" not in told
    assert "sequence" not in told


def test_a_backup_that_is_stopped_leaves_the_earlier_ones(used: Town) -> None:
    made, seen = backed_up(used), list[BackupProgress]()

    def until_the_cases(progress: BackupProgress) -> bool:
        seen.append(progress)
        return progress.part != "cases"

    with used.unlock(CLEARING) as desk, pytest.raises(BackupStopped):
        desk.perform(BackUpStore(watch=until_the_cases))
    assert seen
    shelf = used.folder / "backups"
    assert {each.name for each in shelf.iterdir()} == {made.folder.name, "attachments"}


def test_ten_are_kept_and_the_newest_checked_one_always(used: Town, tmp_path: Path) -> None:
    checked = backed_up(used)
    closed = []
    for day in range(1, 13):
        used.clock.move_to(date(2026, 11, day))
        closed.append(backed_up(used, ADMIN))
    kept = {each.name for each in (used.folder / "backups").glob("2*")}
    assert kept == {checked.folder.name, *(each.folder.name for each in closed[-10:])}
    assert states(restored(used, checked.folder, tmp_path / "neu")) == [Health.GOOD] * 4


def test_everything_is_checked_while_the_desk_is_open(used: Town) -> None:
    with used.unlock(CLEARING) as desk:
        assert check_open_store(used.house, desk).is_good
        (sealed,) = (used.folder / "attachments").iterdir()
        sealed.write_bytes(sealed.read_bytes()[:-1])
        assert not check_open_store(used.house, desk).is_good


def test_a_spoilt_attachment_never_writes_over_its_copy(used: Town, tmp_path: Path) -> None:
    backed_up(used)
    (sealed,) = (used.folder / "attachments").iterdir()
    sealed.write_bytes(sealed.read_bytes()[:-1])
    second = backed_up(used)
    restored(used, second.folder, tmp_path / "neu")
    with unlock_store(used.house, tmp_path / "neu", CLEARING, passphrase_of(CLEARING)) as desk:
        assert check_open_store(used.house, desk).is_good


def test_a_store_with_faults_is_copied_whole_and_the_sound_one_stays(
    used: Town, tmp_path: Path
) -> None:
    sound = backed_up(used)
    with used.unlock(CLEARING) as desk:
        key = desk.ring.file_key(Compartment.CASES).raw
    with closing(raw_store._open(used.folder, key, "cases.db")) as raw:
        raw.execute("UPDATE cases SET state = 'closed'")
    made = backed_up(used)
    assert made.flaws
    assert not made.is_checked
    assert sound.folder.is_dir()
    found = restored(used, made.folder, tmp_path / "neu")
    assert states(found) == [Health.GOOD, Health.GOOD, Health.NOT_LOOKED_AT, Health.GOOD]
