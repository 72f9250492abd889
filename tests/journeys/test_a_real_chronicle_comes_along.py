"""From a CSV of 1,021 published incidents to exported figures; skipped where the list is not."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.queries.case_desk import CaseByNumber
from tests.journeys.desk_line import Line
from tests.journeys.raw_store import files_of
from tests.journeys.town import CLEARING, Town, enter_partner

CHECKOUT = Path(__file__).resolve().parents[2]
CHRONICLE = CHECKOUT.parent / "shared" / "data" / "chronicle-sachsen-anhalt.csv"
MAPPING = CHECKOUT / "tests" / "data" / "chronicle.mapping.toml"
ROWS, GOOD, BAD = 1021, 1001, 20


@pytest.fixture(scope="module")
def line(staffed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Line:
    if not CHRONICLE.exists():
        pytest.skip(f"the chronicle is not here: ../shared/data/{CHRONICLE.name}")
    folder = tmp_path_factory.mktemp("chronicle") / "store"
    return Line(Town(Path(shutil.copytree(staffed_once, folder))))


def bring_along(line: Line, *words: str) -> tuple[dict[str, int], list[list[str]]]:
    folder = line.town.folder
    report = folder.parent / "bericht.csv"
    words = ("--mapping", str(MAPPING), "--report", str(report), "--json", *words)
    said = line.by(CLEARING, "report", "import", folder, CHRONICLE, *words)
    assert said.status == 0, said.err
    with report.open(encoding="utf-8-sig", newline="") as file:
        return said.json, list(csv.reader(file, delimiter=";"))


def test_the_list_walks_from_csv_to_figures(line: Line, tmp_path: Path) -> None:
    a_dry_run_changes_nothing(line)
    the_good_rows_come_in_and_the_bad_ones_are_listed(line)
    a_second_run_adds_nothing(line)
    number = a_search_finds_a_case(line)
    the_case_is_handed_over(line, number, tmp_path)
    its_years_figures_are_exported(line, tmp_path)


def a_dry_run_changes_nothing(line: Line) -> None:
    told, _ = bring_along(line, "--dry-run")
    assert (told["added"], told["known"], told["problems"]) == (GOOD, 0, BAD)
    assert line.by(CLEARING, "case", "list", line.town.folder, "--json").json == []


def the_good_rows_come_in_and_the_bad_ones_are_listed(line: Line) -> None:
    told, report = bring_along(line)
    assert (told["added"], told["known"], told["problems"]) == (GOOD, 0, BAD)
    listed = [row for row in report[1:] if row[0]]
    assert len(listed) == BAD
    assert all(int(row[0]) > 1 and row[1] and row[2] for row in listed)


def a_second_run_adds_nothing(line: Line) -> None:
    told, _ = bring_along(line)
    assert (told["added"], told["known"]) == (0, GOOD)
    assert len(line.by(CLEARING, "case", "list", line.town.folder, "--json").json) == GOOD


def a_search_finds_a_case(line: Line) -> str:
    listed = ("case", "list", line.town.folder, "--json", "--search")
    found = line.by(CLEARING, *listed, "Magdeburg Straßenbahn").json
    assert 0 < len(found) < GOOD
    shown = line.by(CLEARING, "case", "show", line.town.folder, found[0]["number"], "--json").json
    assert "straßenbahn" in " ".join(shown["parts"].values()).lower()
    assert line.by(CLEARING, *listed, "Wortdasesnichtgibt").json == []
    return str(found[0]["number"])


def the_case_is_handed_over(line: Line, number: str, tmp_path: Path) -> None:
    folder, letter = line.town.folder, tmp_path / "brief.pdf"
    with line.town.unlock(CLEARING) as karl:
        enter_partner(karl, "Opferberatung Nord", consent="refer_counselling")
    words = ("case", "refer", folder, number, "--partner", "Nord", "--out", letter, "--json")
    refused = line.by(CLEARING, *words)
    assert (refused.status, refused.out) == (1, "")
    assert not letter.exists()
    with line.town.unlock(CLEARING) as karl:
        allow(karl, number)
    handed = line.by(CLEARING, *words)
    assert handed.status == 0, handed.err
    shown = line.by(CLEARING, "case", "show", folder, number, "--json").json
    assert [each["sha256"] for each in shown["referrals"]] == [handed.json["sha256"]]
    assert letter.read_bytes().startswith(b"%PDF-")


def allow(karl: Session, number: str) -> None:
    case: Any = karl.ask(CaseByNumber(number))
    karl.perform(
        RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
    )


def its_years_figures_are_exported(line: Line, tmp_path: Path) -> None:
    folder = line.town.folder
    cases = line.by(CLEARING, "case", "list", folder, "--json").json
    years = [each["received_on"][:4] for each in cases]
    year = max(set(years), key=years.count)
    prepared = line.by(CLEARING, "figures", "prepare", folder, "--period", year, "--json")
    assert prepared.status == 0, prepared.err
    out = tmp_path / "zahlen"
    out.mkdir()
    exported = line.by("ines", "figures", "export", folder, "--period", year, "--out", out)
    assert exported.status == 0, exported.err
    release = json.loads((out / "release.json").read_text(encoding="utf-8"))
    exact = next(table for table in release["tables"] if table["method"]["name"] == "exact")
    total = sum(value or 0 for *at, value in exact["cells"] if "*" not in at)
    assert 0 < total <= years.count(year)
    for table in release["tables"]:
        rounded = table["method"]["name"] == "small-count-rounding"
        for *_, value in table["cells"]:
            assert value is None or not rounded or value == 0 or value >= 5
    narratives = [data for path, data in files_of(out) if path.suffix != ".pdf"]
    assert all("Straßenbahn".encode() not in data for data in narratives)
