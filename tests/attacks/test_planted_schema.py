"""An administrator writes a trigger into the office file, to work with clearing's own hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.store.engine import open_engine
from komma_desk.store.own_schema import (
    StrangeSchema,
    refuse_strange_deeds,
    refuse_strange_schema,
)
from komma_desk.store.upgrade import create
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
KEY = b"k" * 32
PLANTED = {
    "helferlein": "CREATE TRIGGER helferlein AFTER INSERT ON post "
    "BEGIN UPDATE people SET roles = '[\"clearing\"]' WHERE login = 'mira'; END",
    "office_log_uncut": "CREATE TRIGGER office_log_uncut BEFORE DELETE ON office_log "
    "BEGIN SELECT 1; END",
    "ansicht": "CREATE VIEW ansicht AS SELECT * FROM people",
    "beiwagen": "CREATE TABLE beiwagen (alles TEXT)",
    "gesucht": "CREATE VIRTUAL TABLE gesucht USING fts5(wort)",
    "rechnet": "CREATE TABLE rechnet (a TEXT, b TEXT GENERATED ALWAYS AS (a))",
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_our_steps_never_made_is_refused_and_named(town: Town, name: str) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    change(town.folder, key, f"DROP TRIGGER IF EXISTS {name}")
    change(town.folder, key, PLANTED[name])
    for login in (CLEARING, "rita"):
        with pytest.raises(StrangeSchema) as refused:
            town.unlock(login)
        assert name in refused.value.spoken()


def test_a_column_that_computes_is_refused(town: Town) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    deed = "ALTER TABLE partners ADD COLUMN heimlich TEXT GENERATED ALWAYS AS ('x')"
    change(town.folder, key, deed)
    with pytest.raises(StrangeSchema) as refused:
        town.unlock(CLEARING)
    assert "partners" in refused.value.spoken()


@pytest.mark.parametrize("compartment", Compartment)
def test_what_our_steps_made_is_let_in(tmp_path: Path, compartment: Compartment) -> None:
    """Whoever writes a step with a trigger enters its SHA-256 in `own_schema.py`."""
    path = tmp_path / "new.db"
    create(path, KEY, compartment, migrations=MIGRATIONS)
    refuse_strange_deeds(path, KEY)
    refuse_strange_schema(path, KEY, compartment)
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
    engine.dispose()
