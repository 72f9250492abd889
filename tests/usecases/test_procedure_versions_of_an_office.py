"""A procedure goes from draft to published by two people, and each refusal says what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.domain.procedure.versions import UnusableName, UnusableVersion
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchProcedureDraft, NoSuchProposal
from komma_desk.usecases.commands.discard_procedure_draft import DiscardProcedureDraft
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import (
    ProposalByHand,
    ProposalChanged,
    ProposedByYou,
    Published,
)
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.effects.proposing import (
    ProcedureHasErrors,
    VersionNotLater,
    VersionWaits,
)
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, VersionRef
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, Shelf, VersionStanding
from tests.usecases.procedure_examples import SMALL_TOWN, STANDARD, TITLE, kept_draft, waiting
from tests.usecases.workbench import Workbench, rules

TEXT = STANDARD.read_text(encoding="utf-8")
SMALL = SMALL_TOWN.read_text(encoding="utf-8")


@pytest.fixture
def office() -> Workbench:
    return Workbench()


def shelf(bench: Workbench, role: Role = Role.CLEARING) -> Shelf:
    found: Shelf = bench.at(role).ask(ProcedureShelf())
    return found


def test_an_imported_file_is_a_draft_word_for_word(office: Workbench) -> None:
    receipt: Any = office.at(Role.CLEARING).perform(ImportProcedureDraft(STANDARD)).receipt
    shown = office.at(Role.CLEARING).ask(ProcedureOf(receipt.draft))
    assert shown.text == TEXT
    (draft,) = shelf(office).drafts
    assert (draft.procedure, draft.based_on, draft.changed_by) == (
        "komma-standard",
        "1.0.0",
        "clearing Person",
    )
    assert [each.standing for each in shelf(office).versions] == [VersionStanding.PUBLISHED]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "schema"),
        ("schema = [", "TOML"),
        (TEXT.replace("[states.triage]", "[states.triage]\nfarbe = 1"), "farbe"),
        ("a=" + "[" * 50_000, "verschachtelt"),
        ("#" * 1_000_001, "1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_leaves_nothing(
    office: Workbench, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "eigenes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenDefinition) as refused:
        office.at(Role.CLEARING).perform(ImportProcedureDraft(path))
    assert "eigenes.toml" in refused.value.spoken()
    assert said in refused.value.spoken()
    assert shelf(office).drafts == ()


def test_a_draft_is_saved_again_and_keeps_the_comments_of_its_text(office: Workbench) -> None:
    draft = kept_draft(office, "# unsere Anmerkung\n" + TEXT)
    changed = replace(rules().procedure(TEXT), title=TITLE)
    office.at(Role.SUBSTITUTE).perform(SaveProcedureDraft(changed, draft, 1))
    shown = office.at(Role.CLEARING).ask(ProcedureOf(draft))
    assert shown.procedure == changed
    assert shown.text.startswith("# unsere Anmerkung\n")
    assert shown.revision == 2


def test_of_two_who_work_on_a_draft_the_second_is_told(office: Workbench) -> None:
    draft = kept_draft(office, TEXT)
    office.at(Role.SUBSTITUTE).perform(SaveProcedureDraft(TEXT, draft, 1))
    clearing = office.at(Role.CLEARING)
    for command in (
        SaveProcedureDraft(TEXT, draft, 1),
        ProposeProcedure(draft, 1, "1.1.0"),
        DiscardProcedureDraft(draft, 1),
    ):
        with pytest.raises(ChangedMeanwhile):
            clearing.perform(command)
    clearing.perform(DiscardProcedureDraft(draft, 2))
    with pytest.raises(NoSuchProcedureDraft):
        clearing.perform(DiscardProcedureDraft(draft, 2))


def test_proposing_sets_the_version_and_takes_the_draft_off_the_desk(office: Workbench) -> None:
    waiting(office, TEXT, "1.1.0")
    (proposal,) = shelf(office, Role.ADMINISTRATOR).proposals
    assert (proposal.version, proposal.based_on, proposal.is_genuine) == ("1.1.0", "1.0.0", True)
    assert proposal.may_publish
    assert proposal.as_default
    assert not shelf(office).proposals[0].may_publish
    assert shelf(office).drafts == ()
    shown = office.at(Role.HEAD).ask(ProcedureOf(VersionRef("komma-standard", "1.1.0")))
    assert shown.procedure.version == "1.1.0"


def test_what_the_checker_calls_wrong_is_not_proposed(office: Workbench) -> None:
    draft = kept_draft(office, TEXT.replace('deletion_class = "3Y-after-end"\n', ""))
    with pytest.raises(ProcedureHasErrors):
        office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, "1.1.0"))
    assert shelf(office).proposals == ()


@pytest.mark.parametrize("version", ["1.0.0", "1.0", "0.9"])
def test_a_version_that_is_not_later_is_not_proposed(office: Workbench, version: str) -> None:
    draft = kept_draft(office, TEXT)
    with pytest.raises(VersionNotLater):
        office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, version))


def test_no_two_proposals_have_the_same_name(office: Workbench) -> None:
    waiting(office, TEXT, "1.1.0")
    draft = kept_draft(office, TEXT)
    with pytest.raises(VersionWaits):
        office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, "1.1.0"))


def test_names_that_fit_nowhere_are_refused(office: Workbench) -> None:
    named = kept_draft(office, TEXT.replace('"komma-standard"', '"Komma Standard"'))
    clearing = office.at(Role.CLEARING)
    with pytest.raises(UnusableName):
        clearing.perform(ProposeProcedure(named, 1, "1.1.0"))
    with pytest.raises(UnusableVersion):
        clearing.perform(ProposeProcedure(kept_draft(office, TEXT), 1, "neu"))
    with pytest.raises(UnusableVersion):
        clearing.perform(ProposeProcedure(kept_draft(office, TEXT), 1, "1.\udcff"))


def test_who_proposes_is_told_for_which_steps_two_people_are_missing(office: Workbench) -> None:
    draft = kept_draft(office, TEXT)
    told: Any = office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, "1.1.0")).receipt
    assert told.alone == ()
    office.swapped |= {office.people[each].id for each in (Role.HEAD, Role.SUBSTITUTE)}
    draft = kept_draft(office, TEXT)
    told = office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, "1.2.0")).receipt
    assert told.alone != ()


def test_a_second_person_publishes_and_the_version_before_is_replaced(office: Workbench) -> None:
    ready = waiting(office, TEXT, "1.1.0")
    assert office.at(Role.HEAD).perform(ready).receipt == Published(alone=False)
    now = shelf(office)
    assert now.proposals == ()
    standings = {each.version: (each.standing, each.is_default) for each in now.versions}
    assert standings == {
        "1.1.0": (VersionStanding.PUBLISHED, True),
        "1.0.0": (VersionStanding.REPLACED, False),
    }
    published = now.versions[0]
    assert (published.published_by, published.proposed_by) == ("head Person", "clearing Person")
    with pytest.raises(NoSuchProposal):
        office.at(Role.HEAD).perform(ready)


def test_only_the_very_text_that_was_looked_at_is_published(office: Workbench) -> None:
    ready = waiting(office, TEXT, "1.1.0")
    with pytest.raises(ProposalChanged):
        office.at(Role.HEAD).perform(replace(ready, text_sha256="0" * 64))
    office.swapped.add(office.people[Role.CLEARING].id)
    with pytest.raises(ProposalByHand):
        office.at(Role.HEAD).perform(ready)


def test_who_proposed_does_not_publish_while_somebody_else_can(office: Workbench) -> None:
    both = replace(
        office.people[Role.CLEARING], roles=frozenset({Role.CLEARING, Role.ADMINISTRATOR})
    )
    with office.desk.change() as work:
        work.office.people.save(both)
        work.commit()
    ready = waiting(office, TEXT, "1.1.0")
    with pytest.raises(ProposedByYou) as refused:
        office.seat(both).perform(ready)
    assert "head Person" in refused.value.spoken()
    office.swapped |= {office.people[each].id for each in (Role.HEAD, Role.ADMINISTRATOR)}
    office.desk.log.clear()
    assert office.seat(both).perform(ready).receipt == Published(alone=True)
    ((_where, line),) = office.desk.log
    assert line.detail == {"alone": "yes"}
    assert shelf(office).versions[0].alone


def test_what_waited_behind_a_later_version_is_not_published_any_more(office: Workbench) -> None:
    later, earlier = waiting(office, TEXT, "1.2.0"), waiting(office, TEXT, "1.1.0")
    head = office.at(Role.HEAD)
    head.perform(later)
    with pytest.raises(VersionNotLater):
        head.perform(earlier)


def test_a_withdrawn_proposal_is_a_draft_again(office: Workbench) -> None:
    ready = waiting(office, TEXT, "1.1.0")
    office.at(Role.CLEARING).perform(WithdrawProposal(ready.procedure, ready.version))
    (draft,) = shelf(office).drafts
    assert draft.version == "1.1.0"
    with pytest.raises(NoSuchProposal):
        office.at(Role.HEAD).perform(ready)


def test_another_procedure_lies_beside_and_new_cases_follow_it_only_if_said(
    office: Workbench,
) -> None:
    office.at(Role.HEAD).perform(waiting(office, SMALL, "1.0.0"))
    standard, small = "komma-standard", "komma-small-town"
    assert {each.procedure for each in shelf(office).versions if each.is_default} == {standard}
    office.at(Role.HEAD).perform(waiting(office, SMALL, "2.0.0", as_default=True))
    assert {each.procedure for each in shelf(office).versions if each.is_default} == {small}
    office.at(Role.HEAD).perform(waiting(office, TEXT, "1.1.0"))
    assert {each.procedure for each in shelf(office).versions if each.is_default} == {small}
