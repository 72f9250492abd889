"""How much work a line of the list makes: what a page costs grows with this."""

from __future__ import annotations

from komma_desk.domain.case import CaseListing
from komma_desk.store.desk import KeptDesk
from tests.fakes.samples import a_case
from tests.fakes.work_done import counted
from tests.store.test_store_case_list_plans import EVERYTHING

_FEW, _MANY = 5, 25
_A_LINE = 14  # calls: most of them read its id


def test_a_line_of_the_list_is_made_with_few_calls(kept_desk: KeptDesk) -> None:
    with kept_desk.change() as work:
        for number in range(_MANY):
            work.cases.cases.add(a_case(f"2026-{number + 1:04}"), None)
        work.commit()
    made = []
    with kept_desk.look() as work:
        for limit in (_MANY, _FEW, _MANY):  # the first builds what the others find
            with counted() as calls:
                lines = work.cases.cases.lines(CaseListing(), EVERYTHING, limit=limit)
            assert len(lines) == limit
            made.append(calls.calls)
    assert (made[2] - made[1]) / (_MANY - _FEW) <= _A_LINE
