"""Cases of an office are moved to another version: looked at first, then all or none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseFile
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StateId, StepId
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.domain.procedure.replay import MOVED, POSITION, Replayable, is_where_it_says
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchProcedure
from komma_desk.usecases.commands.move_cases import (
    CasesMoved,
    MoveCases,
    NothingToMove,
    SomeCannotMove,
)
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.moving import NotPublishedYet, SameVersion
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from komma_desk.usecases.queries.move_preview import MovePreview, MoveReport
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.words import Bilingual, Language, speaking
from tests.fakes.procedures_renamed import renamed
from tests.usecases.deeds import a_draft
from tests.usecases.procedure_examples import STANDARD, waiting
from tests.usecases.workbench import Workbench, rules

OLD = rules().procedure(STANDARD.read_text(encoding="utf-8"))
TITLE = Bilingual(de="Sichtung", en="First look")
NEW = renamed(OLD, "triage", "assessment", title=TITLE)
TRIAGE, ASSESSMENT = StateId("triage"), StateId("assessment")
EMPTY = PlaceMapping(
    procedure=OLD.id, version="1.0.0", to_procedure=OLD.id, to_version="1.1.0", places={}
)
WHOLE = replace(EMPTY, places={each.id: each.id for each in OLD.states} | {TRIAGE: ASSESSMENT})


@pytest.fixture
def office() -> Workbench:
    """Three cases: received, in triage, and closed as a record only; then a new version."""
    bench = Workbench()
    for number in range(3):
        bench.at(Role.REPORTER).perform(ReportIncident(a_draft(f"Fall {number}")))
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    second, third = case(bench, 2), case(bench, 3)
    clearing.perform(TakeStep(case=second, step=StepId("accept")))
    facts = {"category": "INSULT"}
    clearing.perform(TakeStep(case=third, step=StepId("accept")))
    clearing.perform(TakeStep(case=third, step=StepId("keep_record"), facts=facts))
    bench.at(Role.ADMINISTRATOR).perform(
        waiting(bench, rules().definition_text(NEW), "1.1.0", as_default=True)
    )
    bench.desk.log.clear()
    return bench


def case(bench: Workbench, number: int, role: Role = Role.CLEARING) -> CaseId:
    found: CaseId = bench.at(role).ask(CaseByNumber(f"2026-{number:04}"))
    return found


def file_of(bench: Workbench, number: int) -> CaseFile:
    return bench.at(Role.CLEARING).ask(CaseDesk(case(bench, number))).file  # type: ignore[no-any-return]  # what a doorway answers


def look(bench: Workbench, mapping: PlaceMapping, **told: Any) -> MoveReport:
    found: MoveReport = bench.at(Role.CLEARING).ask(MovePreview(mapping=mapping, **told))
    return found


def move(bench: Workbench, mapping: PlaceMapping = WHOLE, **told: Any) -> CasesMoved:
    done = bench.at(Role.CLEARING).perform(MoveCases(mapping=mapping, **told)).receipt
    assert isinstance(done, CasesMoved)
    return done


def test_the_dry_run_says_of_each_case_where_it_would_go_or_why_not(office: Workbench) -> None:
    before = office.desk.content.copied()
    report = look(office, EMPTY, as_proposed=True)
    with speaking(Language.ENGLISH):
        told = [(line.number, [one.spoken() for one in line.obstacles]) for line in report.lines]
    title = OLD.title_of(TRIAGE).en
    assert told == [("2026-0001", []), ("2026-0002", [f"Nothing says where “{title}” leads to."])]
    assert report.lines[0].then == (NEW.title_of(StateId("received")),)
    assert (report.blocked, report.left_ended, report.out_of_reach) == (1, 1, 0)
    assert report.occupied == {"received": 1, "triage": 1}
    assert office.desk.content == before


def test_moved_cases_follow_the_new_version_and_their_history_says_so(office: Workbench) -> None:
    assert move(office) == CasesMoved(moved=2, renamed=1, left_ended=1, out_of_reach=0)
    file = file_of(office, 2)
    assert (file.case.procedure.version, file.case.state) == ("1.1.0", "assessment")
    assert file.case.procedure.sha256 == NEW.sha256()
    entry = file.history[-1]
    assert (entry.action, entry.left, entry.entered) == (MOVED, ("triage",), ("assessment",))
    assert entry.facts[POSITION] == file.case.position
    assert file_of(office, 3).case.procedure.version == "1.0.0"
    lines = [line for which, line in office.desk.log if which is Compartment.CASES]
    moved = [line.subject for line in lines if line.action == "move case"]
    assert moved == [str(case(office, 1)), str(case(office, 2))]
    (whole,) = (line for line in lines if line.action == "move cases")
    assert (whole.subject, dict(whole.detail)) == (
        "komma-standard 1.0.0 komma-standard 1.1.0",
        {"cases": "2"},
    )


def test_a_moved_case_goes_on_by_the_steps_of_its_new_version(office: Workbench) -> None:
    move(office)
    office.at(Role.CLEARING).perform(TakeStep(case=case(office, 1), step=StepId("accept")))
    assert file_of(office, 1).case.state == "assessment"


def test_the_history_of_a_moved_case_still_leads_to_where_it_is(office: Workbench) -> None:
    move(office)
    office.at(Role.CLEARING).perform(TakeStep(case=case(office, 1), step=StepId("accept")))
    move(office, WHOLE.turned())
    versions = {each.sha256(): each for each in (OLD, NEW)}
    for number in (1, 2):
        file = file_of(office, number)
        held = Replayable(
            number=file.case.number,
            procedure=file.case.procedure,
            state=file.case.state,
            ended=file.case.ended,
            position=file.case.position,
            history=file.history,
        )
        assert is_where_it_says(OLD, held, lambda ref: versions.get(ref.sha256))


def test_moving_back_takes_a_move_back(office: Workbench) -> None:
    before = [file_of(office, number).case for number in (1, 2, 3)]
    move(office, also_ended=True)
    move(office, WHOLE.turned(), also_ended=True)
    after = [file_of(office, number).case for number in (1, 2, 3)]
    assert [replace(each, revision=0) for each in after] == [
        replace(each, revision=0) for each in before
    ]


def test_ended_cases_move_only_where_somebody_asks_for_it(office: Workbench) -> None:
    assert move(office, also_ended=True).moved == 3
    assert file_of(office, 3).case.procedure.version == "1.1.0"
    assert file_of(office, 3).case.ended


def test_one_case_that_cannot_be_moved_keeps_all_where_they_are(office: Workbench) -> None:
    before = office.desk.content.copied()
    with pytest.raises(SomeCannotMove) as refused:
        move(office, replace(EMPTY, places={StateId("received"): StateId("received")}))
    with speaking(Language.ENGLISH):
        assert refused.value.spoken().startswith("1 of 2 cases cannot be moved, so none was.")
        assert "2026-0002: Nothing says" in refused.value.spoken()
    assert office.desk.content == before


def test_whoever_reported_hears_of_a_state_of_another_name_and_of_nothing_else(
    office: Workbench,
) -> None:
    def news() -> dict[str, list[Bilingual]]:
        reports = office.at(Role.REPORTER).ask(MyReports())
        return {each.news[-1].number: [one.title for one in each.news] for each in reports}

    before = news()
    move(office)
    assert news() == before | {"2026-0002": [*before["2026-0002"], TITLE]}


def test_cases_restricted_to_others_are_counted_and_stay(office: Workbench) -> None:
    only = office.people[Role.SUBSTITUTE].id
    hidden = case(office, 2)
    office.at(Role.CLEARING).perform(
        RestrictCase(
            case=hidden,
            members=frozenset({only, office.people[Role.CLEARING].id}),
            reason="Bedrohung",
        )
    )
    other = office.join("Ines Dritte", Role.CLEARING)
    seat = office.seat(other)
    report: MoveReport = seat.ask(MovePreview(mapping=WHOLE))
    assert [line.number for line in report.lines] == ["2026-0001"]
    assert report.out_of_reach == 1
    done: Any = seat.perform(MoveCases(mapping=WHOLE)).receipt
    assert (done.moved, done.out_of_reach) == (1, 1)
    assert file_of(office, 2).case.procedure.version == "1.0.0"
    assert move(office).moved == 1
    moved = office.at(Role.CLEARING).ask(CaseDesk(hidden)).file.case
    assert (moved.procedure.version, moved.circle is not None) == ("1.1.0", True)


def test_only_what_two_people_published_takes_cases_up(office: Workbench) -> None:
    waiting(office, rules().definition_text(NEW), "1.2.0")
    for mapping, refusal in (
        (replace(WHOLE, to_version="1.2.0"), NotPublishedYet),
        (replace(WHOLE, to_version="7"), NotPublishedYet),
        (replace(WHOLE, version="7"), NoSuchProcedure),
        (replace(WHOLE, to_version="1.0.0"), SameVersion),
        (WHOLE.turned(), NothingToMove),
    ):
        with pytest.raises(refusal):
            move(office, mapping)


def test_only_clearing_moves_cases(office: Workbench) -> None:
    for role in (Role.ADMINISTRATOR, Role.HEAD, Role.REPORTER):
        with pytest.raises(NotAllowed):
            office.at(role).perform(MoveCases(mapping=WHOLE))
        with pytest.raises(NotAllowed):
            office.at(role).ask(MovePreview(mapping=WHOLE))
