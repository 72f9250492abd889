"""One example of every command and query, on a bench prepared so that each can succeed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.identifiers import CaseId, InvitationId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.moment import Moment
from komma_desk.domain.office import Office
from komma_desk.domain.person import Part, Standing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.arrive import Arrive
from komma_desk.usecases.commands.change_passphrase import ChangePassphrase
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.export_log import ExportLog
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.post_log_digest import PostLogDigest
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import ReferCase
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    RehearseOrganisationRecovery,
)
from komma_desk.usecases.commands.remove_involved import RemoveInvolved
from komma_desk.usecases.commands.renew_recovery_sheet import RenewRecoverySheet
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet
from komma_desk.usecases.ports.office import GroupEpoch, Invitation
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from komma_desk.usecases.queries.case_list import CaseCount, CasePage, CaseStates
from komma_desk.usecases.queries.case_readers import CaseReaders
from komma_desk.usecases.queries.figures_list import FiguresList, FiguresOf, FiguresPreview
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.log_digests import LogDigests
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from komma_desk.usecases.queries.roles_preview import RolesPreview
from tests.fakes.given_evidence import attached
from tests.fakes.samples import a_partner
from tests.usecases import procedure_examples as procedures
from tests.usecases.bench_keys import HALVES, PASSPHRASE
from tests.usecases.card_examples import card_commands
from tests.usecases.circle_examples import circle_commands, circle_queries, restrict_some
from tests.usecases.circles_left import LEFT_COMMANDS, LEFT_QUERIES, somebody_is_out
from tests.usecases.clock_examples import CLOCK_QUERIES, begin_some, clock_commands
from tests.usecases.deadline_examples import DEADLINE_QUERIES, deadline_commands
from tests.usecases.evidence_examples import a_file, evidence_examples
from tests.usecases.extract_examples import extract_commands, extract_queries, post_some
from tests.usecases.foreign_examples import foreign_commands, foreign_queries
from tests.usecases.hearing_examples import hearing_commands
from tests.usecases.list_examples import enter_some, list_commands
from tests.usecases.moving_examples import MOVING_COMMANDS, MOVING_QUERIES, publish_another
from tests.usecases.own_examples import OWN_QUERIES
from tests.usecases.paper_examples import PAPER_QUERIES, paper_commands
from tests.usecases.store_care_deeds import CARE_DEEDS, CARE_QUERIES
from tests.usecases.workbench import Workbench

CANARY: Final = "Kanarienvogel"
OUT: Final = Path("/draußen")
A_LOSS: Final = LogLoss(
    compartment=Compartment.OFFICE,
    seen=LogHead(sequence=9, digest=b"d" * 32),
    ends=LogHead(sequence=7, digest=b"e" * 32),
    last_on=date(2026, 10, 5),
)
OCTOBER, NOVEMBER = parse_period("2026-10"), parse_period("2026-11")


def a_draft(narrative: str = CANARY, **told: Any) -> IncidentDraft:
    answers: dict[str, Any] = {
        "reporter_role": Code("WITNESS"),
        "direction": Code("EXT_TO_STAFF"),
        "occurred": Moment.on(date(2026, 10, 2)),
        "place": Code("COUNTER"),
        "forms": frozenset({Code("THREAT")}),
        "narrative": narrative,
        "place_detail": CANARY,
        "contact": CANARY,
        "acute_danger": False,
        "wishes": frozenset({Code("advice")}),
        "consents": frozenset({Code("refer_counselling")}),
    }
    return IncidentDraft(**answers | told)


class Prepared(Workbench):
    """A bench with seven cases, a partner, an involved person, an attachment, a frozen October."""

    def __init__(self) -> None:
        super().__init__()
        clearing, reporter = self.at(Role.CLEARING), self.at(Role.REPORTER)
        with self.desk.change() as work:
            for group in ("clearing", "figures", "oversight"):
                work.office.keys.add_epoch(
                    GroupEpoch(group=group, epoch=1, public=b"p", previous=b"", signature=b"s")
                )
            work.commit()
        for number in range(7):
            files = attached(reporter, a_file())
            reporter.perform(ReportIncident(a_draft(f"{CANARY} {number}"), files))
        clearing.perform(TakeIn())
        self.lines = clearing.ask(CasePage(CaseListing()))
        self.case = CaseId(self.lines[0].id)
        self.partner = replace(a_partner(f"Stelle {CANARY}"), revision=1)
        partner_id: Any = clearing.perform(SavePartner(self.partner, new=True)).receipt
        self.partner = replace(self.partner, id=partner_id)
        clearing.perform(AcceptPartners({partner_id: self.partner.revision}))
        self.involved: Any = clearing.perform(
            Involve(case=self.case, part=Part.WITNESS, name=CANARY)
        ).receipt
        self.clock.at = self.clock.at.replace(month=11)
        clearing.perform(PrepareFigures(OCTOBER))
        self.clock.at = self.clock.at.replace(month=12)
        for number in range(6):
            reporter.perform(ReportIncident(a_draft(f"im November {number}")))
        self._received_in_november()
        clearing.perform(MakeOrganisationRecovery(OUT / "a", OUT / "b"))
        self.outside.files.clear()
        reporter.perform(SaveDraft(a_draft()))
        reporter.perform(SealReportFile(a_draft(), OUT / "versiegelt"))
        self.sealed = OUT / "versiegelt"
        self.outside.given[self.sealed] = self.outside.files.pop(self.sealed)
        self.circles = restrict_some(self, [CaseId(each.id) for each in self.lines[1:4]])
        somebody_is_out(self, CaseId(self.lines[5].id))
        self.extracts = post_some(self, CaseId(self.lines[4].id))
        self.clocks = begin_some(self, CaseId(self.lines[6].id))
        self.own_lists = enter_some(self)
        publish_another(self)
        self.shelf = procedures.put_on_the_shelf(self)
        self.arrived = self.join("Neu Da", Role.REPORTER, standing=Standing.ARRIVED)
        self.invited = {role: self.join(f"neu-{role}", role) for role in Role}
        with self.desk.change() as work:
            for person in (self.arrived, *self.invited.values()):
                work.office.keys.add_invitation(
                    Invitation(
                        id=InvitationId(uuid4()),
                        person=person.id,
                        expires_at=self.clock.at,
                        material=b"m",
                        proof=b"proof",
                    )
                )
            for person in self.invited.values():
                work.office.people.save(replace(person, standing=Standing.INVITED))
            work.commit()
        self.desk.log.clear()

    def _received_in_november(self) -> None:
        at = self.clock.at
        self.clock.at = at.replace(month=11, day=9)
        self.at(Role.CLEARING).perform(TakeIn())
        self.clock.at = at


def commands(bench: Prepared) -> dict[type, object]:
    """Every command with its example; `Arrive` is for somebody invited."""
    case, partner = bench.case, bench.partner
    file = bench.at(Role.CLEARING).ask(CaseDesk(case)).file
    bench.desk.log.clear()
    row = MappedRow(
        line=2,
        draft=a_draft(),
        received_on=date(2026, 10, 3),
        fingerprint="f" * 64,
        source=CANARY,
    )
    examples: list[object] = [
        ReportIncident(a_draft()),
        SealReportFile(a_draft(), OUT / "s"),
        *evidence_examples(bench, a_draft(), bench.sealed),
        Arrive(sealing=b"s" * 32, signing=b"g" * 32, proof=b"proof"),
        AcknowledgeLoss((A_LOSS,)),
        *paper_commands(file.case, A_LOSS.ends, OUT),
        WriteLogSheet(OUT / "blatt.pdf"),
        ExportLog(target=OUT / "protokoll.jsonl", with_payloads=True),
        TakeIn(),
        ImportReports((row,)),
        TakeStep(case=case, step=StepId("accept")),
        RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.ORAL,
            recipient=CANARY,
        ),
        AddNote(case=case, text=CANARY),
        AnswerReporter(case=case, text=CANARY),
        Involve(case=case, part=Part.ACCUSED, name=CANARY, contact=CANARY, remark=CANARY),
        RemoveInvolved(case=case, involved=bench.involved),
        SaveAttachment(attachment=file.attachments[0].id, target=OUT / "kopie"),
        ReferCase(
            case=case,
            partner=partner.id,
            parts=("narrative",),
            purpose=CANARY,
            target=OUT / "brief.pdf",
        ),
        *LEFT_COMMANDS,
        *circle_commands(bench, case, bench.circles),
        *extract_commands(bench, bench.extracts),
        *foreign_commands(file),
        *hearing_commands(case, file.case.report.id),
        *deadline_commands(OUT),
        *card_commands(bench, case, OUT),
        *clock_commands(bench.clocks),
        *procedures.commands(bench.shelf),
        *MOVING_COMMANDS,
        *list_commands(bench.own_lists),
        PostLogDigest(),
        SavePartner(partner),
        AcceptPartners({partner.id: partner.revision}),
        PrepareFigures(NOVEMBER),
        ExportFigures("2026-10", OUT),
        InvitePerson(login="neue", name=CANARY, roles=frozenset({Role.REPORTER})),
        ConfirmPerson(bench.arrived.id),
        ResetPerson(bench.people[Role.REPORTER].id),
        DismissPerson(bench.people[Role.INTEGRATION].id),
        ChangeRoles(bench.people[Role.REPORTER].id, frozenset({Role.INTEGRATION})),
        ChangePassphrase(PASSPHRASE, "Der Hut am Haken"),
        RenewRecoverySheet(PASSPHRASE, OUT / "bogen.pdf"),
        MakeOrganisationRecovery(OUT / "a.pdf", OUT / "b.pdf"),
        RehearseOrganisationRecovery(*HALVES),
        SaveOffice(Office(municipality="Neustadt", address=CANARY)),
        *CARE_DEEDS,
    ]
    return {type(each): each for each in examples}


def queries(bench: Prepared) -> dict[type, object]:
    case, partner = bench.case, bench.partner
    examples: list[object] = [
        *CARE_QUERIES,
        PartnerList(),
        PartnerStandings(),
        PeopleList(),
        LeavingPreview(bench.people[Role.INTEGRATION].id),
        RolesPreview(bench.people[Role.REPORTER].id, frozenset({Role.INTEGRATION})),
        AccessList(),
        CasePage(CaseListing()),
        CaseCount(CaseListing()),
        CaseStates(),
        CaseByNumber("2026-0001"),
        CaseDesk(case),
        CaseReaders(case),
        *OWN_QUERIES,
        *PAPER_QUERIES,
        *LEFT_QUERIES,
        *circle_queries(case),
        *extract_queries(),
        *foreign_queries(bench, case),
        *DEADLINE_QUERIES,
        *CLOCK_QUERIES,
        *procedures.queries(bench.shelf),
        *MOVING_QUERIES,
        LogDigests(),
        ReferralPreview(case=case, partner=partner.id, parts=("narrative",), purpose=CANARY),
        FiguresList(),
        FiguresOf("2026-10"),
        FiguresPreview(NOVEMBER),
    ]
    return {type(each): each for each in examples}
