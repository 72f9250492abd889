"""The long report asks what fits, and never hides or loses an answer."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.detail_words import DETAIL_WORDS
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import NOTHING_MORE, IncidentDetails
from komma_desk.domain.moment import Moment
from komma_desk.domain.own_question import AnswerKind, AskedAbout, OwnQuestion
from komma_desk.domain.report_sections import (
    Section,
    SectionId,
    Setting,
    answered,
    hint_for,
    sections_for,
    settings_of,
)
from komma_desk.words import Bilingual
from tests.fakes.details import DETAILS, EVERYTHING

FIELDS = {each.name for each in fields(IncidentDetails)} - {"own_answers"}


def one_of(*codes: str) -> st.SearchStrategy[Code | None]:
    return st.none() | st.sampled_from([Code(code) for code in codes])


DRAFTS = st.builds(
    IncidentDraft,
    reporter_role=one_of("AFFECTED", "WITNESS", "TRUSTED"),
    direction=one_of("EXT_TO_STAFF", "INTERNAL"),
    place=one_of("COUNTER", "FIELD", "DIGITAL"),
    channel=one_of("SOCIAL", "LETTER"),
    forms=st.frozensets(st.sampled_from([Code("DAMAGE"), Code("HATE_POST"), Code("THREAT")])),
    details=DETAILS,
)
ALARM = OwnQuestion(
    code=Code("q_alarm"),
    words=Bilingual(de="War der Alarmknopf da?", en="Was there an alarm button?"),
    kind=AnswerKind.YES_NO,
    section=AskedAbout.HELP,
)


def asked(draft: IncidentDraft, *, has_account: bool = True, has_units: bool = False) -> set[str]:
    sections = sections_for(draft, has_account=has_account, has_units=has_units)
    return {name for section in sections for name in section.fields}


def told(**details: Any) -> IncidentDraft:
    return IncidentDraft(details=replace(NOTHING_MORE, **details))


@given(DRAFTS, st.booleans(), st.booleans())
def test_every_answer_is_shown_whatever_else_was_answered(
    draft: IncidentDraft, has_account: bool, has_units: bool
) -> None:
    shown = asked(draft, has_account=has_account, has_units=has_units)
    assert set(draft.details.answered()) - {"own_answers"} <= shown <= FIELDS


@given(DRAFTS, st.sampled_from(["reporter_role", "direction", "place", "channel"]))
def test_another_answer_hides_none_that_was_given(draft: IncidentDraft, changed: str) -> None:
    nothing: dict[str, Any] = {changed: None}
    other = replace(draft, **nothing)
    assert other.details == draft.details
    assert set(draft.details.answered()) - {"own_answers"} <= asked(other)


@given(DRAFTS)
def test_no_question_stands_in_two_sections(draft: IncidentDraft) -> None:
    names = [name for section in sections_for(draft) for name in section.fields]
    assert len(names) == len(set(names))


@given(DRAFTS, st.sampled_from([(), (ALARM,)]))
def test_the_progress_counts_every_answer_once(
    draft: IncidentDraft, questions: tuple[OwnQuestion, ...]
) -> None:
    sections = sections_for(draft, questions)
    own = {each.question for each in draft.details.own_answers}
    others = set(draft.details.answered()) - {"own_answers"}
    counted = sum(answered(section, draft) for section in sections)
    assert counted == len(others) + len(own)
    assert all(answered(section, draft) <= section.asked for section in sections)


@given(DRAFTS)
def test_what_was_hidden_and_answered_is_filed_with_the_rest(draft: IncidentDraft) -> None:
    whole = replace(
        draft,
        reporter_role=Code("AFFECTED"),
        direction=Code("EXT_TO_STAFF"),
        occurred=Moment.on(date(2026, 10, 1)),
    )
    filed = whole.file_as(ReportId(UUID(int=1)), at=datetime(2026, 10, 5, tzinfo=UTC))
    assert filed.details == draft.details


def test_a_report_that_answered_everything_sees_everything() -> None:
    assert asked(IncidentDraft(details=EVERYTHING)) == FIELDS


@pytest.mark.parametrize(
    ("draft", "setting"),
    [
        (IncidentDraft(place=Code("COUNTER")), Setting.INDOORS),
        (IncidentDraft(place=Code("HOME_VISIT")), Setting.FIELD),
        (IncidentDraft(channel=Code("SOCIAL")), Setting.ONLINE),
        (IncidentDraft(forms=frozenset({Code("DOXING")})), Setting.ONLINE),
        (IncidentDraft(direction=Code("INTERNAL")), Setting.INSIDE),
        (told(work_mode=Code("FIELD")), Setting.FIELD),
    ],
)
def test_where_it_happened_is_told_by_the_eight_answers(
    draft: IncidentDraft, setting: Setting
) -> None:
    assert settings_of(draft) == {setting}


def test_work_indoors_weighs_more_than_a_place_outside() -> None:
    draft = replace(told(work_mode=Code("IN_PUBLIC")), place=Code("PUBLIC"))
    assert settings_of(draft) == {Setting.INDOORS}


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (IncidentDraft(reporter_role=Code("WITNESS")), "on_behalf_of"),
        (IncidentDraft(channel=Code("SOCIAL")), "online"),
        (told(evidence_kinds=frozenset({Code("SCREENSHOT")})), "online"),
        (IncidentDraft(place=Code("FIELD")), "damage_cents"),
        (IncidentDraft(forms=frozenset({Code("DAMAGE")})), "damage_cents"),
        (IncidentDraft(place=Code("COUNTER")), "near_incident"),
        (IncidentDraft(place=Code("COUNTER")), "witnesses"),
        (told(repeated=True), "earlier_note"),
        (told(motives=frozenset({Code("F_QUEER")})), "bias_indicators"),
        (told(consequences=frozenset({Code("UNFIT")})), "days_unfit"),
        (told(informed=frozenset({Code("POLICE")})), "police_number"),
        (told(interpreter=True), "interpreter_language"),
        (told(others_affected=frozenset({Code("TEAM")})), "others_count"),
    ],
)
def test_a_question_comes_with_the_answer_it_belongs_to(draft: IncidentDraft, name: str) -> None:
    assert name in asked(draft)


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (IncidentDraft(reporter_role=Code("AFFECTED")), "on_behalf_of"),
        (IncidentDraft(place=Code("COUNTER")), "online"),
        (IncidentDraft(place=Code("COUNTER")), "damage_cents"),
        (IncidentDraft(place=Code("DIGITAL")), "witnesses"),
        (IncidentDraft(place=Code("DIGITAL")), "near_incident"),
        (IncidentDraft(direction=Code("INTERNAL")), "target"),
        (told(repeated=False), "earlier_note"),
        (told(perpetrator_known=Code("P_UNKNOWN")), "perpetrator_relation"),
        (told(unit=Code("OWN_X")), "unit_name"),
        (IncidentDraft(), "name"),
        (IncidentDraft(), "unit"),
    ],
)
def test_a_question_that_does_not_fit_is_not_asked(draft: IncidentDraft, name: str) -> None:
    assert name not in asked(draft)


def test_the_name_is_asked_where_no_account_says_it_and_the_unit_where_there_are_some() -> None:
    assert {"name", "unit"} <= asked(IncidentDraft(), has_account=False, has_units=True)


def test_own_questions_stand_under_their_heading() -> None:
    found = _section(sections_for(IncidentDraft(), (ALARM,)), SectionId.HELP)
    assert found.own == (ALARM,)


def test_an_answer_to_a_question_asked_no_more_is_still_shown() -> None:
    draft = IncidentDraft(details=EVERYTHING)
    assert _section(sections_for(draft), SectionId.INCIDENT).kept == (ALARM.code,)
    assert _section(sections_for(draft, (ALARM,)), SectionId.INCIDENT).kept == ()


def test_the_hint_fits_where_it_happened() -> None:
    in_the_field = hint_for("suggestion", IncidentDraft(place=Code("FIELD")))
    assert in_the_field
    assert in_the_field != hint_for("suggestion", IncidentDraft(place=Code("COUNTER")))
    assert hint_for("target", IncidentDraft()) == ""


def test_every_detail_has_words() -> None:
    assert set(DETAIL_WORDS) == FIELDS


def _section(sections: tuple[Section, ...], wanted: SectionId) -> Section:
    return next(each for each in sections if each.id is wanted)
