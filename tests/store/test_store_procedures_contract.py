"""Drafts, proposals and publications of procedures: the same on the fakes and on the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import PersonId, ProcedureDraftId
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchProcedureDraft, NoSuchProposal
from komma_desk.usecases.ports.office import Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import (
    StoredProcedureDraft,
    StoredProposal,
    StoredPublication,
)
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import NOON

KARL, MIRA = PersonId(uuid4()), PersonId(uuid4())
TEXT = StoredProcedure(id="small", version="2.0", sha256="0" * 64, text="title = „Ä“\n")


def a_draft(**told: object) -> StoredProcedureDraft:
    draft = StoredProcedureDraft(
        id=ProcedureDraftId(uuid4()),
        procedure="small",
        text="text",
        based_on="1",
        changed_by=KARL,
        changed_at=NOON,
    )
    return replace(draft, **told)  # type: ignore[arg-type]  # whatever the test changes


def a_proposal() -> StoredProposal:
    return StoredProposal(
        procedure=TEXT,
        based_on="1",
        as_default=True,
        directory="c2lnbmVk",
        proposed=Signed(by=KARL, at=NOON, signature=b"karl"),
    )


def a_publication(version: str, number: int) -> StoredPublication:
    return StoredPublication(
        procedure="small",
        version=version,
        number=number,
        as_default=False,
        proposed=Signed(by=KARL, at=NOON, signature=b"karl"),
        published=Signed(by=MIRA, at=NOON, signature=b"mira"),
    )


def test_a_draft_is_kept_as_it_was_given(desk: Desk) -> None:
    draft = a_draft()
    with desk.change() as work:
        work.office.procedure_drafts.add(draft)
        work.commit()
    with desk.look() as work:
        assert work.office.procedure_drafts.get(draft.id) == draft


def test_the_draft_changed_last_comes_first(desk: Desk) -> None:
    drafts = [a_draft(changed_at=NOON + timedelta(minutes=each)) for each in range(3)]
    with desk.change() as work:
        for each in drafts:
            work.office.procedure_drafts.add(each)
        assert list(work.office.procedure_drafts.all()) == drafts[::-1]


def test_of_two_who_save_the_same_draft_the_second_is_told(desk: Desk) -> None:
    draft = a_draft()
    with desk.change() as work:
        work.office.procedure_drafts.add(draft)
        work.office.procedure_drafts.save(replace(draft, text="first"))
        assert work.office.procedure_drafts.get(draft.id).revision == 2
        with pytest.raises(ChangedMeanwhile):
            work.office.procedure_drafts.save(replace(draft, text="second"))
        assert work.office.procedure_drafts.get(draft.id).text == "first"


def test_a_draft_thrown_away_is_gone(desk: Desk) -> None:
    draft = a_draft()
    with desk.change() as work:
        work.office.procedure_drafts.add(draft)
        work.office.procedure_drafts.remove(draft.id)
        with pytest.raises(NoSuchProcedureDraft):
            work.office.procedure_drafts.get(draft.id)
        with pytest.raises(ChangedMeanwhile):
            work.office.procedure_drafts.save(draft)


def test_a_proposal_is_kept_once_and_as_it_was_given(desk: Desk) -> None:
    with desk.change() as work:
        work.office.procedure_proposals.add(a_proposal())
        work.commit()
    with desk.change() as work:
        proposals = work.office.procedure_proposals
        assert proposals.get("small", "2.0") == a_proposal()
        assert list(proposals.all()) == [a_proposal()]
        with pytest.raises(Trouble):
            proposals.add(a_proposal())
        proposals.remove("small", "2.0")
        with pytest.raises(NoSuchProposal):
            proposals.get("small", "2.0")


def test_publications_come_in_the_order_of_their_numbers(desk: Desk) -> None:
    later, earlier = a_publication("2", 7), a_publication("1", 3)
    with desk.change() as work:
        work.office.publications.add(later)
        work.office.publications.add(earlier)
        assert list(work.office.publications.all()) == [earlier, later]
        with pytest.raises(Trouble):
            work.office.publications.add(later)


def test_published_texts_come_in_the_order_they_were_put_there(desk: Desk) -> None:
    with desk.change() as work:
        before = list(work.office.procedures.all())
        work.office.procedures.publish(TEXT)
        assert list(work.office.procedures.all()) == [*before, TEXT]
