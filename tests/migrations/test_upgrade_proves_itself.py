"""Steps run on a copy that has to prove itself; the store of before is one command away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.store.backup_troubles import NotAtRest, NothingToGoBackTo
from komma_desk.store.check import check_cases, check_office
from komma_desk.store.copying import state_of
from komma_desk.store.going_back import go_back
from komma_desk.store.troubles import CannotUnlock, DiskInTheWay, UpgradeNotProved
from komma_desk.store.upgrade import FILES, bring_up_to_date, create, form_of, newest_form
from tests.fakes.samples import a_case, a_person
from tests.store.conftest import KEYS, MIGRATIONS, PUBLISHED, opened

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
STEP = '''
"""A later step."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9001", "{before}"
def upgrade() -> None:
    with op.batch_alter_table("{table}") as table:
        table.add_column(sa.Column("later", sa.String(), nullable=True))
    {more}
'''
TABLES = {Compartment.OFFICE: "people", Compartment.CASES: "cases"}
UPGRADING = """
import sys
from pathlib import Path
from komma_desk.domain.audit import Compartment
from komma_desk.store import upgrade
from tests.store.conftest import KEYS
import os, signal
place, folder, steps = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
real = getattr(upgrade, place)
def die(*given, **named):
    real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(upgrade, place, die)
for compartment, name in upgrade.FILES.items():
    upgrade.bring_up_to_date(folder / name, KEYS[compartment], compartment,
        migrations=steps, backups=folder / "backups")
"""


@dataclass
class Later:
    """The steps of today and one more in each file, which may do more than it should."""

    folder: Path

    def write(self, more: str = "") -> None:
        for compartment, table in TABLES.items():
            before = newest_form(MIGRATIONS, compartment)
            step = STEP.format(before=before, table=table, more=more)
            (self.folder / compartment / "9001_later.py").write_text(step, encoding="utf-8")


@pytest.fixture
def later(tmp_path: Path) -> Later:
    steps = Later(Path(shutil.copytree(MIGRATIONS, tmp_path / "later")))
    steps.write()
    return steps


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    for compartment, name in FILES.items():
        create(folder / name, KEYS[compartment], compartment, migrations=MIGRATIONS)
    desk = opened(folder)
    with desk.change() as work:
        work.office.procedures.publish(PUBLISHED)
        work.office.people.add(a_person("Ada"))
        for _ in range(3):
            work.cases.cases.add(a_case(work.cases.cases.next_number(2026)), None)
        work.commit()
    desk.close()
    return folder


def bring_up(store: Path, steps: Later, compartment: Compartment = Compartment.CASES) -> bool:
    return bring_up_to_date(
        store / FILES[compartment],
        KEYS[compartment],
        compartment,
        migrations=steps.folder,
        backups=store / "backups",
    )


def form(store: Path, compartment: Compartment = Compartment.CASES) -> str:
    return form_of(store / FILES[compartment], KEYS[compartment])


def is_sound(store: Path) -> bool:
    office = check_office(store / "office.db", KEYS[Compartment.OFFICE])
    return office.is_sound and check_cases(store / "cases.db", KEYS[Compartment.CASES]).is_sound


@pytest.mark.parametrize("compartment", Compartment)
def test_a_proved_upgrade_takes_the_place_of_the_file(
    store: Path, later: Later, compartment: Compartment
) -> None:
    before = state_of(store / FILES[compartment], KEYS[compartment])
    assert bring_up(store, later, compartment)
    assert form(store, compartment) == "9001"
    assert state_of(store / FILES[compartment], KEYS[compartment]) == before
    assert list(store.glob("*.upgrade*")) == []


@pytest.mark.parametrize(
    "more",
    [
        'op.execute("DELETE FROM case_numbers")',
        'op.execute("UPDATE cases SET received_at = 9")',
        'op.execute("DROP TABLE imported")',
    ],
    ids=["a row lost", "a record nobody can open", "a table lost"],
)
def test_an_upgrade_that_is_not_proved_leaves_the_store_as_it_was(
    store: Path, later: Later, more: str
) -> None:
    was, before = form(store), state_of(store / "cases.db", KEYS[Compartment.CASES])
    later.write(more)
    with pytest.raises(UpgradeNotProved):
        bring_up(store, later)
    assert form(store) == was
    assert state_of(store / "cases.db", KEYS[Compartment.CASES]) == before


@pytest.mark.parametrize("place", ["copy_to", "_run_steps", "_prove", "fold_journal", "sync"])
def test_killed_anywhere_in_an_upgrade_the_store_opens_and_the_next_try_goes_well(
    store: Path, later: Later, place: str
) -> None:
    before = {each: state_of(store / FILES[each], KEYS[each]) for each in Compartment}
    died = subprocess.run(
        [sys.executable, "-c", UPGRADING, place, str(store), str(later.folder)],
        cwd=ROOT,
        check=False,
    )
    assert died.returncode == -9
    assert is_sound(store)
    for compartment in Compartment:
        bring_up(store, later, compartment)
        assert form(store, compartment) == "9001"
        assert state_of(store / FILES[compartment], KEYS[compartment]) == before[compartment]


def test_the_way_back_returns_the_older_form_and_keeps_the_newer_file(
    store: Path, later: Later
) -> None:
    was = {each: form(store, each) for each in Compartment}
    for compartment in Compartment:
        bring_up(store, later, compartment)
    assert go_back(store, KEYS, now=NOW) == ("office.db", "cases.db")
    assert {each: form(store, each) for each in Compartment} == was
    aside = store / "backups" / "cases-set-aside-20261122T080000Z.db"
    assert form_of(aside, KEYS[Compartment.CASES]) == "9001"
    assert is_sound(store)
    with pytest.raises(NothingToGoBackTo):
        go_back(store, KEYS, now=NOW)


def test_the_way_back_needs_no_key_to_the_cases_but_that_nobody_works_in_them(
    store: Path, later: Later
) -> None:
    bring_up(store, later)
    keys = {Compartment.OFFICE: KEYS[Compartment.OFFICE], Compartment.CASES: None}
    (store / "cases.db-wal").write_bytes(b"somebody works")
    with pytest.raises(NotAtRest):
        go_back(store, keys, now=NOW)
    (store / "cases.db-wal").unlink()
    assert go_back(store, keys, now=NOW) == ("cases.db",)
    assert form(store) != "9001"


def test_a_file_of_before_under_another_key_is_not_put_back(store: Path, later: Later) -> None:
    bring_up(store, later)
    (kept,) = (store / "backups").glob("cases-*")
    shutil.copy(store / "office.db", kept)
    with pytest.raises(CannotUnlock):
        go_back(store, KEYS, now=NOW)
    assert form(store) == "9001"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of a file")
def test_on_a_full_disk_the_store_stays_as_it_was(store: Path, later: Later) -> None:
    was = form(store)
    full = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    )
    script = full + UPGRADING.replace("setattr(upgrade, place, die)", "")
    ended = subprocess.run(
        [sys.executable, "-c", script, "sync", str(store), str(later.folder)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert "DiskFull" in ended.stderr or DiskInTheWay.__name__ in ended.stderr
    assert form(store) == was
    assert is_sound(store)
