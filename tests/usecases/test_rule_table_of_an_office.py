"""New cases follow the table two people published, and their history says by which rule."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from komma_desk.domain.case import Case, CaseEvent, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.assignment import RULE_FACT, RULE_TABLE, TABLE_FACT
from komma_desk.domain.procedure.assignment_findings import check_table
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.procedure.versions import UnusableName
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.draft_shipped_procedure import DraftShippedProcedure
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure, TableSaysWhich
from komma_desk.usecases.commands.publish_procedure import ProposedByYou, Published
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.effects.proposing import TableHasErrors, VersionNotLater
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, Shelf
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableOf, TableView
from komma_desk.words import Bilingual
from tests.usecases.deeds import a_draft
from tests.usecases.procedure_examples import SMALL_TOWN, STANDARD, TABLE, kept_draft, waiting
from tests.usecases.workbench import Workbench, rules

AGG = rules().shipped_text(ShippedProcedure.AGG_COMPLAINT)
SMALL = SMALL_TOWN.read_text(encoding="utf-8")
INSIDE = '\n[[rules]]\ndirection = ["INTERNAL"]\nprocedure = "agg-complaint"\n'
TO_AGG = TABLE + INSIDE


@pytest.fixture
def office() -> Workbench:
    """Two procedures are published; which one new cases follow was not touched."""
    bench = Workbench()
    bench.at(Role.HEAD).perform(waiting(bench, AGG, "1.1.0"))
    return bench


def publish_table(bench: Workbench, text: str, version: str = "1.0.0") -> None:
    bench.at(Role.HEAD).perform(waiting(bench, text, version))


def a_new_case(bench: Workbench, **told: Any) -> tuple[Case, CaseEvent]:
    bench.at(Role.REPORTER).perform(ReportIncident(replace(a_draft(), **told)))
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    lines: Any = clearing.ask(CasePage(CaseListing()))
    newest = max(lines, key=lambda line: line.number)
    file = clearing.ask(CaseDesk(CaseId(newest.id))).file
    return file.case, file.history[0]


def shelf(bench: Workbench) -> Shelf:
    found: Shelf = bench.at(Role.CLEARING).ask(ProcedureShelf())
    return found


def table_view(bench: Workbench, role: Role = Role.CLEARING) -> TableView:
    found: TableView = bench.at(role).ask(TableDesk())
    return found


INTERNAL = Code("INTERNAL")


def test_without_a_table_every_case_follows_the_default_as_before(office: Workbench) -> None:
    case, received = a_new_case(office, direction=INTERNAL)
    assert case.procedure.id == "komma-standard"
    assert not received.facts
    view = table_view(office)
    assert (view.standing, view.draft, view.proposal) == (None, None, None)
    assert view.default == "komma-standard"


def test_a_case_follows_the_rule_that_fits_and_its_history_says_which(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    case, received = a_new_case(office, direction=INTERNAL)
    assert (case.procedure.id, case.procedure.version) == ("agg-complaint", "1.1.0")
    assert dict(received.facts) == {TABLE_FACT: "1.0.0", RULE_FACT: "1"}


def test_a_case_no_rule_fits_follows_the_last_line(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    case, received = a_new_case(office, direction=Code("EXT_TO_STAFF"))
    assert case.procedure.id == "komma-standard"
    assert dict(received.facts) == {TABLE_FACT: "1.0.0"}


def own_entry(bench: Workbench, list_id: str, label: str, counts_as: str | None = None) -> Code:
    command = SaveCodeEntry(
        list_id=list_id,
        label=Bilingual(de=label, en=""),
        counts_as=Code(counts_as) if counts_as else None,
    )
    code: Any = bench.at(Role.ADMINISTRATOR).perform(command).receipt
    return Code(code)


def test_a_case_goes_by_what_the_office_added_itself(office: Workbench) -> None:
    pool = own_entry(office, "place", "Hallenbad")
    unit = own_entry(office, "unit", "Feuerwehr")
    alarm = own_entry(office, "form", "Falscher Alarm", counts_as="THREAT")
    rules_named = (
        f'\n[[rules]]\nplace = ["{pool}"]\nprocedure = "agg-complaint"\n'
        f'\n[[rules]]\nform = ["{alarm}"]\nprocedure = "agg-complaint"\n'
        f'\n[[rules]]\nunit = ["{unit}"]\nprocedure = "agg-complaint"\n'
    )
    publish_table(office, TABLE + rules_named)
    plain = a_draft().details
    _, at_the_pool = a_new_case(office, place=pool)
    _, an_alarm = a_new_case(office, forms=frozenset({alarm}))
    _, at_the_unit = a_new_case(office, details=replace(plain, unit=unit))
    _, elsewhere = a_new_case(office)
    numbers = [each.facts.get(RULE_FACT) for each in (at_the_pool, an_alarm, at_the_unit)]
    assert numbers == ["1", "2", "3"]
    assert RULE_FACT not in elsewhere.facts


def test_a_table_that_names_an_entry_of_another_office_is_published_all_the_same(
    office: Workbench,
) -> None:
    foreign = '\n[[rules]]\nplace = ["OWN_ELSEWHERE"]\nprocedure = "agg-complaint"\n'
    publish_table(office, TABLE + foreign)
    case, received = a_new_case(office)
    assert case.procedure.id == "komma-standard"
    assert dict(received.facts) == {TABLE_FACT: "1.0.0"}


def test_in_one_post_each_letter_goes_its_own_way(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    for direction in ("INTERNAL", "COUNCIL", "INTERNAL"):
        report = replace(a_draft(), direction=Code(direction))
        office.at(Role.REPORTER).perform(ReportIncident(report))
    clearing = office.at(Role.CLEARING)
    clearing.perform(TakeIn())
    lines: Any = clearing.ask(CasePage(CaseListing()))
    followed = [clearing.ask(CaseDesk(CaseId(each.id))).file.case.procedure.id for each in lines]
    assert sorted(followed) == ["agg-complaint", "agg-complaint", "komma-standard"]


def test_a_report_only_for_some_follows_the_table_too(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    excluded = frozenset({office.people[Role.HEAD].id})
    case, received = a_new_case(office, direction=INTERNAL, excluded=excluded)
    assert case.circle is not None
    assert case.procedure.id == "agg-complaint"
    assert received.facts[RULE_FACT] == "1"


def test_cases_follow_the_newest_version_of_what_a_rule_names(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    office.at(Role.HEAD).perform(waiting(office, AGG, "1.2.0"))
    case, _received = a_new_case(office, direction=INTERNAL)
    assert case.procedure.version == "1.2.0"


def test_a_later_table_takes_the_place_of_the_one_before(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    publish_table(office, TABLE.replace("komma-standard", "agg-complaint"), "1.1.0")
    case, received = a_new_case(office)
    assert case.procedure.id == "agg-complaint"
    assert dict(received.facts) == {TABLE_FACT: "1.1.0"}
    with pytest.raises(VersionNotLater):
        waiting(office, TO_AGG, "1.0.0")


def test_the_table_alone_says_what_the_default_is(office: Workbench) -> None:
    publish_table(office, TABLE.replace("komma-standard", "agg-complaint"))
    assert {each.procedure for each in shelf(office).versions if each.is_default} == {
        "agg-complaint"
    }
    with pytest.raises(TableSaysWhich):
        waiting(office, SMALL, "1.0.0", as_default=True)
    office.at(Role.HEAD).perform(waiting(office, SMALL, "2.0.0"))
    case, _received = a_new_case(office)
    assert case.procedure.id == "agg-complaint"


def test_a_default_proposed_before_the_table_does_not_change_what_it_says(
    office: Workbench,
) -> None:
    earlier = waiting(office, SMALL, "1.0.0", as_default=True)
    assert shelf(office).proposals[0].as_default
    publish_table(office, TABLE)
    assert not shelf(office).proposals[0].as_default
    office.at(Role.HEAD).perform(earlier)
    case, _received = a_new_case(office)
    assert case.procedure.id == "komma-standard"


def test_publishing_the_table_is_no_publishing_of_a_default(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    now = shelf(office)
    assert {each.procedure for each in now.versions} == {"agg-complaint", "komma-standard"}
    (version,) = now.table.versions
    assert (version.procedure, version.is_default) == (RULE_TABLE, False)


def test_whoever_proposed_the_table_does_not_publish_it(office: Workbench) -> None:
    both = replace(
        office.people[Role.CLEARING], roles=frozenset({Role.CLEARING, Role.ADMINISTRATOR})
    )
    with office.desk.change() as work:
        work.office.people.save(both)
        work.commit()
    ready = waiting(office, TABLE, "1.0.0")
    with pytest.raises(ProposedByYou):
        office.seat(both).perform(ready)
    office.swapped |= {office.people[each].id for each in (Role.HEAD, Role.ADMINISTRATOR)}
    assert office.seat(both).perform(ready).receipt == Published(alone=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE.replace("komma-standard", "komma-small-town"), "komma-small-town"),
        (TABLE + INSIDE.replace("INTERNAL", "FROM_ABOVE"), "FROM_ABOVE"),
        (TABLE + INSIDE + INSIDE, "2"),
        (TABLE.replace("komma-standard", RULE_TABLE), RULE_TABLE),
    ],
)
def test_a_table_with_errors_is_not_proposed(office: Workbench, text: str, said: str) -> None:
    with pytest.raises(TableHasErrors) as refused:
        waiting(office, text, "1.0.0")
    assert said in refused.value.spoken()


def test_no_procedure_takes_the_name_of_the_table(office: Workbench) -> None:
    draft = kept_draft(office, SMALL.replace('"komma-small-town"', f'"{RULE_TABLE}"'))
    with pytest.raises(UnusableName):
        office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, "1.0.0"))


def test_a_table_comes_in_as_a_file_and_goes_back_to_be_a_draft(
    office: Workbench, tmp_path: Any
) -> None:
    path = tmp_path / "tabelle.toml"
    path.write_text(TO_AGG, encoding="utf-8")
    clearing = office.at(Role.CLEARING)
    receipt: Any = clearing.perform(ImportProcedureDraft(path)).receipt
    assert clearing.ask(TableOf(receipt.draft)).text == TO_AGG
    clearing.perform(ProposeProcedure(receipt.draft, 1, "1.0.0"))
    view = table_view(office, Role.HEAD)
    assert view.proposal is not None
    assert view.proposal.table.rules[0].procedure == "agg-complaint"
    clearing.perform(WithdrawProposal(RULE_TABLE, "1.0.0"))
    assert table_view(office).proposal is None
    assert table_view(office).draft is not None


def test_whoever_changes_it_chooses_from_what_is_published(office: Workbench) -> None:
    publish_table(office, TO_AGG)
    view = table_view(office)
    assert set(view.procedures) == {"komma-standard", "agg-complaint"}
    shown = office.at(Role.HEAD).ask(TableOf(VersionRef(RULE_TABLE, "1.0.0")))
    assert shown == view.standing


def test_what_is_suggested_leads_only_to_what_is_published_here() -> None:
    bench = Workbench()
    assert table_view(bench).suggestion is None
    bench.at(Role.HEAD).perform(waiting(bench, AGG, "1.1.0"))
    suggestion = table_view(bench).suggestion
    assert suggestion is not None
    assert set(suggestion.procedures()) == {"agg-complaint", "komma-standard"}
    assert check_table(suggestion, rules().code_lists, suggestion.procedures()) == ()
    publish_table(bench, rules().definition_text(suggestion))
    assert table_view(bench).suggestion is None
    case, _received = a_new_case(bench, direction=INTERNAL, wishes=frozenset({Code("complaint")}))
    assert case.procedure.id == "agg-complaint"


def test_a_procedure_that_is_shipped_becomes_a_draft_word_for_word(office: Workbench) -> None:
    command = DraftShippedProcedure(ShippedProcedure.STANDARD)
    receipt: Any = office.at(Role.CLEARING).perform(command).receipt
    (draft,) = shelf(office).drafts
    assert (draft.id, draft.procedure) == (receipt.draft, "komma-standard")
    with office.desk.look() as work:
        kept = work.office.procedure_drafts.get(receipt.draft).text
    assert kept == STANDARD.read_text(encoding="utf-8")
