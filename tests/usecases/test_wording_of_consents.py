"""Of each consent it is kept which wording she had before her: only the second asks how much."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import FIRST_WORDING, WORDING, ConsentManner, ConsentState, newest
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.say_anew import SayConsent
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.ports.office import Audience
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import Prepared, a_draft
from tests.usecases.test_hearing_back import Hearing
from tests.usecases.test_letters_of_a_wrong_clock import put_hers

COUNSELLING = Code("refer_counselling")


def held(hearing: Hearing) -> str:
    return newest(hearing.file.consents)[COUNSELLING].text_version


def test_a_report_of_now_was_asked_how_much_may_be_told() -> None:
    assert held(Hearing()) == WORDING


def test_a_report_of_before_was_asked_in_the_first_wording(bench: Prepared) -> None:
    report = a_draft(consents=frozenset({COUNSELLING})).file_as(
        ReportId(uuid4()), at=bench.clock.now()
    )
    words = report_record(report)
    del words["consent_scopes"]
    keys, group = FakeKeys(bench.people[Role.REPORTER], set()), Audience.CLEARING
    body = Parcel(words=words).packed()
    _number, data = keys.seal_to_group(group, envelope_kinds.REPORT, body, bench.clock.now())
    bench.outside.given[Path("a")] = data
    bench.at(Role.CLEARING).perform(TakeInFile(Path("a")))
    cases = bench.desk.content.cases
    (case,) = (each.id for each in cases.cases.values() if each.report.id == report.id)
    assert [each.text_version for of, each in cases.consents if of == case] == [FIRST_WORDING]


@pytest.mark.parametrize(("more", "version"), [({}, FIRST_WORDING), ({"scope": "all"}, WORDING)])
def test_a_letter_of_before_was_asked_in_the_first_wording(
    more: dict[str, str], version: str
) -> None:
    hearing = Hearing()
    put_hers(
        hearing,
        {"item": str(COUNSELLING), "state": "given", "recipient": "", "until": None} | more,
    )
    hearing.taken_in()
    assert held(hearing) == version


def test_what_she_says_anew_and_what_the_office_notes_have_the_wording_of_now() -> None:
    hearing = Hearing()
    hearing.bench.clock.at += timedelta(days=1)
    given = ConsentState.GIVEN
    hearing.reporter.perform(SayConsent(report=hearing.report, item=COUNSELLING, state=given))
    hearing.taken_in()
    hearing.bench.clock.at += timedelta(days=1)
    hearing.clearing.perform(
        RecordConsent(
            case=CaseId(hearing.line.id),
            item=COUNSELLING,
            state=given,
            manner=ConsentManner.ORAL,
        )
    )
    assert [each.text_version for each in hearing.file.consents] == [WORDING] * 3


def test_of_a_list_nobody_knows_whether_more_than_the_first_was_asked(bench: Prepared) -> None:
    row = MappedRow(
        line=2,
        draft=a_draft("Zeile", consents=frozenset({COUNSELLING})),
        received_on=date(2026, 10, 3),
        fingerprint="2" * 64,
        source="Liste",
    )
    bench.at(Role.CLEARING).perform(ImportReports((row,)))
    cases = bench.desk.content.cases
    (case,) = (each.id for each in cases.cases.values() if each.source)
    assert [each.text_version for of, each in cases.consents if of == case] == [FIRST_WORDING]
