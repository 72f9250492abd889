"""Rows and files planted to make care, cards and circles stumble: each counts as not written."""

from __future__ import annotations

import json
from contextlib import closing
from typing import Any

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.schedule import Schedule
from komma_desk.store.backup_manifest import NAME, read_manifest
from komma_desk.store.backup_troubles import ManifestUnreadable
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reseal_circles import ResealCircles
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep
from tests.attacks.forging import person_named
from tests.journeys.raw_store import _open, change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, only_case

PLANT = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"


def planted(town: Town, name: str, value: str) -> None:
    with town.unlock("ines") as ines:
        key = office_key(ines)
    assert change(town.folder, key, PLANT, name, value) == 1


@pytest.mark.parametrize("value", ["9" * 5000, "-1", "٣", "1e9", ""])
@pytest.mark.parametrize("name", ["upkeep_backup_keep", "upkeep_check_days"])
def test_a_planted_number_of_the_schedule_counts_as_not_written(
    town: Town, name: str, value: str
) -> None:
    planted(town, name, value)
    with town.unlock(ADMIN) as mira:
        view: Any = mira.ask(StoreUpkeep())
    assert view.schedule == Schedule()


@pytest.mark.parametrize("value", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
@pytest.mark.parametrize("name", ["upkeep_backup_checked", "upkeep_full_check", "upkeep_backup"])
def test_a_planted_moment_of_care_stops_no_page(town: Town, name: str, value: str) -> None:
    planted(town, name, value)
    with town.unlock(ADMIN) as mira:
        view: Any = mira.ask(StoreUpkeep())
        for each in (view.backup, view.checked_backup, view.full_check):
            assert each is None or each.astimezone()


@pytest.mark.parametrize(
    "value", ['{"number": Infinity}', "[" * 200_000, '{"number": "x"}', '{"number": 1e400}']
)
def test_a_planted_card_of_the_office_keeps_no_report_waiting(town: Town, value: str) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    planted(town, "office_signed", value)
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
    assert len(taken.numbers) == 1


def test_what_is_planted_among_files_set_aside_hides_none_of_them(town: Town) -> None:
    place = town.folder / "set-aside"
    name = "a" * 32
    (place / "2026-10-01").mkdir(parents=True)
    (place / "2026-10-01" / name).write_bytes(b"x")
    (place / "2026-10-02").write_bytes(b"a file")
    (place / "2026-99-99").mkdir()
    (place / "2026-99-99" / name).write_bytes(b"x")
    (place / "2026-10-01" / ("b" * 32)).symlink_to("/nowhere")
    (place / "2026-10-01" / ("c" * 32)).symlink_to("/etc/passwd")
    (place / "2026-10-01" / ("d" * 32)).mkdir()
    with town.unlock(ADMIN) as mira:
        found: Any = mira.ask(AsideFiles())
    assert [each.name for each in found] == [name]


@pytest.mark.parametrize(
    "spoilt",
    [{"taken_at": "0001-01-01T00:00:00+00:00"}, {"files": {"keys.json": {"size": float("inf")}}}],
)
def test_a_backup_planted_on_the_shelf_stops_no_page(town: Town, spoilt: dict[str, Any]) -> None:
    told: dict[str, Any] = {
        "form": 1,
        "taken_at": "2026-10-01T00:00:00+00:00",
        "taken_by": "0" * 32,
        "store": "0" * 32,
        "programme": "1",
        "files": {"keys.json": {"size": 1}},
        "proofs": {},
    } | spoilt
    for seal in told["files"].values():
        seal["sha256"] = "0" * 64
    folder = town.folder / "backups" / "20261001T000000Z"
    folder.mkdir(parents=True)
    data = json.dumps({"manifest": told, "signature": ""}).encode()
    (folder / NAME).write_bytes(data)
    with town.unlock(ADMIN) as mira:
        view: Any = mira.ask(StoreUpkeep())
    assert view.shelf == ()
    with pytest.raises(ManifestUnreadable):
        read_manifest(data)


def in_a_circle(town: Town) -> tuple[Any, bytes]:
    """Karl's and Carla's case, and the key of the cases."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
        both = frozenset({karl.actor.id, person_named(karl, "carla").id})
        karl.perform(RestrictCase(case=case, members=both, reason="x"))
        return case, karl.ring.file_key(Compartment.CASES).raw


def members(town: Town, case: Any) -> frozenset[Any]:
    with town.unlock(CLEARING) as karl, karl._desk.look() as work:
        found = work.cases.cases.circle_people(case)
    assert found is not None
    return found


@pytest.mark.parametrize("value", ["abc", "1 abc", "99999999999999999999 x"])
def test_a_planted_word_about_a_circle_stops_no_resealing(town: Town, value: str) -> None:
    case, key = in_a_circle(town)
    with closing(_open(town.folder, key, "cases.db")) as store:
        plant = "INSERT INTO office_memory (name, value) VALUES (?, ?)"
        store.execute(plant, ("out of circle " + case.hex, value))
    before = members(town, case)
    with town.unlock(CLEARING) as karl:
        karl.perform(ResealCircles())
    assert members(town, case) == before


def test_a_keeper_set_back_by_hand_pushes_nobody_out_of_a_circle(town: Town) -> None:
    case, _key = in_a_circle(town)
    before = members(town, case)
    with town.unlock("ines") as ines:
        key = office_key(ines)
    for login in ("henrik", "carla"):
        deed = "UPDATE people SET signature = zeroblob(64) WHERE login = ?"
        assert change(town.folder, key, deed, login) == 1
    with town.unlock(CLEARING) as karl:
        karl.perform(ResealCircles())
    assert members(town, case) == before


def test_a_dismissal_while_another_was_set_back_by_hand_pushes_only_one_out(town: Town) -> None:
    case, _key = in_a_circle(town)
    before = members(town, case)
    with town.unlock("ines") as ines:
        key = office_key(ines)
    deed = "UPDATE people SET signature = zeroblob(64) WHERE login = 'carla'"
    assert change(town.folder, key, deed) == 1
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_named(karl, "henrik").id))
        karl.perform(ResealCircles())
    assert members(town, case) == before
