"""How much may be told on a consent comes back from every place a case can lie in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.audit import Compartment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope, Narrowed, narrowed_by
from komma_desk.domain.incident import IncidentReport
from komma_desk.store import circle_codec
from komma_desk.store.circle_document import CaseDocument
from komma_desk.store.engine import open_engine
from komma_desk.store.report_rows import report_of, report_row
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, NOON, a_case, a_report
from tests.store.conftest import KEYS, opened

POLICE = Code("refer_police")
SCOPES = st.dictionaries(
    st.sampled_from(["refer_police", "refer_agg", "pass_on"]).map(Code),
    st.sampled_from([*ConsentScope]),
).map(narrowed_by)
_CASE = a_case()


def a_consent(scope: ConsentScope) -> Consent:
    return Consent(
        item=POLICE,
        state=ConsentState.GIVEN,
        manner=ConsentManner.ORAL,
        recorded_at=NOON,
        recorded_by=None,
        scope=scope,
    )


@pytest.mark.parametrize("scope", [*ConsentScope])
def test_a_case_keeps_how_much_may_be_told(desk: Desk, scope: ConsentScope) -> None:
    told = a_report(consents=frozenset({POLICE}), consent_scopes=narrowed_by({POLICE: scope}))
    case = a_case(report=told)
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.add_consent(case.id, a_consent(scope))
        work.commit()
    with desk.look() as work:
        file = work.cases.cases.file(case.id, EVERYTHING)
    assert file.case.report.scope_of(POLICE) is scope
    assert [each.scope for each in file.consents] == [scope]


@pytest.mark.parametrize("scope", [*ConsentScope])
def test_a_restricted_case_keeps_how_much_may_be_told(scope: ConsentScope) -> None:
    told = a_report(consents=frozenset({POLICE}), consent_scopes=narrowed_by({POLICE: scope}))
    data = circle_codec.written(_document(told, scope))
    assert circle_codec.read(CaseDocument, data) == _document(told, scope)


def test_rows_of_before_read_as_everything(store: Path) -> None:
    case = a_case(report=a_report(consents=frozenset({POLICE})))
    desk = opened(store)
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.add_consent(case.id, a_consent(ConsentScope.ALL))
        work.commit()
    desk.close()
    engine = open_engine(store / FILES[Compartment.CASES], KEYS[Compartment.CASES])
    with engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("SELECT scope FROM consents").scalars().all() == [None]
        assert ask("SELECT consent_scopes FROM case_reports").scalars().all() == [None]
    engine.dispose()


def test_a_sealed_case_of_before_reads_as_everything() -> None:
    told = a_report(consents=frozenset({POLICE}))
    data = json.loads(circle_codec.written(_document(told, ConsentScope.ALL)))
    del data["told"]["case"]["report"]["consent_scopes"]
    del data["told"]["consents"][0]["scope"]
    found = circle_codec.read(CaseDocument, json.dumps(data).encode())
    assert found == _document(told, ConsentScope.ALL)


@given(SCOPES)
def test_a_report_row_loses_no_scope(scopes: frozenset[Narrowed]) -> None:
    told = a_report(consent_scopes=scopes)
    assert report_of(report_row(_CASE.id, told), told.narrative) == told


def _document(told: IncidentReport, scope: ConsentScope) -> CaseDocument:
    return CaseDocument(
        case=replace(_CASE, report=told),
        history=(),
        involved=(),
        consents=(a_consent(scope),),
        notes=(),
        messages=(),
        referrals=(),
        attachments=(),
    )
