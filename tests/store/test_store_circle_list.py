"""The list, the counts and the figures where some cases are restricted to a circle."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.case import Case, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.stored import NoSuchCase
from tests.fakes.samples import NOON, a_case, a_report
from tests.store.circle_office import CircleOffice, write
from tests.store.test_store_circles import filled


@pytest.fixture
def office(store: Path) -> CircleOffice:
    return CircleOffice(store)


def test_the_list_shows_a_member_the_line_and_others_only_that_there_is_one(
    office: CircleOffice,
) -> None:
    open_case = a_case("2026-0001", received_at=NOON - timedelta(days=1), told="Offen am Markt")
    hidden = a_case(
        "2026-0002",
        circle=office.circle(),
        report=a_report(narrative="Geheim am Markt", acute_danger=True),
        responsible=office.people["Ada"].id,
        facts={"urgency": "HIGH"},
    )
    for each in (open_case, hidden):
        office.add(each)
    lines, counts = {}, {}
    reporter = hidden.reporter
    assert reporter is not None
    for name in ("Ada", "Cleo"):
        with office.desk(name) as desk, desk.look() as work:
            scope, cases = office.scope(name), work.cases.cases
            lines[name] = cases.lines(CaseListing(), scope)
            found = CaseListing(search="geheim markt")
            counts[name] = (
                cases.count(CaseListing(), scope),
                cases.count(found, scope),
                len(cases.lines(found, scope)),
                cases.count(CaseListing(search="2026-0002"), scope),
                cases.count(CaseListing(responsible=office.people["Ada"].id), scope),
                cases.out_of_reach(scope),
                len(work.cases.figures.facts(frozenset())),
                cases.count_by_state(scope),
                cases.reported_by(reporter, scope),
            )
    assert [line.number for line in lines["Ada"]] == ["2026-0002", "2026-0001"]
    hers, others = lines["Ada"][0], lines["Cleo"][0]
    assert (hers.main_form, hers.urgency, hers.acute_danger) == ("THREAT", "HIGH", True)
    assert (hers.restricted, hers.readable, hers.answered) == (True, True, False)
    assert replace(others, id=hidden.id) == replace(
        hers,
        main_form=None,
        place=None,
        urgency=None,
        acute_danger=False,
        responsible=None,
        readable=False,
    )
    assert counts["Ada"] == (2, 1, 1, 1, 1, 0, 2, {"triage": 2}, (hidden.id,))
    assert counts["Cleo"] == (2, 0, 0, 1, 0, 1, 1, {"triage": 2}, ())


@pytest.fixture(scope="module")
def with_twelve(template: Path, tmp_path_factory: pytest.TempPathFactory) -> CircleOffice:
    """Filled once, only read from: every third of its cases is restricted."""
    folder = tmp_path_factory.mktemp("twelve") / "store"
    office = CircleOffice(Path(shutil.copytree(template, folder)))
    for number in range(12):
        office.add(
            a_case(
                f"2026-{number + 5}",
                circle=office.circle() if number % 3 == 0 else None,
                received_at=datetime(2026, 3, 1 + number * 7 % 12, 23, 30, tzinfo=UTC),
                state=("triage", "in_hand", "closed")[number % 3],
                main_form=Code("THREAT" if number % 4 else "INSULT"),
                facts={"urgency": "HIGH"} if number % 5 else {},
            )
        )
    return office


@pytest.mark.parametrize("order", ["number", "received_on", "state", "main_form", "urgency"])
@pytest.mark.parametrize("descending", [True, False])
def test_restricted_and_open_cases_are_ordered_as_one_list(
    with_twelve: CircleOffice, order: str, descending: bool
) -> None:
    office, listing = with_twelve, CaseListing(order=order, descending=descending)
    with office.desk("Ada") as desk, desk.look() as work:
        scope = office.scope("Ada")
        pages = [work.cases.cases.lines(listing, scope, offset=at, limit=5) for at in (0, 5, 10)]
        known = {
            each.id: work.cases.cases.get(each.id, scope)
            for each in work.cases.cases.lines(CaseListing(), scope)
        }
    found = [line.id for page in pages for line in page]
    keys: dict[str, Callable[[Case], Any]] = {
        "number": lambda case: int(case.number[5:]),
        "received_on": lambda case: case.received_at,
        "state": lambda case: case.state,
        "main_form": lambda case: case.main_form,
        "urgency": lambda case: case.facts.get("urgency", ""),
    }
    expected = sorted(
        known, key=lambda each: (keys[order](known[each]), each.hex), reverse=descending
    )
    assert found == expected


def test_who_sees_assigned_cases_only_sees_what_she_is_named_for(office: CircleOffice) -> None:
    case = filled(office, a_case(circle=office.circle())).case
    for name, expected in (("Ada", [case.number]), ("Cleo", [])):
        with office.desk(name) as desk, desk.look() as work:
            scope = office.scope(name, all_cases=False)
            lines = work.cases.cases.lines(CaseListing(), scope)
            assert [line.number for line in lines] == expected
            assert work.cases.cases.count_by_state(scope) == dict.fromkeys(
                ["triage"] * len(expected), 1
            )
            assert work.cases.cases.out_of_reach(scope) == 0
            if not expected:
                with pytest.raises(NoSuchCase):
                    work.cases.cases.get(case.id, scope)
                with pytest.raises(NoSuchCase):
                    work.cases.cases.by_number(case.number, scope)


def test_a_member_has_her_files_whole_also_where_one_of_them_is_damaged(
    office: CircleOffice,
) -> None:
    cases = [office.add(a_case(f"2026-000{at}", circle=office.circle())) for at in (1, 2, 3)]
    spoil = "UPDATE sealed_cases SET document = zeroblob(200) WHERE case_id = ?"
    write(office, (spoil, (cases[1].id.hex,)))
    found = {}
    for name in ("Ada", "Cleo"):
        with office.desk(name) as desk, desk.look() as work:
            files = work.cases.cases.restricted_files(office.people[name].id)
            found[name] = [each.case.id for each in files]
    assert found == {"Ada": [cases[0].id, cases[2].id], "Cleo": []}
