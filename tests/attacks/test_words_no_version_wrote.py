"""A word planted in a case that no version writes: said in a sentence, never read as everything."""

from __future__ import annotations

from contextlib import closing

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.log_proof import LogFlaw
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.log_proof import LogProof
from tests.journeys.raw_store import _open
from tests.journeys.town import CLEARING, Town, a_draft

PLANTED = (
    "UPDATE consents SET scope = 'everything'",
    "UPDATE consents SET state = 'surely'",
    "UPDATE case_reports SET consent_scopes = '[1]'",
    "UPDATE case_reports SET consent_scopes = '\"all\"'",
    'UPDATE case_reports SET consent_scopes = \'{"refer_counselling": "everything"}\'',
    "UPDATE case_reports SET consent_scopes = '{\"refer_counselling\": 3}'",
)


@pytest.mark.parametrize("deed", PLANTED)
def test_a_word_nobody_knows_is_named_and_never_read(town: Town, deed: str) -> None:
    consents = frozenset({Code("refer_counselling")})
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(consents=consents)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        (line,) = karl.ask(CasePage(CaseListing()))
        key = karl.ring.file_key(Compartment.CASES).raw
    with closing(_open(town.folder, key, "cases.db")) as store:
        guards = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for each in (*(f'DROP TRIGGER "{name}"' for (name,) in guards), deed):
            touched = store.execute(each).rowcount
    assert touched == 1
    with town.unlock(CLEARING) as karl:
        with pytest.raises(StoreDamaged):
            karl.ask(CaseDesk(CaseId(line.id)))
        logs = karl.ask(LogProof()).logs
    assert {each.flaw for one in logs for each in one.findings} >= {LogFlaw.CASE_CHANGED}
