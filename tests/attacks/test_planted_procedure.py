"""An administrator writes a procedure without second eyes into the office file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from komma_desk.bootstrap.publishing import publish
from komma_desk.domain.case import CaseListing
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.publication import ProcedureNotPublished, ProcedureRolledBack
from komma_desk.usecases.queries.case_list import CaseCount
from tests.journeys.raw_store import OFFICE, _open, change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft

PLANTED = (
    "INSERT INTO procedures (id, version, sha256, text)"
    " SELECT id, '9.9', sha256, replace(text, 'four_eyes = true', 'four_eyes = false')"
    " FROM procedures"
)
CHANGED = "UPDATE procedures SET text = replace(text, 'four_eyes = true', 'four_eyes = false')"
COPIED = (
    "INSERT INTO settings SELECT replace(name, '1.0.0', '9.9'), value FROM settings"
    " WHERE name LIKE 'procedure %'"
)
STRUCK_OUT = "DELETE FROM settings WHERE name LIKE 'procedure %'"


@pytest.mark.parametrize("deeds", [[PLANTED], [PLANTED, COPIED], [CHANGED], [STRUCK_OUT]])
def test_no_case_begins_on_a_procedure_nobody_signed(town: Town, deeds: list[str]) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    with closing(_open(town.folder, key, OFFICE)) as office:
        triggers = office.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'procedures'"
        ).fetchall()
        for (name,) in triggers:
            office.execute(f'DROP TRIGGER "{name}"')
        for deed in deeds:
            assert office.execute(deed).rowcount == 1
    with pytest.raises(ProcedureNotPublished) as noticed:
        town.unlock(CLEARING)
    assert noticed.value.spoken()
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))


def test_a_procedure_planted_while_the_desk_is_open_begins_no_case(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        assert change(town.folder, office_key(karl), PLANTED) == 1
        with pytest.raises(ProcedureNotPublished):
            karl.perform(TakeIn())
        assert karl.ask(CaseCount(CaseListing())) == 0


def test_an_older_procedure_put_back_is_named(town: Town) -> None:
    """Clearing signed the older one too; but it used a newer one since."""
    with town.unlock(CLEARING) as karl:
        with karl._desk.change() as work:
            older = work.office.procedures.newest()
            assert older is not None
            publish(work, replace(older, version="2.0.0"), karl.ring)
            work.commit()
        key = office_key(karl)
    town.unlock(CLEARING).close()
    assert change(town.folder, key, "DELETE FROM procedures WHERE version = '2.0.0'") == 1
    with pytest.raises(ProcedureRolledBack):
        town.unlock(CLEARING)
    again = "INSERT INTO procedures (entry, id, version, sha256, text) VALUES (?, ?, ?, ?, ?)"
    rows = [(8, "2.0.0"), (9, "1.0.0")]
    change(town.folder, key, "DELETE FROM procedures")
    for entry, version in rows:
        change(town.folder, key, again, entry, older.id, version, older.sha256, older.text)
    with pytest.raises(ProcedureRolledBack):
        town.unlock(CLEARING)
