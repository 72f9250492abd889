"""A list of any length is read along its indexes: no order and no filter walks the whole table."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.scope import Scope
from komma_desk.store.case_list import wanted_ids, wanted_lines, wanted_tally
from komma_desk.store.engine import open_engine
from komma_desk.store.upgrade import FILES
from tests.store.conftest import KEYS

SOMEBODY = PersonId(UUID(int=5))
EVERYTHING = Scope(person=SOMEBODY, all_cases=True)
ORDERS = ("number", "received_on", "state", "main_form", "urgency")
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"open_only": True},
    {"states": frozenset({"received", "triage"})},
    {"responsible": SOMEBODY},
    {"search": "Schalter Montag"},
)


def plan_of(wanted: sa.Select[*tuple[Any, ...]], store: Path) -> list[str]:
    dialect = sqlite.dialect()
    said = str(wanted.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    engine = open_engine(store / FILES[Compartment.CASES], KEYS[Compartment.CASES], read_only=True)
    with engine.connect() as connection:
        lines = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}").all()
    engine.dispose()
    return [line[3] for line in lines]


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_is_read_along_an_index_in_every_order_and_view(store: Path, order: str) -> None:
    walked = []
    for each, descending in itertools.product(FILTERS, (False, True)):
        listing = CaseListing(order=order, descending=descending, **each)
        plan = plan_of(wanted_lines(listing, EVERYTHING).params(offset=0, limit=200), store)
        walked += [step for step in plan if step.startswith(("SCAN", "SEARCH"))]
    assert [step for step in walked if "INDEX" not in step] == []


@pytest.mark.parametrize("order", ORDERS)
def test_the_unfiltered_list_is_never_sorted_anew(store: Path, order: str) -> None:
    listing = CaseListing(order=order)
    plan = plan_of(wanted_lines(listing, EVERYTHING).params(offset=0, limit=200), store)
    assert [step for step in plan if "B-TREE" in step] == []


def test_the_numbers_beside_the_views_take_one_way_through_the_open_cases(store: Path) -> None:
    listings = [CaseListing(**each) for each in FILTERS[1:3]]
    listings += [CaseListing(unanswered=True), CaseListing(unread=True)]
    (wanted,) = wanted_tally(listings, EVERYTHING, None)
    plan = plan_of(wanted, store)
    assert [step for step in plan if step.startswith("SCAN cases")] == [
        "SCAN cases USING INDEX ix_cases_received_at_id_open"
    ]


def test_for_the_ids_of_a_list_nothing_is_looked_up_that_only_its_lines_show(store: Path) -> None:
    plan = plan_of(wanted_ids(CaseListing(open_only=True), EVERYTHING, None), store)
    assert [step for step in plan if "case_events" in step] == []


def test_what_a_line_says_of_letters_takes_one_way_through_the_history(store: Path) -> None:
    wanted = wanted_lines(CaseListing(), EVERYTHING).params(offset=0, limit=200)
    searched = [step for step in plan_of(wanted, store) if "case_events" in step]
    assert searched == [
        "SEARCH case_events USING COVERING INDEX ix_case_events_case_id_action (case_id=?)"
    ]


def test_the_same_list_is_built_once_for_all_its_pages() -> None:
    listing = CaseListing(order="number", states=frozenset({"received"}))
    again = CaseListing(order="number", states=frozenset({"received"}))
    assert wanted_lines(listing, EVERYTHING) is wanted_lines(again, EVERYTHING)
