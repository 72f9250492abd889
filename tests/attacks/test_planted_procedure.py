"""An administrator writes a procedure without second eyes into the office file."""

from __future__ import annotations

from contextlib import closing

import pytest

from komma_desk.bootstrap.publishing import ProcedureNotPublished
from komma_desk.usecases.commands.report_incident import ReportIncident
from tests.journeys.raw_store import OFFICE, _open, office_key
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
