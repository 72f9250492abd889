"""The municipality's own procedure: one clears and drafts, a second person publishes it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.demo.store_building import demo_house
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import ProposedByYou, Published
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage, CaseStates
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, Shelf, VersionStanding
from tests.attacks.publishing import STANDARD, a_new_case, proposed, published
from tests.journeys.desk_line import Line
from tests.journeys.test_killed_while_confirming import PowerCutError, cut_before_commit
from tests.journeys.town import ADMIN, CLEARING, Town, passphrase_of

STORES = Path(__file__).resolve().parents[1] / "data" / "stores"
OWN = STANDARD.replace('"Eingegangen"', '"Frisch eingegangen"')


def test_a_new_case_follows_the_new_version_and_yesterdays_stays_on_its_own(
    town: Town, tmp_path: Path
) -> None:
    assert a_new_case(town) == ("komma-standard", "1.0.0")
    path = tmp_path / "eigenes.toml"
    path.write_text(OWN, encoding="utf-8")
    with town.unlock(CLEARING) as karl:
        draft: Any = karl.perform(ImportProcedureDraft(path)).receipt
        karl.perform(ProposeProcedure(draft.draft, draft.revision, "1.1.0"))
    with town.unlock(ADMIN) as mira:
        shelf: Shelf = mira.ask(ProcedureShelf())
        (waits,) = shelf.proposals
        assert (waits.proposed_by, waits.may_publish) == ("Karl Klär", True)
        assert [each.running for each in shelf.versions] == [None]
        line = Line(town)
    ready = line.by(ADMIN, "procedure", "publish", town.folder, "komma-standard", "1.1.0")
    assert ready.status == 0, ready.err
    assert a_new_case(town) == ("komma-standard", "1.1.0")
    with town.unlock(CLEARING) as karl:
        lines: Any = karl.ask(CasePage(CaseListing()))
        for each in lines:
            karl.perform(TakeStep(case=CaseId(each.id), step=StepId("accept")))
        files = [karl.ask(CaseDesk(CaseId(each.id))).file.case for each in lines]
        assert {each.procedure.version for each in files} == {"1.0.0", "1.1.0"}
        assert {each.state for each in files} == {"triage"}
        shelf = karl.ask(ProcedureShelf())
        standings = [(each.version, each.standing, each.running) for each in shelf.versions]
    assert standings == [
        ("1.1.0", VersionStanding.PUBLISHED, 1),
        ("1.0.0", VersionStanding.REPLACED, 1),
    ]
    assert check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good


def test_going_back_is_a_new_version(town: Town) -> None:
    published(town, "1.1.0", OWN)
    published(town, "1.2.0", STANDARD)
    assert a_new_case(town) == ("komma-standard", "1.2.0")


def test_the_list_of_cases_opens_before_a_case_follows_the_new_version(town: Town) -> None:
    published(town, "1.1.0", OWN)
    with town.unlock(CLEARING) as karl:
        states = karl.ask(CaseStates())
    assert states.procedure.version == "1.1.0"


def small_office(folder: Path) -> Town:
    town = Town(folder)
    town.found_by_one(ShippedProcedure.SMALL_TOWN)
    return town


def test_in_an_office_of_one_person_she_publishes_alone_and_it_is_said(tmp_path: Path) -> None:
    town = small_office(tmp_path / "store")
    with town.unlock(ADMIN) as mira:
        assert mira.perform(proposed(mira, "1.1.0", as_default=True)).receipt == Published(
            alone=True
        )
        assert mira.ask(ProcedureShelf()).versions[0].alone
        assert mira.ask(CaseStates()).procedure.id == "komma-standard"
    listed = Line(town).by(ADMIN, "procedure", "list", town.folder)
    assert "allein veröffentlicht" in listed.out
    assert check_store(town.house, town.folder, ADMIN, passphrase_of(ADMIN)).is_good


def test_somebody_only_invited_is_no_second_person(tmp_path: Path) -> None:
    town = small_office(tmp_path / "store")
    with town.unlock(ADMIN) as mira:
        mira.perform(InvitePerson(login="hanna", name="Hanna", roles=frozenset({Role.HEAD})))
        assert mira.perform(proposed(mira, "1.1.0")).receipt == Published(alone=True)


def test_where_there_is_a_head_nobody_publishes_her_own(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        ready = proposed(karl, "1.1.0")
    refused = Line(town).by(CLEARING, "procedure", "publish", town.folder, ready.procedure, "1.1.0")
    assert refused.status == 1
    assert ProposedByYou.sentence not in refused.err  # she may not publish at all


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_publication_cut_short_is_there_or_not_and_accuses_nobody(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mira holds both files: the cases are committed before the office, her memory after both."""
    town = small_office(tmp_path / "store")
    with town.unlock(ADMIN) as mira:
        ready = proposed(mira, "1.1.0", as_default=True)
        with monkeypatch.context() as cut:
            cut_before_commit(number, cut)
            with pytest.raises(PowerCutError):
                mira.perform(ready)
    with town.unlock(ADMIN) as mira:
        shelf: Shelf = mira.ask(ProcedureShelf())
        waits = {each.version for each in shelf.proposals}
        stands = {each.version for each in shelf.versions if each.procedure == "komma-standard"}
        assert (waits, stands) in (({"1.1.0"}, set()), (set(), {"1.1.0"}))
        assert {each.standing for each in shelf.versions} == {VersionStanding.PUBLISHED}
    assert check_store(town.house, town.folder, ADMIN, passphrase_of(ADMIN)).is_good


@pytest.mark.parametrize("form", ["v1", "v2"])
def test_the_procedure_of_an_older_store_stays_and_a_new_one_can_follow(
    tmp_path: Path, form: str
) -> None:
    folder = Path(shutil.copytree(STORES / form, tmp_path / "store"))
    house, told = demo_house(), told_of(folder)
    clearing = told["clearing"]
    with unlock_store(house, folder, clearing, told["passphrases"][clearing]) as desk:
        (before,) = desk.ask(ProcedureShelf()).versions
        assert (before.standing, before.is_default) == (VersionStanding.PUBLISHED, True)
        assert before.running
        assert before.running > 1
        ready = proposed(desk, "9.0.0", STANDARD)
    seconds = [login for login in told["passphrases"] if login != clearing]
    for login in seconds:
        with unlock_store(house, folder, login, told["passphrases"][login]) as desk:
            if "procedure:publish" in desk.actor.permissions:
                desk.perform(ready)
                break
    else:
        pytest.fail("nobody of this store may publish")
    with unlock_store(house, folder, clearing, told["passphrases"][clearing]) as desk:
        assert desk.ask(CaseStates()).procedure.version == "9.0.0"


def told_of(folder: Path) -> Any:
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))
