"""What a later word changes is told before it is said: truly, and in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.organisation import OrganisationRules
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.deadlines.arithmetic import Line
from komma_desk.domain.wish import WishChange, wishes_now
from komma_desk.domain.word_effect import (
    TO_POLICE,
    HandOver,
    effect_of_consent,
    effect_of_wishes,
)
from komma_desk.domain.word_effect_lines import consent_lines, wish_lines
from komma_desk.words import Language, speaking

LISTS: Final = OrganisationRules(Path(__file__).resolve().parents[2] / "resources").code_lists
COUNSELLING: Final = Code("refer_counselling")
ADVICE = HandOver(kind=Code("AD_ADVICE"), item=COUNSELLING, on=date(2026, 10, 9), name="Nord e. V.")
POLICE = HandOver(kind=Code("POLICE"), item=TO_POLICE, on=date(2026, 10, 8), name="Wache Mitte")
HANDED: Final = (ADVICE, POLICE)


def said(lines: Iterable[Line]) -> str:
    with speaking(Language.ENGLISH):
        return "\n".join(each.spoken() for each in lines)


def test_a_withdrawal_names_what_was_handed_over_on_it_and_nothing_else() -> None:
    effect = effect_of_consent(COUNSELLING, ConsentState.WITHDRAWN, HANDED)
    assert effect.stays == (ADVICE,)


def test_a_withdrawal_says_what_becomes_impossible_and_that_it_does_no_harm() -> None:
    effect = effect_of_consent(COUNSELLING, ConsentState.WITHDRAWN, ())
    text = said(consent_lines(effect, LISTS))
    assert "not possible any more: Passing on to an advisory service" in text
    assert "Nothing was handed over on it so far." in text
    assert "You have no disadvantage" in text


def test_the_reporter_reads_the_kind_and_the_office_the_name() -> None:
    effect = effect_of_consent(COUNSELLING, ConsentState.WITHDRAWN, HANDED)
    assert "Anti-discrimination advice" in said(consent_lines(effect, LISTS))
    assert "Nord e. V." not in said(consent_lines(effect, LISTS))
    assert "Nord e. V." in said(consent_lines(effect, LISTS, for_office=True))


@pytest.mark.parametrize(
    ("state", "handed", "warned"),
    [
        (ConsentState.GIVEN, (), True),
        (ConsentState.WITHDRAWN, HANDED, True),
        (ConsentState.WITHDRAWN, (), False),
    ],
)
def test_what_the_police_know_cannot_be_taken_back(
    state: ConsentState, handed: tuple[HandOver, ...], *, warned: bool
) -> None:
    effect = effect_of_consent(TO_POLICE, state, handed)
    assert ("they must investigate" in said(consent_lines(effect, LISTS))) is warned


def test_a_consent_names_its_recipient_and_its_end() -> None:
    effect = effect_of_consent(
        COUNSELLING,
        ConsentState.GIVEN,
        (),
        recipient="Nord e. V.",
        valid_until=date(2026, 12, 31),
    )
    text = said(consent_lines(effect, LISTS))
    assert "for Nord e. V. only" in text
    assert "2026-12-31" in text


def test_wishing_no_police_any_more_says_what_they_know_already() -> None:
    effect = effect_of_wishes(frozenset({Code("police")}), frozenset({Code("talk")}), HANDED)
    text = said(wish_lines(effect, LISTS))
    assert effect.stays == (POLICE,)
    assert "Police" in text
    assert "A wish is no consent" in text


def test_the_same_wishes_change_nothing() -> None:
    same = frozenset({Code("talk")})
    assert not effect_of_wishes(same, same, HANDED).is_any


WISHES = st.frozensets(st.sampled_from([each.code for each in LISTS["wish"].entries]))
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


@given(WISHES, WISHES)
def test_before_what_comes_and_what_goes_make_after(
    before: frozenset[Code], after: frozenset[Code]
) -> None:
    effect = effect_of_wishes(before, after, HANDED)
    assert (before | effect.comes) - effect.goes == after
    assert not effect.comes & effect.goes


@given(WISHES, st.lists(WISHES, max_size=5), st.randoms())
def test_the_newest_word_holds_in_whatever_order_they_came(
    filed: frozenset[Code], later: list[frozenset[Code]], order: Random
) -> None:
    changes = [
        WishChange(wishes=each, said_at=NOON + timedelta(days=day), said_by=None)
        for day, each in enumerate(later)
    ]
    order.shuffle(changes)
    assert wishes_now(filed, changes) == (later[-1] if later else filed)


def narrowed(
    scope: ConsentScope,
    before: ConsentScope | None,
    *,
    handed: tuple[HandOver, ...] = HANDED,
    for_office: bool = False,
) -> str:
    effect = effect_of_consent(COUNSELLING, ConsentState.GIVEN, handed, scope=scope, before=before)
    return said(consent_lines(effect, LISTS, for_office=for_office))


def test_allowing_less_says_what_left_already_and_cannot_be_called_back() -> None:
    text = narrowed(ConsentScope.NO_NAME, ConsentScope.ALL)
    assert "We may tell everything but who you are." in text
    assert "This is less than until now." in text
    assert "not to be called back: Anti-discrimination advice" in text
    assert "A letter that would tell more is refused." in text


@pytest.mark.parametrize("before", [None, ConsentScope.NO_NAME, ConsentScope.ONLY_FACTS])
def test_what_left_is_named_only_where_less_is_allowed_than_before(
    before: ConsentScope | None,
) -> None:
    text = narrowed(ConsentScope.NO_NAME, before)
    assert "less than until now" not in text
    assert "called back" not in text
    assert ("more than until now" in text) is (before is ConsentScope.ONLY_FACTS)


def test_allowing_everything_refuses_no_letter() -> None:
    text = narrowed(ConsentScope.ALL, None)
    assert "We may tell everything, also who you are." in text
    assert "is refused" not in text


def test_the_office_reads_how_much_may_be_told_of_her() -> None:
    text = narrowed(ConsentScope.ONLY_FACTS, ConsentScope.ALL, for_office=True)
    assert "no free text, no files, no names" in text
    assert "Nord e. V." in text
    assert "We may" not in text


def test_a_withdrawal_speaks_of_no_scope() -> None:
    effect = effect_of_consent(
        COUNSELLING, ConsentState.WITHDRAWN, HANDED, before=ConsentScope.NO_NAME
    )
    assert effect.scope is ConsentScope.ALL
    assert not effect.narrows
    assert "We may" not in said(consent_lines(effect, LISTS))


def test_a_consent_by_which_nobody_is_told_speaks_of_no_scope() -> None:
    effect = effect_of_consent(Code("contact"), ConsentState.GIVEN, ())
    assert "We may tell" not in said(consent_lines(effect, LISTS))


@pytest.mark.parametrize(
    ("files", "told"), [(0, ""), (1, "One file went with it."), (3, "3 files went with it.")]
)
def test_what_left_counts_the_files_that_went_with_it(files: int, told: str) -> None:
    handed = (replace(ADVICE, files=files),)
    lines = said(
        consent_lines(effect_of_consent(COUNSELLING, ConsentState.WITHDRAWN, handed), LISTS)
    )
    assert "\n".join(each for each in lines.splitlines() if "went with it" in each) == told
