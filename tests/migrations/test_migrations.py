"""New files get the form the rows expect, older ones are brought up, newer ones are left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import komma_desk.store.case_room
import komma_desk.store.log_rows
import komma_desk.store.office  # noqa: F401 -- names all tables of the office
from komma_desk.domain.audit import Compartment
from komma_desk.store.engine import open_engine, open_for_upgrade
from komma_desk.store.tables import cases_tables, office_tables
from komma_desk.store.troubles import StoreDamaged, StoreExists, StoreTooNew
from komma_desk.store.upgrade import bring_up_to_date, create, form_of

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
KEY = b"k" * 32
ADA = "a1" * 16

STEPS = sorted(each.name[:4] for each in (MIGRATIONS / "office").glob("0*.py"))
TODAY, NEXT = STEPS[-1], f"{int(STEPS[-1]) + 1:04}"
TABLES = {Compartment.OFFICE: office_tables, Compartment.CASES: cases_tables}
LATER = '''
"""A later step."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{later}", "{today}"
def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("later", sa.String(), nullable=True))
        people.alter_column("name", type_=sa.Text())
    {more}
'''


def _later(more: str = "") -> str:
    return LATER.format(more=more, later=NEXT, today=TODAY)


@pytest.mark.parametrize("compartment", Compartment)
def test_the_last_step_makes_what_the_rows_expect(tmp_path: Path, compartment: Compartment) -> None:
    path = tmp_path / "new.db"
    create(path, KEY, compartment, migrations=MIGRATIONS)
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, TABLES[compartment]) == []
    engine.dispose()


@pytest.fixture
def later_steps(tmp_path: Path) -> Path:
    """The steps of today and one more."""
    folder = Path(shutil.copytree(MIGRATIONS, tmp_path / "later"))
    (folder / "office" / f"{NEXT}_later.py").write_text(_later(), encoding="utf-8")
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A file of today with a person and a grant that hangs on her."""
    path = tmp_path / "office.db"
    create(path, KEY, Compartment.OFFICE, migrations=MIGRATIONS)
    engine = open_for_upgrade(path, KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO people (id, login, name, name_key, roles, standing, sealing, signing, "
            "signature, revision) "
            "VALUES (?, 'ada', 'Ada', 'ada', '[]', 'confirmed', x'', x'', x'', 1)",
            (ADA,),
        )
        connection.exec_driver_sql(
            "INSERT INTO group_grants VALUES (?, 'clearing', 1, x'00')", (ADA,)
        )
    engine.dispose()
    return path


def _grants(path: Path) -> int:
    engine = open_engine(path, KEY, read_only=True)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM group_grants").scalar()
    engine.dispose()
    return int(found or 0)


def _brought_up(path: Path, migrations: Path) -> bool:
    backups = path.parent / "backups"
    return bring_up_to_date(path, KEY, Compartment.OFFICE, migrations=migrations, backups=backups)


def test_a_step_keeps_the_children_of_a_rebuilt_table(office: Path, later_steps: Path) -> None:
    assert _brought_up(office, later_steps)
    assert form_of(office, KEY) == NEXT
    assert _grants(office) == 1


def test_a_copy_is_made_before_a_step(office: Path, later_steps: Path) -> None:
    _brought_up(office, later_steps)
    copy = office.parent / "backups" / f"office-{TODAY}-before-{NEXT}.db"
    assert form_of(copy, KEY) == TODAY
    assert _grants(copy) == 1


def test_a_file_of_today_is_left_as_it_is(office: Path) -> None:
    assert not _brought_up(office, MIGRATIONS)
    assert not (office.parent / "backups").exists()


def test_a_newer_file_is_refused_and_left_alone(office: Path, later_steps: Path) -> None:
    _brought_up(office, later_steps)
    with pytest.raises(StoreTooNew) as refused:
        _brought_up(office, MIGRATIONS)
    assert refused.value.facts == {"found": NEXT, "known": TODAY}
    assert form_of(office, KEY) == NEXT


def test_a_step_that_fails_leaves_the_old_form(office: Path, later_steps: Path) -> None:
    step = later_steps / "office" / f"{NEXT}_later.py"
    step.write_text(_later('raise RuntimeError("stop")'), encoding="utf-8")
    with pytest.raises(RuntimeError):
        _brought_up(office, later_steps)
    assert form_of(office, KEY) == TODAY
    assert _grants(office) == 1


def test_a_step_that_breaks_a_reference_is_taken_back(office: Path, later_steps: Path) -> None:
    step = later_steps / "office" / f"{NEXT}_later.py"
    step.write_text(_later('op.execute("DELETE FROM people")'), encoding="utf-8")
    with pytest.raises(StoreDamaged):
        _brought_up(office, later_steps)
    assert form_of(office, KEY) == TODAY


def test_a_file_that_is_there_is_never_made_again(office: Path) -> None:
    before = office.read_bytes()
    with pytest.raises(StoreExists):
        create(office, KEY, Compartment.OFFICE, migrations=MIGRATIONS)
    assert office.read_bytes() == before


def test_nothing_is_left_of_a_failed_founding(tmp_path: Path) -> None:
    steps = Path(shutil.copytree(MIGRATIONS, tmp_path / "steps"))
    (steps / "office" / f"{NEXT}_later.py").write_text(
        _later('raise RuntimeError("stop")'), encoding="utf-8"
    )
    with pytest.raises(RuntimeError):
        create(tmp_path / "office.db", KEY, Compartment.OFFICE, migrations=steps)
    assert not list(tmp_path.glob("office.db*"))
