"""What lists and figures promise, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, NOON, a_case, a_report

KAI = PersonId(uuid4())


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (CaseListing(), "DCBA"),
        (CaseListing(descending=False), "ABCD"),
        (CaseListing(order="number", descending=False), "ABCD"),
        (CaseListing(order="state", descending=False), "DACB"),
        (CaseListing(states=frozenset({"triage", "closed"})), "DCB"),
        (CaseListing(open_only=True), "CBA"),
        (CaseListing(responsible=KAI), "B"),
        (CaseListing(search="STRASSE"), "A"),
        (CaseListing(search="straße  ALLEIN"), "A"),
        (CaseListing(search="2026-00"), "CBA"),
        (CaseListing(search="100%"), "B"),
        (CaseListing(search="_"), ""),
    ],
)
def test_a_list_shows_what_was_asked_for(desk: Desk, listing: CaseListing, expected: str) -> None:
    made = {
        "A": a_case("2026-0009", told="In der Straße, allein.", state="in_hand"),
        "B": a_case("2026-0010", told="Zu 100% sicher", responsible=KAI),
        "C": a_case("2026-0099"),
        "D": a_case("2026-10000", state="closed", ended=True),
    }
    if listing.order == "state":
        made["B"] = replace(made["B"], state="triage")
        made["C"] = replace(made["C"], state="in_hand")
        made["A"] = replace(made["A"], id=CaseId(UUID(int=1)))
        made["C"] = replace(made["C"], id=CaseId(UUID(int=2)))
    with desk.change() as work:
        for days, case in enumerate(made.values()):
            later = replace(case, received_at=NOON + timedelta(days=days))
            work.cases.cases.add(later, None)
        work.commit()
    names = {case.id: name for name, case in made.items()}
    with desk.look() as work:
        found = work.cases.cases.lines(listing, EVERYTHING)
        assert "".join(names[line.id] for line in found) == expected
        assert work.cases.cases.count(listing, EVERYTHING) == len(expected)


def test_a_list_comes_in_pages(desk: Desk) -> None:
    with desk.change() as work:
        for n in range(5):
            work.cases.cases.add(a_case(f"2026-{n:04}"), None)
        cases, listing = work.cases.cases, CaseListing(order="number", descending=False)
        pages = [
            [line.number[-1] for line in cases.lines(listing, EVERYTHING, offset=at, limit=2)]
            for at in (0, 2, 4)
        ]
    assert pages == [["0", "1"], ["2", "3"], ["4"]]


def test_a_case_of_the_last_evening_counts_on_the_local_day(desk: Desk) -> None:
    case = a_case(received_at=datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    with desk.change() as work:
        work.cases.cases.add(case, None)
        (line,) = work.cases.cases.lines(CaseListing(), EVERYTHING)
        ((found, facts),) = work.cases.figures.facts(frozenset())
    assert line.received_on == date(2026, 11, 1)
    assert (found, facts.received_in) == (case.id, Month(year=2026, number=11))


def test_facts_say_who_was_affected_and_what_was_counted(desk: Desk) -> None:
    affected = a_case("2026-0001")
    seen = a_case("2026-0002", report=a_report(reporter_role=Code("WITNESS")))
    october = Month(year=2026, number=10)
    with desk.change() as work:
        for case in (seen, affected):
            work.cases.cases.add(case, None)
        work.cases.figures.mark_counted([(affected.id, october)])
        work.commit()
    with desk.look() as work:
        (_, first), (_, second) = work.cases.figures.facts(frozenset())
    assert (first.person, first.counted_in) == (str(affected.reporter), october)
    assert (second.person, second.counted_in) == (None, None)


def test_a_case_counted_elsewhere_is_left_out_of_the_facts(desk: Desk) -> None:
    with desk.change() as work:
        work.cases.cases.add(a_case("2026-0001", state="duplicate", ended=True), None)
        work.cases.cases.add(a_case("2026-0002"), None)
        work.commit()
    with desk.look() as work:
        assert len(work.cases.figures.facts(frozenset({"duplicate"}))) == 1
        assert len(work.cases.figures.facts(frozenset())) == 2


def test_a_frozen_month_stays_as_it_was_frozen(desk: Desk) -> None:
    months = [
        FrozenMonth(month=Month(year=2026, number=n), cells={"THREAT": 5}, received=n * 5 or None)
        for n in (9, 10)
    ]
    with desk.change() as work:
        work.cases.figures.freeze(months[::-1], 1)
        work.commit()
    with desk.look() as work:
        assert work.cases.figures.frozen() == tuple(months)


def test_a_row_of_a_list_is_brought_along_once(desk: Desk) -> None:
    case = a_case()
    with desk.change() as work:
        work.cases.cases.add(case, None)
        assert not work.cases.cases.imported("fingerprint")
        work.cases.cases.mark_imported("fingerprint", case.id)
        assert work.cases.cases.imported("fingerprint")
