"""What an open form has learnt stays learnt: nothing older takes an office or a circle back."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from komma_desk.bootstrap.card_letters import address
from komma_desk.bootstrap.office_seen import OfficeSeen, ToldReaders
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from tests.attacks.offices_made_up import DAY, NOON, MadeUp, on_card, someone

MINE, OTHER = ReportId(uuid.UUID(int=1)), ReportId(uuid.UUID(int=2))
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def office() -> MadeUp:
    return MadeUp()


@pytest.fixture
def seen(office: MadeUp) -> OfficeSeen:
    return OfficeSeen(office.card())


def told(by: PersonId, *readers: PersonId, at: datetime = NOON) -> ToldReaders:
    return ToldReaders(by=by, at=at, readers=frozenset(readers))


@pytest.mark.parametrize(
    ("name", "value"), [("generation", 3), ("epoch", 3), ("made_on", DAY + timedelta(days=1))]
)
def test_a_newer_office_is_learnt_and_an_older_one_never_again(
    seen: OfficeSeen, name: str, value: object
) -> None:
    before = seen.card
    newer = replace(before, **{name: value})  # type: ignore[arg-type]  # one of the three numbers
    seen.learn_office(newer, b"newer")
    assert (seen.card, seen.newer) == (newer, b"newer")
    seen.learn_office(before, b"older")
    assert (seen.card, seen.newer) == (newer, b"newer")


@pytest.mark.parametrize("later", [{"epoch": 9}, {"made_on": DAY + timedelta(days=9)}])
def test_a_leaving_outweighs_whatever_else_grew(seen: OfficeSeen, later: dict[str, object]) -> None:
    stale = replace(seen.card, **later)  # type: ignore[arg-type]  # a number or a day
    left = replace(seen.card, generation=3)
    seen.learn_office(left, b"left")
    seen.learn_office(stale, b"stale")
    assert seen.card == left


def test_the_card_one_has_already_is_no_newer_one(seen: OfficeSeen) -> None:
    seen.learn_office(replace(seen.card), b"same")
    assert seen.newer == b""


def test_before_anything_was_told_it_goes_to_the_whole_office(seen: OfficeSeen) -> None:
    assert seen.readers(MINE) is None


def test_what_was_told_of_one_report_says_nothing_of_another(
    seen: OfficeSeen, office: MadeUp
) -> None:
    karl = office.karl.person_id
    seen.learn_readers(MINE, told(karl, karl))
    assert seen.readers(MINE) == frozenset({karl})
    assert seen.readers(OTHER) is None


@pytest.mark.parametrize("at", [NOON, NOON - timedelta(hours=1)])
def test_no_word_of_then_replaces_what_the_same_officer_said_since(
    seen: OfficeSeen, office: MadeUp, at: datetime
) -> None:
    karl, carla = office.karl.person_id, office.carla.person_id
    seen.learn_readers(MINE, told(karl, karl))
    seen.learn_readers(MINE, told(karl, karl, carla, at=at))
    seen.learn_readers(MINE, told(karl, at=at))
    assert seen.readers(MINE) == frozenset({karl})


def test_the_newer_word_of_the_same_officer_counts_alone(seen: OfficeSeen, office: MadeUp) -> None:
    karl, carla = office.karl.person_id, office.carla.person_id
    seen.learn_readers(MINE, told(karl, karl))
    seen.learn_readers(MINE, told(karl, karl, carla, at=LATER))
    assert seen.readers(MINE) == frozenset({karl, carla})
    seen.learn_readers(MINE, told(karl, at=LATER + timedelta(hours=1)))
    assert seen.readers(MINE) is None


def test_an_older_answer_of_another_officer_still_keeps_out_whom_it_leaves_out(
    seen: OfficeSeen, office: MadeUp
) -> None:
    karl, carla = office.karl.person_id, office.carla.person_id
    seen.learn_readers(MINE, told(carla, carla, karl, at=LATER))
    seen.learn_readers(MINE, told(karl, karl))
    assert seen.readers(MINE) == frozenset({karl})


def test_where_nobody_who_wrote_is_left_the_newest_word_decides_however_they_arrived(
    seen: OfficeSeen,
) -> None:
    one, two, ada = (someone().person_id for _ in range(3))
    then, since = told(one, one, two), told(two, two, ada, one, at=LATER)
    for report, arriving in ((MINE, (since, then)), (OTHER, (then, since))):
        for each in arriving:
            seen.learn_readers(report, each)
        assert seen.readers(report) == frozenset({one, two, ada})
    seen.learn_readers(MINE, told(one, one, two, at=LATER + timedelta(hours=1)))
    assert seen.readers(MINE) == frozenset({one, two})


def test_whoever_is_only_named_on_the_card_is_no_officer_whose_word_lasts(office: MadeUp) -> None:
    karl, carla = office.karl.person_id, office.carla.person_id
    former = on_card(office.carla, reads_cases=False)
    seen = OfficeSeen(office.card(readers=(on_card(office.karl), former)))
    seen.learn_readers(MINE, told(carla, carla))
    seen.learn_readers(MINE, told(karl, karl, at=LATER))
    assert seen.readers(MINE) == frozenset({karl})


def test_an_officer_who_names_herself_alone_opens_nothing_to_the_group(
    seen: OfficeSeen, office: MadeUp
) -> None:
    karl, carla = office.karl.person_id, office.carla.person_id
    seen.learn_readers(MINE, told(karl, karl))
    seen.learn_readers(MINE, told(carla, carla, at=LATER))
    assert seen.readers(MINE) == frozenset()
    with pytest.raises(NobodyToWriteTo):
        address(seen.card, (), seen.readers(MINE))


def test_once_the_circle_has_left_no_officer_it_shut_out_opens_the_case_to_all(
    seen: OfficeSeen, office: MadeUp
) -> None:
    left, karl = someone().person_id, office.karl.person_id
    seen.learn_readers(MINE, told(left, left))
    seen.learn_readers(MINE, told(karl, at=LATER))
    assert seen.readers(MINE) == frozenset()


def test_whom_a_case_was_handed_to_can_open_it_to_the_whole_office_again(
    seen: OfficeSeen, office: MadeUp
) -> None:
    karl, carla = office.karl.person_id, office.carla.person_id
    seen.learn_readers(MINE, told(karl, carla))
    assert seen.readers(MINE) == frozenset({carla})
    seen.learn_readers(MINE, told(carla, at=LATER))
    assert seen.readers(MINE) is None


def test_what_she_who_left_named_lasts_until_one_of_them_has_written(
    seen: OfficeSeen, office: MadeUp
) -> None:
    left, karl, carla = someone().person_id, office.karl.person_id, office.carla.person_id
    seen.learn_readers(MINE, told(left, left, karl))
    seen.learn_readers(MINE, told(carla, carla, karl, at=LATER))
    assert seen.readers(MINE) == frozenset({karl})
    seen.learn_readers(MINE, told(karl, karl, carla, at=LATER))
    assert seen.readers(MINE) == frozenset({karl, carla})


def test_who_lifted_a_circle_and_left_since_opens_nothing_to_the_group(seen: OfficeSeen) -> None:
    one, two = someone().person_id, someone().person_id
    seen.learn_readers(MINE, told(one, one, two))
    seen.learn_readers(MINE, told(two, at=LATER))
    assert seen.readers(MINE) == frozenset()
