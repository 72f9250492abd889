"""Everybody's own way in: another passphrase, another sheet for the safe."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from komma_desk.bootstrap.opening import accept_invitation, recover_store, unlock_store
from komma_desk.usecases.commands.change_passphrase import ChangePassphrase
from komma_desk.usecases.commands.renew_recovery_sheet import RenewRecoverySheet
from komma_desk.vault.refusals import WrongLoginOrPassphrase, WrongRecoveryCode
from tests.journeys import raw_store
from tests.journeys.town import Town, passphrase_of

NEW = "Ein ganz anderer Satz am Fluss"


def test_another_passphrase_opens_and_the_old_one_is_dead(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ChangePassphrase(passphrase_of("rita"), NEW))
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock("rita")
    unlock_store(town.house, town.folder, "rita", NEW).close()


def test_another_passphrase_writes_no_file_anew(town: Town) -> None:
    """Of the cases not a byte changes; the office gets its line in the log, under the same key."""
    cases, office = town.folder / "cases.db", town.folder / "office.db"
    before, salt = cases.read_bytes(), office.read_bytes()[:16]
    with town.unlock("rita") as rita:
        key = raw_store.office_key(rita)
        rita.perform(ChangePassphrase(passphrase_of("rita"), NEW))
    assert cases.read_bytes() == before
    assert office.read_bytes()[:16] == salt
    assert list(raw_store.cells(town.folder, key))


def test_whoever_does_not_know_the_old_passphrase_changes_nothing(town: Town) -> None:
    with town.unlock("rita") as rita, pytest.raises(WrongLoginOrPassphrase):
        rita.perform(ChangePassphrase("geraten und daneben", NEW))
    town.unlock("rita").close()


def test_a_new_sheet_opens_and_kills_the_code_before_it(founded_town: Town, tmp_path: Path) -> None:
    town, sheet = founded_town, tmp_path / "bogen.pdf"
    came = accept_invitation(
        town.house, town.folder, "rita", town.invite("rita"), passphrase_of("rita")
    )
    with came.session as rita:
        rita.perform(RenewRecoverySheet(passphrase_of("rita"), sheet))
    with pytest.raises(WrongRecoveryCode):
        recover_store(town.house, town.folder, "rita", came.recovery_code, NEW)
    recover_store(town.house, town.folder, "rita", code_on(sheet), NEW).session.close()


def code_on(sheet: Path) -> str:
    with closing(PdfDocument(sheet)) as document:
        text = document[0].get_textpage().get_text_range()
    found = re.search(r"(?:[0-9A-Z]{4}[-\s\ufffe]+){8}[0-9A-Z]{4}", text)
    assert found is not None, text
    return found.group().replace("\ufffe", "-")


def test_an_open_desk_makes_no_new_sheet_without_the_passphrase(town: Town, tmp_path: Path) -> None:
    with town.unlock("rita") as rita, pytest.raises(WrongLoginOrPassphrase):
        rita.perform(RenewRecoverySheet("geraten und daneben", tmp_path / "bogen.pdf"))
    assert not (tmp_path / "bogen.pdf").exists()
