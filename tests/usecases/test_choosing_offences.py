"""Choosing possible offences begins clocks; knowledge of act and offender lets them run."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from komma_desk.domain.clock import Entitled
from komma_desk.domain.clock_deeds import (
    ClockThereAlready,
    DayInFuture,
    DayMissing,
    NoSuchClock,
    NoSuchOffence,
    OffenderMissing,
    UnknownButNamed,
)
from komma_desk.domain.deadlines.reckoning import NotRunning, Reckoned
from komma_desk.domain.deadlines.rules import (
    NeedsDay,
    NotYetInForce,
)
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ClockId
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.usecases.commands.remove_involved import RemoveInvolved
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from tests.usecases.clock_bench import (
    FILED,
    NOBODY,
    affected,
    choose,
    do,
    file,
    know,
    rights,
    view,
)
from tests.usecases.clock_examples import DAY
from tests.usecases.deeds import Prepared


def test_each_person_affected_and_the_superior_get_a_clock_that_does_not_run_yet(
    bench: Prepared,
) -> None:
    ada, bea = affected(bench, "Ada"), affected(bench, "Bea")
    choose(bench, "241", "185")
    assert rights(bench) == [
        (Entitled.AFFECTED, ada),
        (Entitled.AFFECTED, bea),
        (Entitled.SUPERIOR, None),
    ]
    assert file(bench).case.facts["offences"] == "185 241"
    assert all(isinstance(each.found, NotRunning) for each in view(bench).clocks)


def test_what_is_prosecuted_without_an_application_begins_no_clock(bench: Prepared) -> None:
    assert choose(bench, "130", "240") == ()
    assert file(bench).clocks == ()
    assert file(bench).case.facts["offences"] == "130 240"


def test_choosing_again_doubles_no_clock_and_is_no_news(bench: Prepared) -> None:
    choose(bench, "185")
    before = file(bench)
    assert choose(bench, "185") == ()
    assert file(bench) == before
    assert choose(bench, "185", "223") == ()
    assert file(bench).clocks == before.clocks


def test_taking_offences_away_drops_only_clocks_nobody_ever_filled(bench: Prepared) -> None:
    hers, superiors = choose(bench, "185")
    know(bench, superiors)
    choose(bench)
    assert [each.id for each in file(bench).clocks] == [superiors]
    assert "offences" not in file(bench).case.facts
    assert hers not in {each.id for each in file(bench).clocks}


def test_a_clock_that_was_settled_and_taken_back_is_kept(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    do(bench, SettleClock(case=bench.case, clock=hers, on=DAY, how=FILED))
    do(bench, ReopenClock(case=bench.case, clock=hers, reason="Irrtum"))
    choose(bench)
    assert [each.id for each in file(bench).clocks] == [hers]


def test_a_clock_begun_before_she_was_written_down_is_hers(bench: Prepared) -> None:
    hers, superiors = choose(bench, "185")
    ada = affected(bench, "Ada")
    choose(bench, "185")
    assert rights(bench) == [(Entitled.SUPERIOR, None), (Entitled.AFFECTED, ada)]
    know(bench, superiors)
    do(bench, RemoveInvolved(case=bench.case, involved=ada))
    (again,) = choose(bench, "185")
    know(bench, again)
    affected(bench, "Bea")
    assert choose(bench, "185") == ()
    assert hers not in {each.id for each in file(bench).clocks}


def test_of_two_people_each_gets_her_own_beside_a_clock_that_names_nobody(
    bench: Prepared,
) -> None:
    nobodys, _superiors = choose(bench, "185")
    know(bench, nobodys)
    ada, bea = affected(bench, "Ada"), affected(bench, "Bea")
    assert len(choose(bench, "185")) == 2
    assert {(Entitled.AFFECTED, ada), (Entitled.AFFECTED, bea)} <= set(rights(bench))


def test_only_what_stands_in_the_list_can_be_chosen(bench: Prepared) -> None:
    with pytest.raises(NoSuchOffence):
        choose(bench, "185", "999")
    assert file(bench).clocks == ()


def test_knowledge_of_act_and_offender_lets_the_clock_run(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    know(bench, hers, anchor=date(2026, 9, 25))
    found = view(bench).clocks[0].found
    assert isinstance(found, Reckoned)
    assert (found.statutory_end, found.safe) == (date(2026, 12, 28), date(2026, 12, 24))


def test_a_second_offender_has_a_clock_of_their_own(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    assert know(bench, hers) == hers
    second = know(bench, hers, offender="Uwe", anchor=DAY - timedelta(days=2))
    assert second != hers
    kept = {each.id: each for each in file(bench).clocks}
    assert (kept[hers].offender, kept[hers].anchor) == ("Kai", DAY)
    assert (kept[second].offender, kept[second].entitled) == ("Uwe", Entitled.AFFECTED)
    with pytest.raises(ClockThereAlready):
        know(bench, hers, offender=" uwe")


def test_a_mistake_is_corrected_and_the_history_keeps_what_stood_there(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    know(bench, hers)
    earlier = DAY - timedelta(days=3)
    assert know(bench, hers, offender="Kay", anchor=earlier, corrects=True) == hers
    event = file(bench).history[-1]
    assert event.action == "clock-knowledge"
    said = {name: event.facts[name] for name in ("anchor", "before", "offender_before", "source")}
    assert said == {
        "anchor": earlier.isoformat(),
        "before": DAY.isoformat(),
        "offender_before": "Kai",
        "source": "Gespräch",
    }


def test_an_unknown_offender_is_on_record_and_becomes_known(bench: Prepared) -> None:
    hers, _superiors = choose(bench, "185")
    know(bench, hers, anchor=None, offender="", offender_unknown=True)
    assert isinstance(view(bench).clocks[0].found, NotRunning)
    assert know(bench, hers) == hers
    assert isinstance(view(bench).clocks[0].found, Reckoned)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"offender": " "}, OffenderMissing),
        ({"anchor": None}, DayMissing),
        ({"source": ""}, TextMissing),
        ({"source": " "}, TextMissing),
        ({"offender_unknown": True}, UnknownButNamed),
        ({"anchor": date(2026, 12, 24)}, DayInFuture),
        ({"anchor": date(1999, 1, 1)}, NotYetInForce),
        ({"anchor": datetime(2026, 10, 1, 9, tzinfo=UTC)}, NeedsDay),
        ({"offender": "x" * 501}, TextNotAccepted),
        ({"clock": ClockId(NOBODY)}, NoSuchClock),
    ],
)
def test_half_a_knowledge_is_refused(
    bench: Prepared, told: dict[str, Any], refusal: type[Refusal]
) -> None:
    hers, _superiors = choose(bench, "185")
    with pytest.raises(refusal):
        know(bench, **{"clock": hers} | told)
    assert file(bench).clocks[0].is_untouched
