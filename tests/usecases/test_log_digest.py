"""The list of accesses for data protection: by case and day, sealed to her and to nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.log_digest import LogDigest, NotADigest, digest_of
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.post_log_digest import (
    DigestPosted,
    NobodyForDataProtection,
    PostLogDigest,
)
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.log_digests import LogDigests, ReceivedDigest
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import CANARY, Prepared

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def received(bench: Prepared) -> tuple[ReceivedDigest, ...]:
    found: Any = bench.at(Role.DATA_PROTECTION).ask(LogDigests())
    return cast("tuple[ReceivedDigest, ...]", found)


def post(bench: Prepared) -> DigestPosted:
    receipt = bench.at(Role.CLEARING).perform(PostLogDigest()).receipt
    assert isinstance(receipt, DigestPosted)
    return receipt


def test_it_lists_by_case_and_day_who_read_how_often(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    first, second = (CaseId(each.id) for each in seat.ask(CasePage(CaseListing()))[:2])
    for case in (first, second, first):
        seat.ask(CaseDesk(case))
    bench.clock.at += timedelta(days=1)
    seat.ask(CaseDesk(second))
    posted = post(bench)
    (newest,) = received(bench)
    numbers = [line.number for line in seat.ask(CasePage(CaseListing()))[:2]]
    told = {
        case.number: [(day.name, day.times) for day in case.days] for case in newest.digest.cases
    }
    karl = bench.people[Role.CLEARING].name
    assert told == {numbers[0]: [(karl, 2)], numbers[1]: [(karl, 1), (karl, 1)]}
    assert (posted.cases, posted.last_on) == (2, newest.digest.last_on)


def test_no_content_is_in_it(bench: Prepared) -> None:
    bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    post(bench)
    assert CANARY not in repr(received(bench))


def test_nobody_else_can_open_it_and_the_head_neither(bench: Prepared) -> None:
    bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    before = set(bench.desk.content.office.post)
    post(bench)
    (letter,) = (
        bench.desk.content.office.post[each]
        for each in set(bench.desk.content.office.post) - before
    )
    opens = {
        role
        for role, person in bench.people.items()
        if FakeKeys(person, bench.swapped).try_open(letter.data)
    }
    assert opens == {Role.DATA_PROTECTION}


def test_without_a_confirmed_officer_it_is_refused(bench: Prepared) -> None:
    bench.swapped.add(bench.people[Role.DATA_PROTECTION].id)
    with pytest.raises(NobodyForDataProtection):
        post(bench)


def test_each_officer_for_data_protection_gets_it(bench: Prepared) -> None:
    second = bench.join("Zweite für Datenschutz", Role.DATA_PROTECTION, login="zweite")
    post(bench)
    assert len(received(bench)) == 1
    assert len(cast("tuple[object, ...]", bench.seat(second).ask(LogDigests()))) == 1


def test_the_newest_comes_first_and_one_older_than_a_year_goes(bench: Prepared) -> None:
    post(bench)
    bench.clock.at += timedelta(days=200)
    post(bench)
    assert [each.digest.last_on for each in received(bench)] == sorted(
        (each.digest.last_on for each in received(bench)), reverse=True
    )
    assert len(received(bench)) == 2
    bench.clock.at += timedelta(days=200)
    post(bench)
    assert len(received(bench)) == 2


def test_a_read_older_than_a_year_is_not_told_any_more(bench: Prepared) -> None:
    bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    bench.clock.at += timedelta(days=400)
    assert post(bench).cases == 0


def test_a_list_somebody_else_wrote_is_not_believed(bench: Prepared) -> None:
    officer = bench.people[Role.DATA_PROTECTION]
    forger = FakeKeys(bench.people[Role.ADMINISTRATOR], bench.swapped)
    digest = digest_of([], first_on=date(2026, 1, 1), last_on=date(2026, 12, 31))
    for words in (digest.as_words(), {"cases": "keine"}):
        envelope, data = forger.seal_to_person(
            officer, envelope_kinds.LOG_DIGEST, Parcel(words=words).packed(), bench.clock.at
        )
        with bench.desk.change() as work:
            work.office.post.put(
                PostedEnvelope(
                    id=envelope,
                    audience=Audience.PERSON,
                    posted_on=date(2026, 10, 5),
                    data=data,
                )
            )
            work.commit()
    assert received(bench) == ()


def test_a_setting_spoilt_by_hand_hinders_nobody(bench: Prepared) -> None:
    with bench.desk.change() as work:
        work.office.settings.put("log_digests", "gestern nichts\n2020-01-01 kein-umschlag")
        work.commit()
    post(bench)
    assert len(received(bench)) == 1


@given(
    reads=st.lists(
        st.tuples(st.sampled_from(["2026-0001", "2026-0002"]), DAYS, st.sampled_from("AB"))
    )
)
def test_every_read_is_counted_once_and_survives_the_letter(
    reads: list[tuple[str, date, str]],
) -> None:
    digest = digest_of(reads, first_on=date(2026, 1, 1), last_on=date(2026, 12, 31))
    assert LogDigest.read(digest.as_words()) == digest
    assert sum(day.times for case in digest.cases for day in case.days) == len(reads)


@pytest.mark.parametrize("spoilt", ["first_on", "last_on", "cases"])
def test_what_is_no_list_is_refused(spoilt: str) -> None:
    digest = digest_of([], first_on=date(2026, 1, 1), last_on=date(2026, 12, 31))
    with pytest.raises(NotADigest):
        LogDigest.read(digest.as_words() | {spoilt: None})


def test_an_emergency_opening_is_told_apart_with_its_number_only(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(BreakGlass(bench.circles.approved))
    bench.at(Role.CLEARING).perform(PostLogDigest())
    digest = bench.at(Role.DATA_PROTECTION).ask(LogDigests())[0].digest
    (opening,) = digest.emergencies
    assert (opening.name, opening.excluded) == (bench.people[Role.CLEARING].name, False)
    assert opening.number == bench.lines[3].number
    assert opening.number not in {each.number for each in digest.cases}
