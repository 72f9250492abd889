"""Where answers go to somebody without an account: kept with her case and in no list."""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.return_address import ReturnAddress
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, a_case

ADDRESS = ReturnAddress(sealing=b"s" * 32, signing=b"g" * 32)


def test_a_return_address_is_kept_with_its_case(desk: Desk) -> None:
    case = a_case("2026-0001", reply=ADDRESS)
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.get(case.id, EVERYTHING).reply == ADDRESS


def test_it_stays_when_the_case_goes_on(desk: Desk) -> None:
    case = a_case("2026-0001", reply=ADDRESS)
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.save(replace(case, facts={"urgency": "HIGH"}))
        assert work.cases.cases.get(case.id, EVERYTHING).reply == ADDRESS


def test_a_case_of_an_account_has_none(desk: Desk) -> None:
    case = a_case("2026-0001")
    with desk.change() as work:
        work.cases.cases.add(case, None)
        assert work.cases.cases.get(case.id, EVERYTHING).reply is None
