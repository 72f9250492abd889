"""Whatever is chosen and recorded in whatever order: nothing filled is lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.domain.clock import SettledHow
from komma_desk.domain.clock_deeds import ClockSettled, ClockThereAlready
from komma_desk.domain.code_list import Code
from komma_desk.domain.offences import RULE, chosen_in, entitled_by, entries_of
from komma_desk.usecases.commands.settle_clock import SettleClock
from tests.usecases.clock_bench import affected, choose, do, file, know
from tests.usecases.clock_examples import DAY
from tests.usecases.deeds import Prepared
from tests.usecases.workbench import rules

LIST = rules().code_lists["offence"]
DEEDS = st.one_of(
    st.tuples(st.just("choose"), st.sets(st.sampled_from(LIST.codes()), max_size=3)),
    st.tuples(st.just("know"), st.integers(0, 5), st.sampled_from(["Kai", "Uwe", "Ina"])),
    st.tuples(st.just("settle"), st.integers(0, 5)),
    st.tuples(st.just("involve"), st.sampled_from(["Ada", "Bea"])),
)


@settings(max_examples=30, deadline=None)
@given(deeds=st.lists(DEEDS, max_size=12))
def test_no_way_loses_knowledge_or_doubles_a_clock(
    template: Prepared, deeds: list[tuple[Any, ...]]
) -> None:
    bench = template.copied()
    filled: set[Any] = set()
    for deed in deeds:
        walk(bench, deed)
        kept = file(bench)
        now = {each.id for each in kept.clocks if not each.is_untouched}
        assert filled <= now
        filled = now
        rights = Counter(
            (each.entitled, each.person, each.offender, each.offender_unknown)
            for each in kept.clocks
        )
        assert max(rights.values(), default=1) == 1
    if deeds and deeds[-1][0] == "choose":
        chosen = entries_of(chosen_in(kept.case.facts), LIST)
        assert entitled_by(chosen) <= {each.entitled for each in kept.clocks if each.rule == RULE}


def walk(bench: Prepared, deed: tuple[Any, ...]) -> None:
    clocks = file(bench).clocks
    match deed:
        case ("choose", codes):
            choose(bench, *map(Code, sorted(codes)))
        case ("involve", name):
            affected(bench, name)
        case ("know", place, who) if place < len(clocks):
            with suppress(ClockSettled, ClockThereAlready):
                know(bench, clocks[place].id, offender=who)
        case ("settle", place) if place < len(clocks):
            how = SettledHow.APPLICATION_FILED
            with suppress(ClockSettled):
                do(bench, SettleClock(case=bench.case, clock=clocks[place].id, on=DAY, how=how))
