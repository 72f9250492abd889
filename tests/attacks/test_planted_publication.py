"""A procedure that one person alone brings in, or an older one put back, begins no case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.publish_procedure import ProposalByHand, ProposalChanged
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.publication import (
    PROPOSED,
    PUBLISHED,
    ProcedureNotPublished,
    ProcedureRolledBack,
    place_of,
    proposal_said,
    publication_said,
)
from komma_desk.usecases.effects.signing import signed_by
from komma_desk.usecases.ports.office import Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import StoredPublication
from komma_desk.usecases.queries.case_list import CaseCount
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf
from tests.attacks.publishing import (
    LAX,
    SMALL,
    STANDARD,
    a_new_case,
    by_clearing_alone,
    lax,
    proposed,
    published,
    written,
)
from tests.journeys.raw_store import office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, passphrase_of, person_id

STANDARD_ID = "komma-standard"


def signed(desk: Session, label: str, said: object) -> Signed:
    return signed_by(label, said, desk._tools.keys, desk.actor.id, desk._tools.clock.now())


def plant(
    desk: Session, stored: StoredProcedure, publication: StoredPublication, directory: str
) -> None:
    """Whoever unlocked anything can write into the office."""
    with desk._desk.change() as work:
        work.office.procedures.publish(stored)
        work.office.settings.put(place_of(stored), directory)
        work.office.publications.add(publication)
        work.commit()


def claim(stored: StoredProcedure, proposal: Signed, second: Session) -> StoredPublication:
    """As if proposed by whoever signed that, under the signature of `second` as the publisher."""
    unsigned = StoredPublication(
        procedure=stored.id,
        version=stored.version,
        number=7,
        as_default=True,
        proposed=proposal,
        published=proposal,
    )
    by = replace(unsigned, published=replace(proposal, by=second.actor.id))
    return replace(by, published=signed(second, PUBLISHED, publication_said(stored, by)))


def test_an_administrator_alone_publishes_nothing(town: Town) -> None:
    """She signs for both; clearing's key she has not."""
    stored = lax("9.0")
    with town.unlock(ADMIN) as mira:
        proposal = signed(mira, PROPOSED, proposal_said(stored, as_default=True))
        plant(mira, stored, claim(stored, proposal, mira), "c2lnbmVk")
    with pytest.raises(ProcedureNotPublished):
        town.unlock(CLEARING)


def test_clearing_alone_publishes_nothing(town: Town) -> None:
    """Karl has the directory key, and is no administrator; whatever role he says he has."""
    stored = lax("9.0")
    with town.unlock(CLEARING) as karl:
        proposal = signed(karl, PROPOSED, proposal_said(stored, as_default=True))
        directory = karl._tools.keys.vouch(stored)
        plant(karl, stored, claim(stored, proposal, karl), directory)
    with pytest.raises(ProcedureNotPublished):
        town.unlock(CLEARING)


def test_what_clearing_alone_writes_as_the_founding_does_counts_for_nothing(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        by_clearing_alone(karl, "9.0")
        with pytest.raises(ProcedureNotPublished):
            karl.perform(TakeIn())
        assert karl.ask(CaseCount(CaseListing())) == 0


def test_behind_a_default_of_two_people_it_is_passed_over_and_named(town: Town) -> None:
    published(town, "1.1.0")
    with town.unlock(CLEARING) as karl:
        by_clearing_alone(karl, "9.0")
    assert a_new_case(town) == (STANDARD_ID, "1.1.0")
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    (bad,) = (line for line in health.lines if line.said)
    assert "9.0" in bad.said[0]


def test_the_signature_of_a_colleague_under_another_text_counts_for_nothing(town: Town) -> None:
    """Karl lays his text under what Mira really published."""
    published(town, "1.1.0")
    with town.unlock(CLEARING) as karl:
        with karl._desk.look() as work:
            mine = replace(work.office.procedures.get(STANDARD_ID, "1.1.0"), text=LAX)
        key, directory = office_key(karl), karl._tools.keys.vouch(mine)
    of_it = "WHERE id = ? AND version = ?"
    written(
        town,
        key,
        (f"UPDATE procedures SET text = ? {of_it}", (LAX, STANDARD_ID, "1.1.0")),  # noqa: S608 -- our own words
        ("UPDATE settings SET value = ? WHERE name = ?", (directory, place_of(mine))),
    )
    with pytest.raises(ProcedureNotPublished):
        town.unlock(CLEARING)


def test_a_proposal_an_administrator_wrote_is_shown_as_nobodys_and_not_published(
    town: Town,
) -> None:
    with town.unlock(CLEARING) as karl:
        ready = proposed(karl, "1.1.0")
        key = office_key(karl)
    written(town, key, ("UPDATE procedure_proposals SET text = ?", (LAX,)))
    with town.unlock(ADMIN) as mira:
        (shown,) = mira.ask(ProcedureShelf()).proposals
        assert not shown.is_genuine
        assert not shown.may_publish
        with pytest.raises(ProposalChanged):
            mira.perform(ready)
        with pytest.raises(ProposalByHand):
            mira.perform(replace(ready, text_sha256=shown.text_sha256))


@pytest.mark.parametrize("column", ["as_default = 0", "proposed_by_id = lower(hex(zeroblob(16)))"])
def test_what_is_said_of_a_proposal_is_signed_too(town: Town, column: str) -> None:
    with town.unlock(CLEARING) as karl:
        ready = proposed(karl, "1.1.0")
        key = office_key(karl)
    written(town, key, (f"UPDATE procedure_proposals SET {column}", ()))  # noqa: S608 -- our own words
    with town.unlock(ADMIN) as mira, pytest.raises(ProposalByHand):
        mira.perform(ready)


@pytest.mark.parametrize(
    "deeds",
    [
        ["DELETE FROM procedures WHERE version = '1.1.0'"],
        ["DELETE FROM procedure_publications"],
        [
            "DELETE FROM procedures WHERE version = '1.1.0'",
            "DELETE FROM procedure_publications",
            "DELETE FROM settings WHERE name LIKE 'procedure % 1.1.0'",
        ],
    ],
)
def test_a_newer_version_taken_away_is_named_even_before_a_case_followed_it(
    town: Town, deeds: list[str]
) -> None:
    published(town, "1.1.0")
    with town.unlock(CLEARING) as karl:  # she has seen it, no more
        key = office_key(karl)
    written(town, key, *((deed, ()) for deed in deeds))
    with pytest.raises((ProcedureRolledBack, ProcedureNotPublished)):
        town.unlock(CLEARING)


def test_another_default_taken_back_is_named(town: Town) -> None:
    published(town, "1.0.0", SMALL, as_default=True)
    assert a_new_case(town) == ("komma-small-town", "1.0.0")
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    here = "procedure_id = 'komma-small-town'"
    written(town, key, (f"DELETE FROM procedure_publications WHERE {here}", ()))  # noqa: S608 -- our own words
    with pytest.raises((ProcedureRolledBack, ProcedureNotPublished)):
        town.unlock(CLEARING)


@pytest.mark.parametrize("column", ["number = 99", "as_default = 1", "published_at = proposed_at"])
def test_what_is_said_of_a_publication_is_signed_too(town: Town, column: str) -> None:
    published(town, "1.0.0", SMALL)
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    written(town, key, (f"UPDATE procedure_publications SET {column}", ()))  # noqa: S608 -- our own words
    with pytest.raises(ProcedureNotPublished):
        town.unlock(CLEARING)


def test_what_a_head_published_counts_when_she_is_no_head_any_more(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        ready = proposed(karl, "1.1.0")
    with town.unlock("henrik") as henrik:
        henrik.perform(ready)
    with town.unlock(CLEARING) as karl:
        karl.perform(ChangeRoles(person_id(karl, "henrik"), frozenset({Role.REPORTER})))
    assert a_new_case(town) == (STANDARD_ID, "1.1.0")
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "henrik")))
    assert a_new_case(town) == (STANDARD_ID, "1.1.0")


def test_whoever_was_head_once_publishes_nothing_any_more(town: Town) -> None:
    """Her keys still sign, and clearing helps her; but clearing's colleagues see it first today."""
    stored = lax("9.0")
    with town.unlock(CLEARING) as karl:
        proposal = signed(karl, PROPOSED, proposal_said(stored, as_default=True))
        directory = karl._tools.keys.vouch(stored)
    with town.unlock("henrik") as henrik:
        made = claim(stored, proposal, henrik)
    with town.unlock(CLEARING) as karl:
        karl.perform(ChangeRoles(person_id(karl, "henrik"), frozenset({Role.REPORTER})))
        plant(karl, stored, made, directory)
    with pytest.raises(ProcedureNotPublished):
        town.unlock(CLEARING)


def test_a_second_person_who_comes_later_does_not_undo_what_was_published_alone(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path / "store")
    town.found_by_one(ShippedProcedure.SMALL_TOWN)
    with town.unlock(ADMIN) as mira:
        mira.perform(proposed(mira, "1.1.0", STANDARD, as_default=True))
    town.accept("henrik", town.invite("henrik"))
    with town.unlock(ADMIN) as mira:
        mira.perform(ConfirmPerson(person_id(mira, "henrik")))
    with town.unlock(ADMIN) as mira:
        assert mira.ask(ProcedureShelf()).versions[0].alone
        by_herself = lax("9.0")
        proposal = signed(mira, PROPOSED, proposal_said(by_herself, as_default=True))
        directory = mira._tools.keys.vouch(by_herself)
        plant(mira, by_herself, claim(by_herself, proposal, mira), directory)
    with pytest.raises(ProcedureNotPublished):
        town.unlock(ADMIN)
