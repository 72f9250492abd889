"""The office's own list entries: the same on the fakes and on the files."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.ports.office import Signed
from komma_desk.usecases.ports.own_entries import OwnKind, StoredOwnEntry
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import NOON

ENTRY = StoredOwnEntry(
    kind=OwnKind.ENTRY,
    list_id="place",
    code="own_hallenbad",
    content='{"label": "„Hallenbad“"}',
    saved=Signed(by=PersonId(UUID(int=7)), at=NOON, signature=b"signed"),
    revision=1,
)


def _keep(desk: Desk, *entries: StoredOwnEntry) -> None:
    with desk.change() as work:
        for each in entries:
            work.office.own_entries.put(each)
        work.commit()


def test_an_own_entry_is_kept_as_it_was_given(desk: Desk) -> None:
    _keep(desk, ENTRY)
    with desk.look() as work:
        assert work.office.own_entries.all() == (ENTRY,)


def test_a_later_revision_takes_the_place_of_the_one_before(desk: Desk) -> None:
    later = replace(ENTRY, content="{}", revision=2)
    _keep(desk, ENTRY, later)
    with desk.look() as work:
        assert work.office.own_entries.all() == (later,)


@pytest.mark.parametrize("revision", [1, 3])
def test_a_revision_that_does_not_follow_is_refused(desk: Desk, revision: int) -> None:
    _keep(desk, ENTRY)
    with pytest.raises(ChangedMeanwhile), desk.change() as work:
        work.office.own_entries.put(replace(ENTRY, revision=revision))


def test_own_entries_come_by_kind_list_and_code(desk: Desk) -> None:
    question = replace(ENTRY, kind=OwnKind.QUESTION, list_id="", code="own_a")
    target = replace(ENTRY, list_id="target")
    _keep(desk, question, target, ENTRY)
    with desk.look() as work:
        assert work.office.own_entries.all() == (ENTRY, target, question)
