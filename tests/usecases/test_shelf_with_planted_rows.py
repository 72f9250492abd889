"""Rows somebody wrote by hand are shown for what they are, and are in nobody's way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.publish_procedure import ProposalByHand
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.effects.publication import (
    Grounds,
    ProcedureNotPublished,
    ProcedureRolledBack,
    newest_now,
)
from komma_desk.usecases.effects.published_before import Known, remember_known
from komma_desk.usecases.ports.office import Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import StoredProposal
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, VersionRef
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, Shelf, VersionStanding
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.procedure_examples import SMALL_TOWN, STANDARD, waiting
from tests.usecases.workbench import Workbench, rules

SMALL = SMALL_TOWN.read_text(encoding="utf-8")
NONSENSE = StoredProcedure(id="komma-standard", version="8.0", sha256="0" * 64, text="kein TOML [")


@pytest.fixture
def office() -> Workbench:
    return Workbench()


def shelf(office: Workbench, role: Role = Role.ADMINISTRATOR) -> Shelf:
    found: Shelf = office.at(role).ask(ProcedureShelf())
    return found


def plant_proposal(office: Workbench, stored: StoredProcedure, by: PersonId) -> None:
    signed = Signed(by=by, at=office.clock.at, signature=b"")
    proposal = StoredProposal(
        procedure=stored, based_on="", as_default=True, directory="", proposed=signed
    )
    with office.desk.change() as work:
        work.office.procedure_proposals.add(proposal)
        work.commit()


def plant_version(office: Workbench, stored: StoredProcedure) -> None:
    with office.desk.change() as work:
        work.office.procedures.publish(stored)
        work.office.settings.put(f"procedure {stored.id} {stored.version}", "forged")
        work.commit()


def newest(office: Workbench, procedure: str) -> str:
    with office.desk.look() as work:
        grounds = Grounds(
            office=work.office,
            memory=work.cases.memory,
            keys=FakeKeys(office.people[Role.CLEARING], office.swapped),
            roles=rules().roles,
        )
        return newest_now(procedure, grounds).version


def test_nonsense_in_place_of_a_proposal_is_shown_by_its_name_and_goes(office: Workbench) -> None:
    plant_proposal(office, NONSENSE, PersonId(uuid4()))
    (shown,) = shelf(office).proposals
    assert (shown.title.de, shown.proposed_by) == ("komma-standard", "")
    assert not shown.is_genuine
    office.at(Role.CLEARING).perform(WithdrawProposal("komma-standard", "8.0"))
    assert (shelf(office).proposals, shelf(office).drafts) == ((), ())


def test_a_proposal_that_calls_itself_another_is_not_published(office: Workbench) -> None:
    """Signed for by clearing, with a fingerprint that is not that of its text."""
    ready = waiting(office, SMALL, "1.0.0")
    with office.desk.change() as work:
        proposals = work.office.procedure_proposals
        kept = proposals.get(ready.procedure, ready.version)
        proposals.remove(ready.procedure, ready.version)
        proposals.add(replace(kept, procedure=replace(kept.procedure, sha256="0" * 64)))
        work.commit()
    with pytest.raises(ProposalByHand):
        office.at(Role.HEAD).perform(ready)


def test_a_version_nobody_published_is_shown_so_and_new_cases_follow_none(
    office: Workbench,
) -> None:
    plant_version(office, NONSENSE)
    top, below = shelf(office).versions
    assert (top.version, top.standing) == ("8.0", VersionStanding.BY_HAND)
    assert (below.standing, below.is_default) == (VersionStanding.PUBLISHED, False)


def test_each_procedure_has_a_newest_version_of_its_own(office: Workbench) -> None:
    for version in ("1.0.0", "1.1.0"):
        office.at(Role.HEAD).perform(waiting(office, SMALL, version))
    assert newest(office, "komma-small-town") == "1.1.0"
    assert newest(office, "komma-standard") == "1.0.0"
    with pytest.raises(ProcedureNotPublished):
        newest(office, "agg-complaint")


def test_an_older_version_of_any_procedure_in_place_of_the_one_used_is_named(
    office: Workbench,
) -> None:
    office.at(Role.HEAD).perform(waiting(office, SMALL, "1.0.0"))
    with office.desk.change() as work:
        used = ("komma-small-town 1.0.0", "komma-small-town 1.1.0")
        remember_known(work.cases.memory, Known(used=used))
        work.commit()
    with pytest.raises(ProcedureRolledBack):
        newest(office, "komma-small-town")
    assert newest(office, "komma-standard") == "1.0.0"


def test_the_text_of_what_waits_and_of_what_stands_is_there_to_look_at(office: Workbench) -> None:
    ready = waiting(office, SMALL, "1.0.0")
    head = office.at(Role.HEAD)
    waits: Any = head.ask(ProcedureOf(VersionRef(ready.procedure, ready.version)))
    assert waits.text == SMALL
    stands: Any = head.ask(ProcedureOf(VersionRef("komma-standard", "1.0.0")))
    assert stands.text == STANDARD.read_text(encoding="utf-8")
