"""Stores as released versions left them on people's disks: each opens, whole, word for word."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.demo.store_building import demo_house
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.case_digest import read_told
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.figures_list import FiguresList
from komma_desk.usecases.queries.log_proof import LogProof
from komma_desk.usecases.queries.people_list import PeopleList

STORES = Path(__file__).resolve().parents[1] / "data" / "stores"
RELEASED = sorted(each.name for each in STORES.iterdir())


@pytest.fixture(params=RELEASED)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(STORES / request.param, tmp_path / "store"))


@pytest.fixture
def expected(released: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((released / "expected.json").read_text(encoding="utf-8"))
    return told


def test_a_sample_of_every_form_is_kept() -> None:
    assert {"v1", "v2"} <= set(RELEASED)


def test_the_sample_of_the_second_form_has_cases_in_a_circle() -> None:
    told = json.loads((STORES / "v2" / "expected.json").read_text(encoding="utf-8"))
    assert len(told["restricted"]) > 1


def test_every_case_of_it_is_there_word_for_word(released: Path, expected: dict[str, Any]) -> None:
    login = expected["clearing"]
    found = {}
    with unlock_store(demo_house(), released, login, expected["passphrases"][login]) as desk:
        lines = desk.ask(CasePage(CaseListing()))
        for line in lines:
            file = desk.ask(CaseDesk(CaseId(line.id))).file
            found[file.case.number] = {
                "state": line.state,
                "narrative": file.case.report.narrative,
                "history": len(file.history),
                "attachments": [each.name for each in file.attachments],
                "referrals": len(file.referrals),
            }
        people = len(desk.ask(PeopleList()))
        releases = [line.period for line in desk.ask(FiguresList())]
    assert found == expected["cases"]
    assert (people, releases) == (expected["people"], expected["releases"])
    restricted = sorted(line.number for line in lines if line.restricted)
    assert restricted == expected.get("restricted", [])
    assert len(found) > 20


def test_everybody_shown_still_comes_in(released: Path, expected: dict[str, Any]) -> None:
    for login, passphrase in expected["passphrases"].items():
        with unlock_store(demo_house(), released, login, passphrase) as desk:
            assert desk.actor.login == login
            assert desk.is_confirmed


def test_it_stands_a_full_check_in_the_form_of_today(
    released: Path, expected: dict[str, Any]
) -> None:
    login = expected["clearing"]
    health = check_store(demo_house(), released, login, expected["passphrases"][login])
    assert health.is_good


def test_its_cases_are_told_of_from_the_first_opening_on(
    released: Path, expected: dict[str, Any]
) -> None:
    login = expected["clearing"]
    for _twice in range(2):
        with unlock_store(demo_house(), released, login, expected["passphrases"][login]) as desk:
            verdicts = desk.ask(LogProof())
            with desk._desk.look() as work:
                lines = [each.payload for each in work.trail.entries(Compartment.CASES)]
        assert verdicts.is_sound
    known = read_told(enumerate(lines))
    assert len(known.newest) == len(expected["cases"])
    told = [each for each in lines if b"digests of" in each]
    assert len(told) <= 1
