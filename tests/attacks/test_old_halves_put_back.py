"""Halves that were thrown away are put back into the office file, to be given the new keys."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from komma_desk.bootstrap.recovering import recover_office
from komma_desk.domain.access import AccessReport
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding
from komma_desk.vault.recovery import unlock_with_halves
from tests.journeys.raw_store import change, office_key
from tests.journeys.test_office_recovery import Sheets, print_halves
from tests.journeys.town import ADMIN, CLEARING, Town, passphrase_of, person_id

KEPT = "SELECT value FROM settings WHERE name = 'organisation_recovery'"
PUT_BACK = "UPDATE settings SET value = ? WHERE name = 'organisation_recovery'"


def kept_now(town: Town) -> str:
    with town.unlock(ADMIN) as mira, mira._desk.look() as work:
        return work.office.settings.get("organisation_recovery")


def comeback(halves: Sheets) -> Comeback:
    return Comeback(
        half_a=halves.a,
        half_b=halves.b,
        login="neu",
        name="Nadia Neu",
        new_passphrase=passphrase_of("neu"),
    )


@pytest.fixture
def thrown_away(town: Town, tmp_path: Path) -> tuple[Sheets, Sheets]:
    """The halves of before, put back with the key file that knew them; and the valid ones."""
    old = print_halves(town, tmp_path / "old")
    before, keys = kept_now(town), town.folder / "keys.json"
    shutil.copy(keys, tmp_path / "keys.json")
    new = print_halves(town, tmp_path / "new")
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, PUT_BACK, before) == 1
    return old, new


def test_thrown_away_halves_get_no_new_key(
    town: Town, thrown_away: tuple[Sheets, Sheets], tmp_path: Path
) -> None:
    old, _new = thrown_away
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
    put_slots_back(town, tmp_path / "keys.json")
    with pytest.raises((Refusal, Trouble)):
        recover_office(town.house, town.folder, comeback(old))


def test_the_valid_halves_are_not_thrown_out_of_the_key_file(
    town: Town, thrown_away: tuple[Sheets, Sheets]
) -> None:
    _old, new = thrown_away
    with town.unlock(CLEARING) as karl:
        assert not karl.ask(RecoveryStanding()).is_confirmed
        report: AccessReport = karl.ask(AccessList())
    assert report.is_alarming
    ring = unlock_with_halves(town.house.cabinet(town.folder), new.a, new.b)
    assert ring.holds(Compartment.CASES)


def put_slots_back(town: Town, before: Path) -> None:
    """The way in that the thrown away halves had."""
    old = json.loads(before.read_text(encoding="ascii"))
    keys = town.folder / "keys.json"
    now = json.loads(keys.read_text(encoding="ascii"))
    now["slots"] = old["slots"] | now["slots"]
    keys.write_text(json.dumps(now), encoding="ascii")
