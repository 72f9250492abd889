"""Lists stay quick: every order has its index, and a page is read without the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.store.case_list import wanted_lines
from komma_desk.store.engine import open_engine
from tests.fakes.samples import EVERYTHING
from tests.store.conftest import KEYS

ORDERS = ("number", "received_on", "state", "main_form", "urgency")


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("order", ORDERS)
def test_a_page_is_read_along_an_index(store: Path, order: str, descending: bool) -> None:
    listing = CaseListing(order=order, descending=descending, open_only=True)
    wanted = wanted_lines(listing, EVERYTHING).params(offset=0, limit=200)
    compiled = wanted.compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True, "render_postcompile": True}
    )
    engine = open_engine(store / "cases.db", KEYS[Compartment.CASES])
    with engine.connect() as connection:
        plan = " ".join(
            row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
        )
    engine.dispose()
    assert "SCAN cases USING INDEX ix_cases_" in plan
    assert "TEMP B-TREE" not in plan


def test_the_list_reads_no_long_text() -> None:
    compiled = str(wanted_lines(CaseListing(), EVERYTHING))
    assert "narrative" not in compiled
    assert "case_texts" not in compiled
