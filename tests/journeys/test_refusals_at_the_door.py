"""Who may not come in hears why and what to do, and nothing of the store has changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from komma_desk.bootstrap import founding, opening
from komma_desk.bootstrap.founding import found_store
from komma_desk.bootstrap.founding_site import FolderNotEmpty
from komma_desk.bootstrap.opening import NoStoreHere, accept_invitation, recover_store, unlock_store
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.roles import Role
from komma_desk.store.desk_lock import OpenElsewhere
from komma_desk.store.troubles import StoreNotEncrypted, StoreTooNew
from komma_desk.system.places import NetworkDrive, refuse_unsuitable
from komma_desk.usecases.founding import FirstPerson
from komma_desk.vault.refusals import (
    CodeMistyped,
    InvitationExpired,
    KeyFileDamaged,
    LoginTaken,
    PassphraseTooShort,
    WrongInvitation,
    WrongLoginOrPassphrase,
    WrongRecoveryCode,
)
from komma_desk.words import Language, use_language
from tests.journeys.raw_store import change, files_of, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, passphrase_of

LOCKS = {"lease", "lease.lock"}
Kind = type[Refusal] | type[Trouble]


def refused(town: Town, kind: Kind, deed: Callable[[], object]) -> str:
    """The German sentence; the store is byte for byte as it was."""
    before = {path: data for path, data in files_of(town.folder) if path.name not in LOCKS}
    with pytest.raises(kind) as caught:
        deed()
    after = {path: data for path, data in files_of(town.folder) if path.name not in LOCKS}
    assert after == before
    assert isinstance(caught.value, Refusal | Trouble)
    german = caught.value.spoken()
    use_language(Language.ENGLISH)
    assert caught.value.spoken() != german, "there is no German for this"
    use_language(Language.GERMAN)
    assert caught.value.advice, "nothing says what to do"
    return german


def test_a_wrong_passphrase_says_so(founded_town: Town) -> None:
    said = refused(
        founded_town,
        WrongLoginOrPassphrase,
        lambda: unlock_store(founded_town.house, founded_town.folder, CLEARING, "ganz falsch hier"),
    )
    assert "Passphrase" in said


def test_an_unknown_login_is_told_from_a_wrong_passphrase_by_nobody(founded_town: Town) -> None:
    def come(login: str) -> str:
        def deed() -> object:
            return unlock_store(founded_town.house, founded_town.folder, login, "ganz falsch hier")

        return refused(founded_town, WrongLoginOrPassphrase, deed)

    assert come("gibtesnicht") == come(ADMIN)


def test_after_a_refusal_the_right_passphrase_still_opens(founded_town: Town) -> None:
    with pytest.raises(WrongLoginOrPassphrase):
        unlock_store(founded_town.house, founded_town.folder, CLEARING, "ganz falsch hier")
    founded_town.unlock(CLEARING).close()


@pytest.mark.parametrize("name", ["office.db", "cases.db"])
def test_a_file_in_clear_instead_of_the_store_is_refused(founded_town: Town, name: str) -> None:
    path = founded_town.folder / name
    path.unlink()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE people (id)")
        plain.commit()
    refused(founded_town, StoreNotEncrypted, lambda: founded_town.unlock(CLEARING))


def test_a_newer_store_is_left_alone(founded_town: Town) -> None:
    with founded_town.unlock(CLEARING) as karl:
        key = office_key(karl)
    assert change(
        founded_town.folder, key, "UPDATE alembic_version SET version_num = 'office_0999'"
    )
    refused(founded_town, StoreTooNew, lambda: founded_town.unlock(CLEARING))


def test_a_store_open_in_another_process_is_refused_and_free_once_that_ended(
    founded_town: Town,
) -> None:
    script = (
        "import sys; from tests.journeys.town import Town; from pathlib import Path;"
        "desk = Town(Path(sys.argv[1])).unlock('karl'); print('open', flush=True);"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(founded_town.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        said = refused(founded_town, OpenElsewhere, lambda: founded_town.unlock(ADMIN))
        other.kill()
    assert "geöffnet" in said
    founded_town.unlock(ADMIN).close()


def test_two_desks_in_one_process_are_two_desks(founded_town: Town) -> None:
    with founded_town.unlock(CLEARING), pytest.raises(OpenElsewhere):
        founded_town.unlock(ADMIN)
    founded_town.unlock(ADMIN).close()


@pytest.mark.parametrize("deed", ["found", "unlock"])
def test_a_network_drive_is_refused_before_anything_is_written(
    founded_town: Town, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    def on_a_share(folder: Path) -> None:
        refuse_unsuitable(folder, file_system_of=lambda _: "cifs")

    monkeypatch.setattr(founding, "refuse_unsuitable", on_a_share)
    monkeypatch.setattr(opening, "refuse_unsuitable", on_a_share)
    new = founded_town.folder.parent / "neu"
    if deed == "unlock":
        refused(founded_town, NetworkDrive, lambda: founded_town.unlock(CLEARING))
    else:
        refused(
            founded_town, NetworkDrive, lambda: found_store(founded_town.house, new, "Neu", [one()])
        )
        assert not new.exists()


def one(passphrase: str = "") -> FirstPerson:
    return FirstPerson(
        login="eine",
        name="Eine",
        roles=frozenset({Role.ADMINISTRATOR, Role.CLEARING}),
        passphrase=passphrase or passphrase_of("eine"),
    )


def test_no_store_is_founded_over_another(founded_town: Town) -> None:
    refused(
        founded_town,
        FolderNotEmpty,
        lambda: found_store(founded_town.house, founded_town.folder, "Neu", [one()]),
    )


def test_of_a_founding_that_fails_nothing_is_left(founded_town: Town) -> None:
    new = founded_town.folder.parent / "neu"
    with pytest.raises(PassphraseTooShort):
        found_store(founded_town.house, new, "Neu", [one("kurz")])
    assert not new.exists()
    new.mkdir()
    with pytest.raises(PassphraseTooShort):
        found_store(founded_town.house, new, "Neu", [one("kurz")])
    assert list(new.iterdir()) == []


def test_an_empty_folder_is_no_store(founded_town: Town, tmp_path: Path) -> None:
    empty = tmp_path / "leer"
    empty.mkdir()
    refused(founded_town, NoStoreHere, lambda: Town(empty).unlock(CLEARING))
    assert list(empty.iterdir()) == []


def test_a_damaged_key_file_is_named(founded_town: Town) -> None:
    (founded_town.folder / "keys.json").write_bytes(b"{")
    refused(founded_town, KeyFileDamaged, lambda: founded_town.unlock(CLEARING))


@pytest.mark.parametrize("name", ["office.db", "cases.db"])
def test_a_missing_file_is_trouble_with_a_sentence(founded_town: Town, name: str) -> None:
    for path in founded_town.folder.glob(f"{name}*"):
        path.unlink()
    with pytest.raises((Refusal, Trouble)) as caught:
        founded_town.unlock(CLEARING)
    assert isinstance(caught.value, Refusal | Trouble)
    assert caught.value.spoken()
    assert not (founded_town.folder / name).exists()


def test_a_code_opens_once_for_one_login_and_not_for_ever(founded_town: Town) -> None:
    code = founded_town.invite("rita")

    def accept(login: str, typed: str) -> Callable[[], object]:
        def deed() -> object:
            words = passphrase_of(login)
            came = accept_invitation(founded_town.house, founded_town.folder, login, typed, words)
            came.session.close()
            return came

        return deed

    refused(founded_town, WrongInvitation, accept("rolf", code))
    mistyped = code[:-1] + ("A" if code[-1] != "A" else "B")
    refused(founded_town, CodeMistyped, accept("rita", mistyped))
    founded_town.clock.at += timedelta(days=15)
    refused(founded_town, InvitationExpired, accept("rita", code))
    founded_town.clock.at -= timedelta(days=15)
    accept("rita", code)()
    refused(founded_town, LoginTaken, accept("rita", code))


def test_a_recovery_code_sets_a_new_passphrase_and_a_wrong_one_does_nothing(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path / "store")
    codes = found_store(town.house, town.folder, "Neu", [one()]).recovery_codes
    new = "Eine ganz neue Passphrase"
    wrong = Town(tmp_path / "zweiter")
    other = found_store(wrong.house, wrong.folder, "Neu", [one()]).recovery_codes["eine"]
    refused(
        town,
        WrongRecoveryCode,
        lambda: recover_store(town.house, town.folder, "eine", other, new),
    )
    came = recover_store(town.house, town.folder, "eine", codes["eine"], new)
    came.session.close()
    assert came.recovery_code != codes["eine"]
    refused(
        town,
        WrongRecoveryCode,
        lambda: recover_store(town.house, town.folder, "eine", codes["eine"], new),
    )
    unlock_store(town.house, town.folder, "eine", new).close()
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock("eine")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_one_may_not_write_to_is_trouble(founded_town: Town) -> None:
    shutil.copytree(founded_town.folder, founded_town.folder.parent / "zu")
    closed = founded_town.folder.parent / "zu"
    closed.chmod(0o500)
    with pytest.raises((Refusal, Trouble)):
        Town(closed).unlock(CLEARING)
    closed.chmod(0o700)
