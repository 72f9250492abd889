"""What each command does besides succeeding: refusing with a sentence, keeping, telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState, UnknownConsent
from komma_desk.domain.disclosure.preparing import prepared_again
from komma_desk.domain.disclosure.refusals import AlreadyPrepared
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.figures.release import Imprint
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.incomplete import IncompletePartner, IncompleteReport
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Standing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.step_facts import FactNotAccepted
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchCase, NoSuchProcedure
from komma_desk.usecases.commands.answer_reporter import AnswerReporter, ReporterNotReachable
from komma_desk.usecases.commands.arrive import Arrive, NotInvited
from komma_desk.usecases.commands.confirm_person import ConfirmPerson, NotArrived
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.invite_person import AlreadyThere, InvitePerson
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.publication import ProcedureNotPublished
from komma_desk.usecases.effects.reading_reports import NotAReportEnvelope
from komma_desk.usecases.effects.releases import NotPrepared
from komma_desk.usecases.effects.report_container import FileTooLarge
from komma_desk.usecases.effects.terms import NoRole
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.figures_list import FiguresOf
from komma_desk.usecases.queries.my_reports import MyReports
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import OCTOBER, OUT, Prepared, a_draft
from tests.usecases.workbench import rules


def test_nobody_arrives_without_an_invitation(bench: Prepared) -> None:
    command = Arrive(sealing=b"s", signing=b"g", proof=b"proof")
    with pytest.raises(NotInvited):
        bench.at(Role.REPORTER).perform(command)


def test_nobody_is_confirmed_before_she_arrived(bench: Prepared) -> None:
    with pytest.raises(NotArrived):
        bench.at(Role.CLEARING).perform(ConfirmPerson(bench.invited[Role.HEAD].id))


@pytest.mark.parametrize(
    ("role", "groups"),
    [
        (Role.REPORTER, set()),
        (Role.ADMINISTRATOR, set()),
        (Role.CLEARING, {"clearing", "figures", "oversight"}),
        (Role.INTEGRATION, {"figures"}),
        (Role.HEAD, {"oversight"}),
        (Role.DATA_PROTECTION, {"oversight"}),
    ],
)
def test_confirming_grants_the_groups_of_the_role_and_no_other(
    bench: Prepared, role: Role, groups: set[str]
) -> None:
    somebody = bench.invited[role]
    bench.seat(somebody).perform(Arrive(sealing=b"s" * 32, signing=b"g" * 32, proof=b"proof"))
    bench.at(Role.CLEARING).perform(ConfirmPerson(somebody.id))
    with bench.desk.look() as work:
        person = work.office.people.get(somebody.id)
        granted = {each.group for each in work.office.keys.grants_of(somebody.id)}
        assert work.office.keys.invitation_of(somebody.id) is None
    assert (person.standing, person.signature) == (Standing.CONFIRMED, b"signed")
    assert granted == groups


def test_an_invitation_needs_a_role_and_a_free_login(bench: Prepared) -> None:
    seat = bench.at(Role.ADMINISTRATOR)
    with pytest.raises(NoRole):
        seat.perform(InvitePerson(login="neue", name="Neue", roles=frozenset()))
    taken = bench.people[Role.REPORTER].login
    with pytest.raises(AlreadyThere):
        seat.perform(InvitePerson(login=taken, name="X", roles=frozenset({Role.REPORTER})))


def test_whoever_lost_her_code_is_invited_again_and_the_old_keys_are_gone(bench: Prepared) -> None:
    login = bench.arrived.login
    roles = frozenset({Role.INTEGRATION})
    bench.at(Role.ADMINISTRATOR).perform(InvitePerson(login=login, name="Neu Hier", roles=roles))
    with bench.desk.look() as work:
        person = work.office.people.get(bench.arrived.id)
        invitation = work.office.keys.invitation_of(bench.arrived.id)
    assert (person.standing, person.sealing, person.roles) == (Standing.INVITED, b"", roles)
    assert invitation is not None
    assert invitation.proof == b""


def test_an_unknown_consent_is_refused(bench: Prepared) -> None:
    command = RecordConsent(
        case=bench.case,
        item=Code("erfunden"),
        state=ConsentState.GIVEN,
        manner=ConsentManner.ORAL,
    )
    with pytest.raises(UnknownConsent):
        bench.at(Role.CLEARING).perform(command)


def test_a_partner_without_a_name_is_not_kept(bench: Prepared) -> None:
    with pytest.raises(IncompletePartner):
        bench.at(Role.CLEARING).perform(SavePartner(replace(bench.partner, name=" ")))


def test_a_file_too_large_for_a_report_is_not_even_opened(bench: Prepared) -> None:
    bench.outside.given[OUT / "groß"] = bytes(60 * 1024**2)
    with pytest.raises(FileTooLarge):
        bench.at(Role.CLEARING).perform(TakeInFile(OUT / "groß"))


def test_figures_nobody_prepared_cannot_be_exported(bench: Prepared) -> None:
    with pytest.raises(NotPrepared):
        bench.at(Role.INTEGRATION).perform(ExportFigures("2026-09", OUT))


def test_a_list_with_an_incomplete_row_is_taken_in_as_a_whole_or_not_at_all(
    bench: Prepared,
) -> None:
    def row(line: int, narrative: str) -> MappedRow:
        return MappedRow(
            line=line,
            draft=a_draft(narrative),
            received_on=date(2026, 10, 3),
            fingerprint=f"{line:064}",
            source="Liste",
        )

    before = bench.desk.content.copied()
    with pytest.raises(IncompleteReport):
        bench.at(Role.CLEARING).perform(ImportReports((row(2, "gut"), row(3, ""))))
    assert bench.desk.content == before


def test_a_field_with_the_wrong_kind_of_value_is_refused_by_its_name(bench: Prepared) -> None:
    step = TakeStep(case=bench.case, step=StepId("accept"), facts={"category": "ERFUNDEN"})
    with pytest.raises(FactNotAccepted) as refused:
        bench.at(Role.CLEARING).perform(step)
    assert "Hauptform" in refused.value.spoken()


def test_a_step_of_a_case_nobody_knows_is_refused(bench: Prepared) -> None:
    with pytest.raises(NoSuchCase):
        bench.at(Role.CLEARING).perform(TakeStep(case=CaseId(uuid4()), step=StepId("accept")))


def test_an_envelope_that_is_no_report_is_none(bench: Prepared) -> None:
    keys = FakeKeys(bench.people[Role.REPORTER], set())
    _, data = keys.seal_to_group(Audience.CLEARING, "release", b"", bench.clock.now())
    bench.outside.given[OUT / "f"] = data
    with pytest.raises(NotAReportEnvelope):
        bench.at(Role.CLEARING).perform(TakeInFile(OUT / "f"))


@pytest.mark.parametrize("stranger", [True, False])
def test_a_report_of_nobody_known_carries_no_name(bench: Prepared, stranger: bool) -> None:
    known = bench.people[Role.REPORTER]
    unknown = replace(known, id=PersonId(uuid4())) if stranger else replace(known, signing=b"?")
    bench.seat(unknown).perform(ReportIncident(a_draft("fremd")))
    bench.at(Role.CLEARING).perform(TakeIn())
    case = next(
        each for each in bench.desk.content.cases.cases.values() if each.report.narrative == "fremd"
    )
    assert (case.reporter, case.trust) == (None, "without_account")
    with pytest.raises(ReporterNotReachable):
        bench.at(Role.CLEARING).perform(AnswerReporter(case=case.id, text="Hallo"))


def test_news_of_somebody_who_does_not_clear_is_not_believed(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER]
    (newest, *_) = bench.at(Role.REPORTER).ask(MyReports())
    before = len(newest.answers)
    forger = FakeKeys(bench.people[Role.ADMINISTRATOR], set())
    words = {"report": str(newest.report.id), "number": "1", "text": "falsch", "from": "Amt"}
    body = Parcel(words=words).packed()
    number, data = forger.seal_to_person(reporter, "answer", body, bench.clock.now())
    with bench.desk.change() as work:
        work.send(
            PostedEnvelope(
                id=number, audience=Audience.PERSON, posted_on=date(2026, 12, 1), data=data
            )
        )
        work.commit()
    (again, *_) = bench.at(Role.REPORTER).ask(MyReports())
    assert len(again.answers) == before


def test_a_case_on_a_procedure_that_was_changed_afterwards_is_not_moved(bench: Prepared) -> None:
    (key, stored), *_ = bench.desk.content.office.procedures.items()
    other = stored.text.replace("Eingegangen", "Angekommen")
    bench.desk.content.office.procedures[key] = replace(stored, text=other)
    with pytest.raises(NoSuchProcedure):
        bench.at(Role.CLEARING).ask(CaseDesk(bench.case))


def test_without_a_published_procedure_no_case_begins(bench: Prepared) -> None:
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    bench.desk.content.office.procedures.clear()
    with pytest.raises(ProcedureNotPublished):
        bench.at(Role.CLEARING).perform(TakeIn())


def test_a_release_that_never_left_is_told_once_more_from_its_frozen_months(
    bench: Prepared,
) -> None:
    first = bench.at(Role.CLEARING).ask(FiguresOf("2026-10")).release
    bench.desk.content.office.releases.clear()
    made: Any = bench.at(Role.CLEARING).perform(PrepareFigures(OCTOBER)).receipt
    assert (made.number, made.tables) == (first.number, first.tables)
    with pytest.raises(AlreadyPrepared):
        bench.at(Role.CLEARING).perform(PrepareFigures(OCTOBER))


def test_it_is_told_for_the_period_that_ends_with_them_and_for_no_other(bench: Prepared) -> None:
    bench.desk.content.office.releases.clear()
    for period in ("2026-09", "2026-Q3", "2026-Q2"):
        with pytest.raises(AlreadyPrepared):
            bench.at(Role.CLEARING).perform(PrepareFigures(parse_period(period)))
    with pytest.raises(AlreadyPrepared):
        prepared_again(
            (),
            OCTOBER,
            rules().programme,
            forms=("NOT_STATED",),
            imprint=Imprint(number=1, municipality="x", prepared_on=date(2026, 11, 2)),
        )
