"""Reports and drafts as JSON objects: they come back as they were, and nothing else comes in."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import FIRST_WORDING, WORDING
from komma_desk.domain.consent_scope import ConsentScope, Narrowed, narrowed_by
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.incident_details import NOTHING_MORE
from komma_desk.domain.incident_record import (
    NotAReport,
    draft_of,
    draft_record,
    report_of,
    report_record,
    wording_of,
)
from komma_desk.domain.moment import Moment, Precision
from komma_desk.words import Language, speaking
from tests.fakes.details import DETAILS, EVERYTHING

CODES = st.from_regex(r"[A-Z][A-Z_]{0,20}", fullmatch=True).map(Code)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
TIMES = st.none() | st.times()
MOMENTS = st.one_of(
    st.builds(Moment.unknown),
    st.builds(Moment.on, DAYS, TIMES),
    st.builds(lambda day: Moment(precision=Precision.ABOUT, first_on=day), DAYS),
    st.lists(DAYS, min_size=2, max_size=2).map(
        lambda two: Moment(precision=Precision.SPAN, first_on=min(two), last_on=max(two))
    ),
)
NARROWER = st.sampled_from([ConsentScope.NO_NAME, ConsentScope.ONLY_FACTS])
SCOPES = st.dictionaries(CODES, NARROWER, max_size=3).map(narrowed_by)


def _items(report: IncidentReport) -> frozenset[Code]:
    return frozenset(each.item for each in report.consent_scopes)


DRAFTS = st.builds(
    IncidentDraft,
    consent_scopes=SCOPES,
    reporter_role=st.none() | CODES,
    direction=st.none() | CODES,
    occurred=st.none() | MOMENTS,
    place=st.none() | CODES,
    channel=st.none() | CODES,
    place_detail=TEXTS,
    forms=st.frozensets(CODES, max_size=3),
    narrative=TEXTS,
    acute_danger=st.none() | st.booleans(),
    wishes=st.frozensets(CODES, max_size=3),
    consents=st.frozensets(CODES, max_size=3),
    contact=TEXTS,
    occurred_typed=TEXTS,
    details=DETAILS,
)
REPORTS = st.builds(
    IncidentReport,
    id=st.uuids().map(ReportId),
    filed_at=st.integers(0, 2**32).map(lambda second: datetime.fromtimestamp(second, UTC)),
    reporter_role=CODES,
    direction=CODES,
    occurred=MOMENTS,
    place=CODES,
    channel=st.none() | CODES,
    place_detail=TEXTS,
    forms=st.frozensets(CODES, min_size=1, max_size=3),
    narrative=TEXTS.filter(str.strip),
    acute_danger=st.booleans(),
    wishes=st.frozensets(CODES, min_size=1, max_size=3),
    consents=st.frozensets(CODES, max_size=3),
    contact=TEXTS,
    details=DETAILS,
    consent_scopes=SCOPES,
).map(lambda report: replace(report, consents=report.consents | _items(report)))
A_DRAFT = IncidentDraft(
    reporter_role=Code("AFFECTED"),
    direction=Code("EXT_TO_STAFF"),
    occurred=Moment.unknown(),
    place=Code("COUNTER"),
    forms=frozenset({Code("THREAT")}),
    narrative="Er drohte.",
    acute_danger=False,
    wishes=frozenset({Code("talk")}),
)
FILED_AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = [field.name for field in fields(IncidentReport)]


@given(DRAFTS)
def test_a_draft_comes_back_as_it_was(draft: IncidentDraft) -> None:
    assert draft_of(json.loads(json.dumps(draft_record(draft)))) == draft


def test_what_was_not_understood_stays_with_the_draft_and_is_never_filed() -> None:
    typed = replace(IncidentDraft(), occurred_typed="neulich im Herbst")
    assert draft_of(draft_record(typed)) == typed
    report = replace(A_DRAFT, occurred_typed="neulich im Herbst").file_as(
        ReportId(UUID(int=7)), at=datetime(2026, 11, 21, 9, tzinfo=UTC)
    )
    assert "neulich" not in json.dumps(report_record(report))


@given(REPORTS)
def test_a_filed_report_comes_back_as_it_was(report: IncidentReport) -> None:
    assert report_of(json.loads(json.dumps(report_record(report)))) == report


@given(JSON)
def test_anything_else_is_read_or_refused_and_never_more(thing: object) -> None:
    for read in (draft_of, report_of):
        with suppress(NotAReport):
            read(thing)


@given(REPORTS, st.sampled_from([*NAMES, "format"]), JSON)
def test_one_answer_exchanged_for_anything_is_read_or_refused(
    report: IncidentReport, name: str, thing: object
) -> None:
    with suppress(NotAReport):
        report_of(report_record(report) | {name: thing})


@pytest.mark.parametrize("name", sorted({*NAMES} - {"details", "consent_scopes"}))
def test_no_answer_of_a_filed_report_may_be_left_out(name: str) -> None:
    record = report_record(SAMPLE)
    del record[name]
    with pytest.raises(NotAReport) as refused:
        report_of(record)
    assert name in refused.value.spoken()


def test_a_report_without_details_is_written_as_ever_and_read_as_empty() -> None:
    record = report_record(SAMPLE)
    assert "details" not in record
    assert report_of(record).details == NOTHING_MORE


def test_details_nobody_can_mean_are_no_report() -> None:
    record = report_record(replace(SAMPLE, details=EVERYTHING))
    record["details"]["days_unfit"] = -1
    with pytest.raises(NotAReport) as refused:
        report_of(record)
    assert "days_unfit" in refused.value.spoken()


def test_what_is_wrong_is_said_in_the_language_of_the_person() -> None:
    wrong = NotAReport(why=_why({"extra": 1}))
    assert "„extra“ ist unbekannt" in wrong.spoken()
    with speaking(Language.ENGLISH):
        assert "“extra” is unknown" in wrong.spoken()


def _why(record: object) -> Any:
    with pytest.raises(NotAReport) as refused:
        draft_of(record)
    return refused.value.facts["why"]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ([], "benannten"),
        ({"format": "anders"}, "„anders“"),
        ({"format": ["x"]}, "„?“"),
        ({5: 1}, "„?“"),
        ({"forms": "THREAT"}, "„forms“"),
        ({"forms": ["a b"]}, "„forms“"),
        ({"narrative": None}, "„narrative“"),
        ({"acute_danger": "nein"}, "„acute_danger“"),
        ({"place": 7}, "„place“"),
        ({"occurred": {"precision": "day", "hour": 1}}, "„occurred“"),
        ({"occurred": {"precision": "day", "at": "08:00+01:00"}}, "„occurred“"),
        ({"occurred": "gestern"}, "„occurred“"),
        ({"occurred": {}}, "„occurred“"),
        ({"occurred": {"precision": "nie"}}, "„occurred“"),
        ({"details": {"days_unfit": "drei"}}, "„days_unfit“"),
        ({"occurred": {"precision": "day", "first_on": 5}}, "„occurred“"),
    ],
)
def test_each_mistake_is_named(record: object, said: str) -> None:
    assert said in _why(record).de


@pytest.mark.parametrize(
    "filed_at",
    [7, "gestern", "2026-10-05T08:00:00", "0001-01-01T00:00+14", "9999-12-31T23:30:00+00:00"],
)
def test_a_moment_that_could_be_any_is_refused(filed_at: object) -> None:
    with pytest.raises(NotAReport):
        report_of(report_record(SAMPLE) | {"filed_at": filed_at})


def test_a_moment_in_another_zone_is_kept_in_utc() -> None:
    told = report_record(SAMPLE) | {"filed_at": "2026-10-05T10:00:00+02:00"}
    assert report_of(told).filed_at == datetime(2026, 10, 5, 8, tzinfo=UTC)


SAMPLE = IncidentReport(
    id=ReportId(UUID(int=1)),
    filed_at=datetime(2026, 10, 5, 8, tzinfo=UTC),
    reporter_role=Code("AFFECTED"),
    direction=Code("EXT_TO_STAFF"),
    occurred=Moment.on(date(2026, 10, 1), time(9, 30)),
    place=Code("COUNTER"),
    channel=None,
    place_detail="",
    forms=frozenset({Code("THREAT")}),
    narrative="Er drohte.",
    acute_danger=False,
    wishes=frozenset({Code("advice")}),
    consents=frozenset(),
    contact="",
)


_POLICE = Code("refer_police")
_BEFORE = replace(A_DRAFT, consents=frozenset({_POLICE}))


def test_a_report_of_before_allows_to_tell_everything() -> None:
    record = report_record(_BEFORE.file_as(ReportId(UUID(int=7)), at=FILED_AT))
    del record["consent_scopes"]
    assert report_of(record).scope_of(_POLICE) is ConsentScope.ALL
    assert wording_of(record) == FIRST_WORDING


def test_a_report_says_that_it_was_asked_how_much_may_be_told() -> None:
    record = report_record(_BEFORE.file_as(ReportId(UUID(int=7)), at=FILED_AT))
    assert record["consent_scopes"] == {}
    assert wording_of(record) == WORDING


def test_a_report_says_how_much_each_consent_allows() -> None:
    scopes = {_POLICE: ConsentScope.NO_NAME, Code("refer_agg"): ConsentScope.ONLY_FACTS}
    draft = replace(_BEFORE, consent_scopes=narrowed_by(scopes))
    report = draft.file_as(ReportId(UUID(int=7)), at=FILED_AT)
    assert report.scope_of(_POLICE) is ConsentScope.NO_NAME
    assert report.consent_scopes == {Narrowed(item=_POLICE, scope=ConsentScope.NO_NAME)}


@pytest.mark.parametrize(
    "wrong", ["no_name", ["no_name"], {"refer_police": "some"}, {"a b": "no_name"}, {"x": 1}, None]
)
def test_a_scope_that_is_none_is_refused_and_never_read_as_everything(wrong: object) -> None:
    record = report_record(_BEFORE.file_as(ReportId(UUID(int=7)), at=FILED_AT))
    with pytest.raises(NotAReport) as refused:
        report_of(record | {"consent_scopes": wrong})
    with speaking(Language.ENGLISH):
        assert "consent_scopes" in refused.value.spoken()
