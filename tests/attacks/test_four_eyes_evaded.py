"""A colleague whom the case concerns takes herself out of it, to decide in it."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.domain.case import CaseFile
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Part
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.remove_involved import RemoveInvolved
from komma_desk.usecases.effects.approvals import concerned_in
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.usecases.deeds import Prepared


def file_of(bench: Prepared) -> CaseFile:
    view: Any = bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    found: CaseFile = view.file
    return found


def involved(bench: Prepared, part: Part) -> tuple[PersonId, Any]:
    me = bench.people[Role.CLEARING].id
    wanted = Involve(case=bench.case, part=part, name="Ada", person=me)
    return me, bench.at(Role.CLEARING).perform(wanted).receipt


@pytest.mark.parametrize("part", [Part.ACCUSED, Part.AFFECTED])
def test_whom_the_case_concerned_it_concerns_for_good(part: Part) -> None:
    bench = Prepared()
    me, entry = involved(bench, part)
    assert me in concerned_in(file_of(bench))
    bench.at(Role.CLEARING).perform(RemoveInvolved(case=bench.case, involved=entry))
    assert all(each.id != entry for each in file_of(bench).involved)
    assert me in concerned_in(file_of(bench))
    assert file_of(bench).history[-1].facts["person"] == str(me)


def test_a_witness_taken_out_may_go_on_deciding() -> None:
    bench = Prepared()
    me, entry = involved(bench, Part.WITNESS)
    bench.at(Role.CLEARING).perform(RemoveInvolved(case=bench.case, involved=entry))
    assert me not in concerned_in(file_of(bench))


def test_nobody_is_linked_who_is_not_in_the_store() -> None:
    bench = Prepared()
    stranger = PersonId(bench.case)
    wanted = Involve(case=bench.case, part=Part.ACCUSED, name="Ada", person=stranger)
    with pytest.raises(NoSuchPerson):
        bench.at(Role.CLEARING).perform(wanted)
