"""The invented reports are complete, coded with what exists, and the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.definitions.procedure import read_procedure
from komma_desk.demo.cases import InventedReport, invented_reports
from komma_desk.demo.seasons import before_an_election, election_day
from komma_desk.demo.stories import STORIES
from komma_desk.demo.town import CLEARING_OFFICERS, PEOPLE, REPORTERS
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.incident_details import NOTHING_MORE
from komma_desk.domain.roles import Role
from komma_desk.usecases.effects.filing import require_filable

UNTIL = date(2026, 11, 20)
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FIELD_LISTS = {
    "category": "form",
    "urgency": "urgency",
    "criminal_outcome": "prosecution",
    "result": "result",
}


@pytest.fixture(scope="module")
def reports() -> list[InventedReport]:
    return list(invented_reports(7, 4000, UNTIL))


@pytest.fixture(scope="module")
def lists() -> CodeLists:
    return read_code_lists(RESOURCES / "code_lists")


def test_the_same_seed_tells_the_same_reports() -> None:
    assert list(invented_reports(3, 200, UNTIL)) == list(invented_reports(3, 200, UNTIL))
    assert list(invented_reports(3, 50, UNTIL)) != list(invented_reports(4, 50, UNTIL))


def test_every_report_is_complete_on_the_day_it_is_filed(reports: list[InventedReport]) -> None:
    assert all(report.draft.problems(report.filed_at.date()) == {} for report in reports)
    assert all(report.filed_at.date() <= UNTIL for report in reports)
    filed = [report.filed_at for report in reports]
    assert filed == sorted(filed)


def test_twenty_thousand_reports_can_be_invented() -> None:
    assert sum(1 for _ in invented_reports(1, 20_000, UNTIL)) == 20_000


def test_every_code_is_one_of_the_code_lists(
    reports: list[InventedReport], lists: CodeLists
) -> None:
    used: dict[str, set[str]] = {}
    for report in reports:
        draft = report.draft
        for name, codes in (
            ("reporter_role", {draft.reporter_role}), ("direction", {draft.direction}),
            ("place", {draft.place}), ("channel", {draft.channel}), ("form", draft.forms),
            ("wish", draft.wishes), ("consent", draft.consents),
            ("referral", {step.partner for step in report.walk}),
            ("consent", {item for step in report.walk for item in step.consents}),
        ):  # fmt: skip
            used.setdefault(name, set()).update(code for code in codes if code)
        for step in report.walk:
            for field, value in step.fields.items():
                if field in FIELD_LISTS:
                    used.setdefault(FIELD_LISTS[field], set()).add(value)
    strange = {name: codes - set(lists[name].codes()) for name, codes in used.items()}
    assert not any(strange.values()), strange


def test_some_tell_at_length_with_choices_a_form_offers(
    reports: list[InventedReport], lists: CodeLists
) -> None:
    long = [each.draft for each in reports if each.draft.details != NOTHING_MORE]
    assert len(reports) / 5 < len(long) < len(reports) / 2
    for draft in long:
        require_filable(draft, (), lists, UNTIL)


def test_every_form_of_the_list_is_told_at_least_once(lists: CodeLists) -> None:
    assert {form for story in STORIES for form in story.forms} == set(lists["form"].codes())


def test_the_first_form_of_a_story_is_the_one_that_counts(
    reports: list[InventedReport], lists: CodeLists
) -> None:
    categories = [
        (report.draft.forms, step.fields["category"])
        for report in reports
        for step in report.walk
        if "category" in step.fields
    ]
    assert categories
    assert all(lists.main_form(forms) == category for forms, category in categories)


def test_there_are_common_forms_and_small_cells(reports: list[InventedReport]) -> None:
    forms = Counter(str(form) for report in reports for form in report.draft.forms)
    assert forms["INSULT"] > len(reports) // 10
    assert 0 < forms["SEXUAL_VIOLENCE"] < len(reports) // 100
    assert 0 < forms["EXTREME_VIOLENCE"] < len(reports) // 100


def test_no_gap_stays_open_and_no_article_is_doubled(reports: list[InventedReport]) -> None:
    told = [report.draft.narrative for report in reports]
    assert not [text for text in told if re.search(r"[{}]|  |\bim im\b|\bvon einen\b", text)]
    assert len(set(told)) > len(told) * 0.8


def test_reporters_and_officers_are_people_of_the_town(reports: list[InventedReport]) -> None:
    logins = {one.login for one in REPORTERS}
    officers = {one.login for one in CLEARING_OFFICERS}
    assert {report.reporter for report in reports} == {*logins, None}
    assert {step.by for report in reports for step in report.walk} == officers
    names = {one.name for one in PEOPLE}
    assert {report.affected for report in reports} <= {*names, ""}


def test_some_people_are_reported_again_and_again(reports: list[InventedReport]) -> None:
    accused = Counter(report.accused for report in reports if report.accused)
    assert accused.most_common(1)[0][1] > 20
    assert min(accused.values()) < 10


def test_wishes_and_consents_fit_together(reports: list[InventedReport]) -> None:
    for report in reports:
        draft = report.draft
        if "record_only" in draft.wishes:
            assert draft.wishes == {"record_only"}
            assert not draft.consents - {"pass_on"}
        if report.reporter is None:
            assert not draft.consents & {"contact", "record_with_name", "inform_superior"}
        if "refer_police" in draft.consents:
            assert "police" in draft.wishes


def test_acute_danger_is_rare_but_occurs(reports: list[InventedReport]) -> None:
    acute = sum(1 for report in reports if report.draft.acute_danger)
    assert 0 < acute < len(reports) // 30


def test_more_is_filed_before_an_election_than_in_summer() -> None:
    days = [report.filed_at.date() for report in invented_reports(5, 9000, UNTIL, months=12)]
    campaign = sum(1 for day in days if before_an_election(day))
    summer = sum(1 for day in days if day.month in {7, 8})
    assert campaign / 43 > 1.5 * summer / 62
    assert election_day(2026) == date(2026, 3, 8)
    assert election_day(2026).weekday() == election_day(2025).weekday() == 6


def test_walks_keep_to_the_procedure_and_reach_many_states(reports: list[InventedReport]) -> None:
    procedure = read_procedure(RESOURCES / "procedures" / "komma-standard.toml")
    known = {step.id for step in procedure.steps}
    taken = Counter(step.step for report in reports for step in report.walk)
    assert set(taken) <= known
    assert len({report.walk[-1].step for report in reports if report.walk}) > 12
    assert any(not report.walk for report in reports)
    for report in reports:
        times = [report.filed_at, *(step.at for step in report.walk)]
        assert times == sorted(times)
        assert times[-1].date() <= UNTIL


def test_a_report_told_again_points_to_the_first_one(reports: list[InventedReport]) -> None:
    again = [(index, one) for index, one in enumerate(reports) if one.repeats is not None]
    assert again
    for index, one in again:
        assert one.repeats is not None
        assert one.repeats < index
        first = reports[one.repeats]
        assert one.draft.narrative.endswith(first.draft.narrative)
        assert {step.step for step in one.walk} <= {"mark_duplicate"}


def test_who_releases_a_case_is_not_who_acted_last(reports: list[InventedReport]) -> None:
    pairs = [pair for report in reports for pair in pairwise(report.walk)]
    releases = [(before, after) for before, after in pairs if after.step == "release"]
    assert releases
    assert all(before.by != after.by for before, after in releases)


def test_the_town_has_everybody_the_office_needs() -> None:
    roles = Counter(role for one in PEOPLE for role in one.roles)
    assert roles[Role.CLEARING] == 2
    assert roles[Role.ADMINISTRATOR] == roles[Role.INTEGRATION] == roles[Role.HEAD] == 1
    assert roles[Role.DATA_PROTECTION] == 1
    assert len({one.login for one in PEOPLE}) == len(PEOPLE)
