"""A substitution holds from its first to its last day, and a preset counts no other."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import (
    LONGEST_DAYS,
    Substitution,
    TermBackwards,
    TermOver,
    TermTooLong,
)
from komma_desk.domain.term_words import changing, overdue_said, term_said
from tests.fakes.role_presets import ROLES
from tests.fakes.samples import a_person

DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
TERM = Substitution(first_on=date(2026, 10, 12), last_on=date(2026, 10, 25))
SVEN = a_person("Sven Still", roles=frozenset({Role.SUBSTITUTE}), substitution=TERM)


@given(first=DAYS, last=DAYS, today=DAYS)
def test_a_term_holds_exactly_between_its_days_and_is_over_after_them(
    first: date, last: date, today: date
) -> None:
    term = Substitution(first_on=first, last_on=last)
    assert term.holds_on(today) == (first <= today <= last)
    assert term.is_over(today) == (today > last)
    assert not (term.holds_on(today) and term.is_over(today))


@given(first=DAYS, last=DAYS, today=DAYS)
def test_a_term_makes_sense_or_says_why_not(first: date, last: date, today: date) -> None:
    term = Substitution(first_on=first, last_on=last)
    problem = None
    try:
        term.require_sense(today)
    except (TermBackwards, TermOver, TermTooLong) as refusal:
        problem = type(refusal)
    if last < first:
        assert problem is TermBackwards
    elif last < today:
        assert problem is TermOver
    elif (last - first).days >= LONGEST_DAYS:
        assert problem is TermTooLong
    else:
        assert problem is None


@given(one=st.tuples(DAYS, DAYS), other=st.tuples(DAYS, DAYS), day=DAYS)
def test_a_term_that_does_not_reach_beyond_another_allows_no_other_day(
    one: tuple[date, date], other: tuple[date, date], day: date
) -> None:
    inner, outer = (Substitution(first_on=a, last_on=b) for a, b in (one, other))
    if not inner.reaches_beyond(outer):
        assert not inner.holds_on(day) or outer.holds_on(day)


@given(st.frozensets(st.sampled_from(Role), min_size=1), DAYS)
def test_on_any_day_a_person_may_do_no_more_than_her_roles_say(
    roles: frozenset[Role], day: date
) -> None:
    counting = ROLES.counting_on(day, a_person(roles=roles, substitution=TERM))
    assert counting - {Role.REPORTER} <= roles
    assert (Role.SUBSTITUTE in counting) == (Role.SUBSTITUTE in roles and TERM.holds_on(day))
    assert counting


def test_a_substitute_without_a_term_counts_on_no_day() -> None:
    person = a_person(roles=frozenset({Role.SUBSTITUTE}))
    assert ROLES.counting_on(TERM.first_on, person) == {Role.REPORTER}
    assert not ROLES.is_overdue(TERM.first_on, person)


def test_only_whoever_is_confirmed_can_be_overdue() -> None:
    after = TERM.last_on + timedelta(days=1)
    assert ROLES.is_overdue(after, SVEN)
    assert not ROLES.is_overdue(TERM.last_on, SVEN)
    for standing in (Standing.INVITED, Standing.ARRIVED, Standing.LEFT):
        other = a_person(roles=SVEN.roles, substitution=TERM, standing=standing)
        assert not ROLES.is_overdue(after, other)
    assert not ROLES.is_overdue(after, a_person(roles=frozenset({Role.HEAD}), substitution=TERM))


def test_what_is_signed_tells_both_days_and_the_colleague() -> None:
    colleague = PersonId(UUID(int=7))
    one = Substitution(first_on=TERM.first_on, last_on=TERM.last_on, stands_in_for=colleague)
    others = {
        TERM.said(),
        one.said(),
        Substitution(first_on=TERM.first_on, last_on=date(2026, 10, 26)).said(),
        Substitution(first_on=date(2026, 10, 11), last_on=TERM.last_on).said(),
    }
    assert len(others) == 4
    assert a_person().terms == ""
    assert (SVEN.until, SVEN.stands_in_for, SVEN.terms) == (TERM.last_on, None, TERM.said())
    assert a_person().until is None
    assert a_person().stands_in_for is None


def test_a_person_without_a_term_is_said_nothing_about() -> None:
    assert term_said(a_person()) == overdue_said(a_person()) == ""
    assert "Sven Still" in overdue_said(SVEN)
    assert "Ada Kern" in term_said(SVEN, "Ada Kern")


@pytest.mark.parametrize("group", ["clearing", "figures", "oversight"])
def test_every_group_that_comes_or_goes_is_said_in_a_sentence_of_its_own(group: str) -> None:
    came = changing("Bo", gained=[group], lost=[], renews=False, unconfirmed=[])
    went = changing("Bo", gained=[], lost=[group], renews=True, unconfirmed=["cy"])
    assert len(came) == 1
    assert "Bo" in went[0]
    assert any("cy" in each for each in went)
    assert came[0] != went[0]


def test_a_change_without_keys_says_so() -> None:
    (said,) = changing("Bo", gained=[], lost=[], renews=False, unconfirmed=[])
    assert said
