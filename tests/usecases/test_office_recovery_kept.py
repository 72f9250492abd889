"""What the office keeps about its recovery: read back whole, hindering nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    RehearseOrganisationRecovery,
)
from komma_desk.usecases.office_recovery import (
    OfficeRecovery,
    RecoveryUnreadable,
    keep_recovery,
    keys_of_recovery,
    recovery_in,
)
from komma_desk.usecases.ports.office import GroupGrant
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding, RecoveryView
from tests.usecases.bench_keys import HALVES
from tests.usecases.deeds import OUT, Prepared

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
KEPT = OfficeRecovery(
    keys=keys_of_recovery(sealing=b"s", signing=b"g", signature=b"x"),
    grants=(GroupGrant(group="clearing", epoch=3, person=ITS_ID, sealed=b"sealed"),),
    made_at=AT,
    made_by="Karl",
)


def spoil(bench: Prepared, text: str) -> None:
    with bench.desk.change() as work:
        work.office.settings.put("organisation_recovery", text)
        work.commit()


def kept(bench: Prepared) -> OfficeRecovery | None:
    with bench.desk.look() as work:
        return recovery_in(work.office.settings)


@pytest.mark.parametrize(
    "one", [KEPT, replace(KEPT, rehearsals=4, rehearsed_at=AT), replace(KEPT, used_at=AT)]
)
def test_what_is_kept_is_read_back(bench: Prepared, one: OfficeRecovery) -> None:
    with bench.desk.change() as work:
        keep_recovery(work.office.settings, one)
        work.commit()
    assert kept(bench) == one


@pytest.mark.parametrize(
    "text", ["kein JSON", "[]", "{}", '{"grants": 3}', '{"grants": [], "sealing": "ü"}']
)
def test_what_somebody_wrote_by_hand_is_named_and_new_halves_mend_it(
    bench: Prepared, text: str
) -> None:
    spoil(bench, text)
    with pytest.raises(RecoveryUnreadable):
        bench.at(Role.CLEARING).ask(RecoveryStanding())
    bench.at(Role.CLEARING).perform(MakeOrganisationRecovery(OUT / "a", OUT / "b"))
    assert bench.at(Role.CLEARING).ask(RecoveryStanding()).made_at is not None


def test_a_moment_without_a_zone_was_not_written_by_us(bench: Prepared) -> None:
    with bench.desk.look() as work:
        text = work.office.settings.get("organisation_recovery")
    spoil(bench, text.replace("+00:00", ""))
    with pytest.raises(RecoveryUnreadable):
        kept(bench)


def test_a_spoilt_setting_keeps_nobody_from_leaving(bench: Prepared) -> None:
    spoil(bench, "kein JSON")
    bench.at(Role.CLEARING).perform(DismissPerson(bench.people[Role.INTEGRATION].id))
    assert bench.at(Role.CLEARING).ask(AccessList()).people


def test_without_halves_nothing_is_told_but_that(bench: Prepared) -> None:
    spoil(bench, "")
    assert bench.at(Role.ADMINISTRATOR).ask(RecoveryStanding()) == RecoveryView()
    bench.at(Role.CLEARING).perform(DismissPerson(bench.people[Role.INTEGRATION].id))
    assert kept(bench) is None


def test_with_a_leaving_it_is_signed_anew_and_given_the_new_epoch(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(DismissPerson(bench.people[Role.INTEGRATION].id))
    after = kept(bench)
    assert after is not None
    assert after.keys.signature == b"signed anew"
    assert {(each.group, each.epoch) for each in after.grants} == {("clearing", 1), ("figures", 2)}
    with bench.desk.look() as work:
        assert ITS_ID not in {each.person for each in work.office.keys.all_grants()}


def test_one_that_clearing_has_not_signed_is_given_nothing(bench: Prepared) -> None:
    bench.swapped.add(ITS_ID)
    bench.at(Role.CLEARING).perform(DismissPerson(bench.people[Role.INTEGRATION].id))
    after = kept(bench)
    assert after is not None
    assert {each.epoch for each in after.grants} == {1}
    assert not bench.at(Role.CLEARING).ask(RecoveryStanding()).is_confirmed


def test_both_sheets_leave_the_house_and_a_rehearsal_leaves_nothing(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    seat.perform(MakeOrganisationRecovery(OUT / "a", OUT / "b"))
    assert bench.outside.files == {OUT / "a": b"A A-HALF", OUT / "b": b"B B-HALF"}
    bench.outside.files.clear()
    seat.perform(RehearseOrganisationRecovery(*HALVES))
    assert bench.outside.files == {}
    assert not any(half in repr(bench.desk.log) for half in HALVES)
    assert seat.ask(RecoveryStanding()).rehearsals == 1
