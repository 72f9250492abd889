"""A file of before there were digests gets them once, at its upgrade, and only by that."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.audit import OPENED, AuditLine, Compartment
from komma_desk.domain.case_digest import DIGESTS, FOUND
from komma_desk.domain.identifiers import PersonId
from komma_desk.store import trail
from komma_desk.store.check import Flaw, check_cases
from komma_desk.store.desk import open_desk
from komma_desk.store.engine import open_for_upgrade
from komma_desk.store.upgrade import newest_form
from tests.fakes.log_sealer import FakeLogSealer
from tests.fakes.samples import a_case, a_person
from tests.store.conftest import KEYS, MIGRATIONS, store, template

__all__ = ["store", "template"]

CASES = KEYS[Compartment.CASES]
STEP = '''
"""A later step that changes the records themselves."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9001", "{before}"
def upgrade() -> None:
    op.add_column("cases", sa.Column("later", sa.String(), nullable=False, server_default="x"))
'''


@pytest.fixture
def later(tmp_path: Path) -> Path:
    steps = Path(shutil.copytree(MIGRATIONS, tmp_path / "later"))
    step = STEP.format(before=newest_form(MIGRATIONS, Compartment.CASES))
    (steps / "cases" / "9001_later.py").write_text(step, encoding="utf-8")
    return steps


def visit(store: Path, steps: Path = MIGRATIONS, *numbers: str) -> None:
    """Open the store as a programme with these steps, and file cases under these numbers."""
    desk = open_desk(
        store,
        office_key=KEYS[Compartment.OFFICE],
        cases_key=CASES,
        migrations=steps,
        sealer=FakeLogSealer(PersonId(a_person().id)),
    )
    with closing(desk):
        for number in numbers:
            with desk.change() as work:
                case = a_case(number)
                work.cases.cases.add(case, None)
                line = AuditLine(action="take in", detail={OPENED: str(case.id)})
                work.trail.append(line, Compartment.CASES)
                work.commit()


@pytest.fixture
def old(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two cases in a log that tells of no digests."""
    with monkeypatch.context() as before:
        before.setattr(trail, "take_touched", lambda _connection: {})
        visit(store, MIGRATIONS, "2026-0001", "2026-0002")
    assert DIGESTS not in lines(store)[-1]["detail"]
    return store


def lines(store: Path) -> list[dict[str, Any]]:
    engine = open_for_upgrade(store / "cases.db", CASES)
    with engine.connect() as connection:
        said = connection.exec_driver_sql("SELECT payload FROM cases_log ORDER BY sequence")
        told = [json.loads(each or b"{}") for each in said.scalars()]
    engine.dispose()
    return told


def by_hand(store: Path, *deeds: str) -> None:
    engine = open_for_upgrade(store / "cases.db", CASES)
    with engine.begin() as connection:
        for deed in deeds:
            connection.exec_driver_sql(deed)
    engine.dispose()


def wrong(store: Path) -> set[tuple[Flaw, str]]:
    report = check_cases(store / "cases.db", CASES, signed=lambda *_of: True)
    return {(each.flaw, each.place) for each in report.findings}


def test_the_upgrade_tells_of_all_cases_in_one_line(old: Path, later: Path) -> None:
    assert wrong(old) == set()
    visit(old, later)
    last = lines(old)[-1]
    assert last["action"] == "digests of 2 cases"
    assert FOUND not in last["detail"]
    assert wrong(old) == set()
    by_hand(old, "UPDATE case_texts SET narrative = 'x'")
    assert wrong(old) == {(Flaw.CASE_CHANGED, "2026-0001"), (Flaw.CASE_CHANGED, "2026-0002")}


def test_opening_a_store_again_tells_nothing_twice(old: Path, later: Path) -> None:
    visit(old, later)
    before = len(lines(old))
    visit(old, later)
    assert len(lines(old)) == before


def test_a_case_no_entry_opened_gets_no_digest_by_the_upgrade(
    old: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as planting:
        planting.setattr(trail, "take_touched", lambda _connection: {})
        planting.setattr(trail.KeptTrail, "append", lambda *_of: None)
        visit(old, MIGRATIONS, "2026-0003")
    visit(old, later)
    assert wrong(old) == {
        (Flaw.CASE_WITHOUT_ENTRY, "2026-0003"),
        (Flaw.CASE_CHANGED, "2026-0003"),
    }


def test_an_upgrade_does_not_cover_what_was_changed_before_it(store: Path, later: Path) -> None:
    visit(store, MIGRATIONS, "2026-0001", "2026-0002")
    by_hand(store, "UPDATE case_texts SET narrative = 'x'")
    visit(store, later)
    assert wrong(store) == {(Flaw.CASE_CHANGED, "2026-0001"), (Flaw.CASE_CHANGED, "2026-0002")}


def test_erased_entries_make_no_new_beginning(store: Path, later: Path) -> None:
    visit(store, MIGRATIONS, "2026-0001")
    by_hand(
        store,
        "DROP TRIGGER cases_log_unchanged",
        "UPDATE cases_log SET payload = x'', salt = x''",
        "UPDATE case_texts SET narrative = 'x'",
    )
    visit(store, later)
    assert wrong(store) == {(Flaw.CASE_WITHOUT_ENTRY, "2026-0001")}
    visit(store, later, "2026-0002")
    assert (Flaw.CASE_CHANGED, "2026-0001") in wrong(store)
