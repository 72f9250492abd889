"""Everything KommA Desk can do, and the permission each thing needs. The first file to read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.card_deeds import CARD_DEEDS
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry
from komma_desk.usecases.catalogue_entries import line_of as _line
from komma_desk.usecases.catalogue_entries import read_of as _read
from komma_desk.usecases.circle_deeds import CIRCLE_DEEDS, CIRCLE_QUERIES
from komma_desk.usecases.clock_deeds import CLOCK_DEEDS, CLOCK_QUERIES
from komma_desk.usecases.commands.accept_partners import AcceptPartners, accept_partners
from komma_desk.usecases.commands.acknowledge_loss import (
    AcknowledgeLoss,
    acknowledge_loss,
    acknowledged_line,
)
from komma_desk.usecases.commands.add_note import AddNote, add_note
from komma_desk.usecases.commands.answer_extract import AnswerExtract, answer_extract
from komma_desk.usecases.commands.answer_reporter import AnswerReporter, answer_reporter
from komma_desk.usecases.commands.arrive import Arrive, arrive
from komma_desk.usecases.commands.ask_colleague import AskColleague, ask_colleague
from komma_desk.usecases.commands.change_passphrase import ChangePassphrase, change_passphrase
from komma_desk.usecases.commands.change_roles import ChangeRoles, change_roles, roles_line
from komma_desk.usecases.commands.confirm_person import ConfirmPerson, confirm_person
from komma_desk.usecases.commands.dismiss_person import DismissPerson, dismiss_person
from komma_desk.usecases.commands.export_figures import ExportFigures, export_figures
from komma_desk.usecases.commands.export_log import ExportLog, export_log
from komma_desk.usecases.commands.grant_request import GrantRequest, grant_request
from komma_desk.usecases.commands.import_reports import ImportReports, import_reports
from komma_desk.usecases.commands.invite_person import InvitePerson, invite_person
from komma_desk.usecases.commands.involve import Involve, involve
from komma_desk.usecases.commands.make_organisation_recovery import (
    MakeOrganisationRecovery,
    make_organisation_recovery,
)
from komma_desk.usecases.commands.post_extract import PostExtract, post_extract
from komma_desk.usecases.commands.post_log_digest import PostLogDigest, post_log_digest
from komma_desk.usecases.commands.prepare_figures import PrepareFigures, prepare_figures
from komma_desk.usecases.commands.read_extract import ReadExtract, read_extract
from komma_desk.usecases.commands.record_consent import RecordConsent, record_consent
from komma_desk.usecases.commands.refer_case import (
    ReferCase,
    letter_to_write,
    refer_case,
    write_ahead,
)
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    RehearseOrganisationRecovery,
    rehearse_organisation_recovery,
)
from komma_desk.usecases.commands.remove_expired import RemoveExpired, remove_expired
from komma_desk.usecases.commands.remove_involved import RemoveInvolved, remove_involved
from komma_desk.usecases.commands.renew_recovery_sheet import (
    RenewRecoverySheet,
    renew_recovery_sheet,
)
from komma_desk.usecases.commands.report_incident import ReportIncident, report_incident
from komma_desk.usecases.commands.reseal_circles import (
    ResealCircles,
    reseal_circles,
    resealed_line,
)
from komma_desk.usecases.commands.reset_person import ResetPerson, reset_person
from komma_desk.usecases.commands.save_office import SaveOffice, save_office
from komma_desk.usecases.commands.save_partner import SavePartner, save_partner
from komma_desk.usecases.commands.set_assigned_only import SetAssignedOnly, set_assigned_only
from komma_desk.usecases.commands.take_in import TakeIn, take_in
from komma_desk.usecases.commands.take_step import TakeStep, take_step
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet, write_log_sheet
from komma_desk.usecases.deadline_deeds import DEADLINE_DEEDS, DEADLINE_QUERIES
from komma_desk.usecases.evidence_deeds import DRAFT_QUERIES, EVIDENCE_DEEDS
from komma_desk.usecases.foreign_deeds import FOREIGN_DEEDS, FOREIGN_QUERIES
from komma_desk.usecases.hearing_deeds import HEARING_DEEDS
from komma_desk.usecases.list_deeds import LIST_DEEDS, LIST_QUERIES
from komma_desk.usecases.paper_deeds import PAPER_DEEDS, PAPER_QUERIES
from komma_desk.usecases.procedure_deeds import PROCEDURE_DEEDS, PROCEDURE_QUERIES
from komma_desk.usecases.queries.access_list import AccessList, access_list
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, case_by_number, case_desk
from komma_desk.usecases.queries.case_list import (
    CaseCount,
    CasePage,
    CaseStates,
    case_count,
    case_page,
    case_states,
)
from komma_desk.usecases.queries.case_readers import CaseReaders, case_readers
from komma_desk.usecases.queries.desk_counts import DeskCounts, desk_counts
from komma_desk.usecases.queries.figures_list import (
    FiguresList,
    FiguresOf,
    FiguresPreview,
    figures_list,
    figures_of,
    figures_preview,
)
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly, is_assigned_only
from komma_desk.usecases.queries.leaving_preview import LeavingPreview, leaving_preview
from komma_desk.usecases.queries.log_digests import LogDigests, log_digests
from komma_desk.usecases.queries.log_proof import LogProof, log_proof
from komma_desk.usecases.queries.log_standing import LogStandings, log_standings
from komma_desk.usecases.queries.my_extracts import MyExtracts, my_extracts
from komma_desk.usecases.queries.my_reports import MyReports, my_reports
from komma_desk.usecases.queries.my_standing import MyStanding, my_standing
from komma_desk.usecases.queries.office_card import OfficeCard, office_card
from komma_desk.usecases.queries.partner_list import PartnerList, partner_list
from komma_desk.usecases.queries.partner_standings import PartnerStandings, partner_standings
from komma_desk.usecases.queries.people_list import PeopleList, people_list
from komma_desk.usecases.queries.possible_readers import PossibleReaders, possible_readers
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding, recovery_standing
from komma_desk.usecases.queries.referral_preview import ReferralPreview, referral_preview
from komma_desk.usecases.queries.roles_preview import RolesPreview, roles_preview
from komma_desk.usecases.queries.store_facts import StoreFacts, store_facts
from komma_desk.usecases.queries.vocabulary import Vocabulary, vocabulary
from komma_desk.usecases.reception_deeds import RECEPTION_DEEDS, RECEPTION_QUERIES
from komma_desk.usecases.store_care import CARE, LOOKS

_OFFICE, _CASES = Compartment.OFFICE, Compartment.CASES


_P = Permission

COMMANDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        # what everybody may do
        ReportIncident: CommandEntry(
            _P.REPORT_FILE, report_incident, _OFFICE, _line("file report")
        ),
        Arrive: CommandEntry(_P.REPORT_FILE, arrive, _OFFICE, _line("accept invitation")),
        AcknowledgeLoss: CommandEntry(_P.STORE_READ, acknowledge_loss, _OFFICE, acknowledged_line),
        ChangePassphrase: CommandEntry(
            _P.REPORT_FILE, change_passphrase, _OFFICE, _line("change passphrase")
        ),
        RenewRecoverySheet: CommandEntry(
            _P.REPORT_FILE, renew_recovery_sheet, _OFFICE, _line("new recovery sheet")
        ),
        # clearing
        TakeIn: CommandEntry(_P.POST_TAKE_IN, take_in, _CASES, _line("take in post")),
        ResealCircles: CommandEntry(_P.POST_TAKE_IN, reseal_circles, _CASES, resealed_line),
        SetAssignedOnly: CommandEntry(
            _P.PERSON_CONFIRM, set_assigned_only, _CASES, _line("assigned only", "on")
        ),
        ImportReports: CommandEntry(_P.REPORT_IMPORT, import_reports, _CASES, _line("import list")),
        TakeStep: CommandEntry(
            _P.CASE_CHANGE, take_step, _CASES, _line("take step", "case", "step")
        ),
        RecordConsent: CommandEntry(
            _P.CASE_CHANGE, record_consent, _CASES, _line("record consent", "case", "item", "state")
        ),
        AddNote: CommandEntry(_P.CASE_CHANGE, add_note, _CASES, _line("add note", "case")),
        AnswerReporter: CommandEntry(
            _P.CASE_CHANGE, answer_reporter, _CASES, _line("answer reporter", "case")
        ),
        Involve: CommandEntry(_P.CASE_CHANGE, involve, _CASES, _line("involve", "case")),
        RemoveInvolved: CommandEntry(
            _P.CASE_CHANGE, remove_involved, _CASES, _line("remove involved", "case")
        ),
        ReferCase: CommandEntry(
            _P.CASE_REFER,
            refer_case,
            _CASES,
            _line("refer case", "case", "partner"),
            ahead=write_ahead,
            looked_up=letter_to_write,
        ),
        PostExtract: CommandEntry(
            _P.EXTRACT_POST, post_extract, _CASES, _line("post extract", "case", "receiver")
        ),
        AskColleague: CommandEntry(
            _P.CASE_CHANGE, ask_colleague, _CASES, _line("ask colleague", "case", "step")
        ),
        GrantRequest: CommandEntry(
            _P.CASE_CHANGE, grant_request, _CASES, _line("grant request", "case", "verdict")
        ),
        PostLogDigest: CommandEntry(
            _P.DIGEST_PREPARE, post_log_digest, _CASES, _line("post log digest")
        ),
        AcceptPartners: CommandEntry(
            _P.CASE_REFER, accept_partners, _CASES, _line("accept partners")
        ),
        SavePartner: CommandEntry(_P.PARTNER_CHANGE, save_partner, _OFFICE, _line("save partner")),
        # the head and data protection
        ReadExtract: CommandEntry(
            _P.EXTRACT_READ, read_extract, _OFFICE, _line("read extract", "extract")
        ),
        AnswerExtract: CommandEntry(
            _P.EXTRACT_ANSWER, answer_extract, _OFFICE, _line("answer extract", "extract")
        ),
        RemoveExpired: CommandEntry(
            _P.EXTRACT_READ, remove_expired, _OFFICE, _line("remove expired extracts")
        ),
        # figures
        PrepareFigures: CommandEntry(
            _P.FIGURES_PREPARE, prepare_figures, _CASES, _line("prepare figures", "period")
        ),
        ExportFigures: CommandEntry(
            _P.FIGURES_EXPORT, export_figures, _OFFICE, _line("export figures", "period")
        ),
        # the log
        WriteLogSheet: CommandEntry(_P.LOG_READ, write_log_sheet, _OFFICE, _line("log sheet")),
        ExportLog: CommandEntry(
            _P.LOG_READ, export_log, _OFFICE, _line("export log", "with_payloads")
        ),
        # people and the office
        InvitePerson: CommandEntry(
            _P.PERSON_INVITE, invite_person, _OFFICE, _line("invite person", "login")
        ),
        ConfirmPerson: CommandEntry(
            _P.PERSON_CONFIRM, confirm_person, _OFFICE, _line("confirm person", "person")
        ),
        ChangeRoles: CommandEntry(_P.PERSON_CONFIRM, change_roles, _OFFICE, roles_line),
        ResetPerson: CommandEntry(
            _P.PERSON_DISMISS, reset_person, _OFFICE, _line("reset person", "person")
        ),
        DismissPerson: CommandEntry(
            _P.PERSON_DISMISS, dismiss_person, _OFFICE, _line("person leaves", "person")
        ),
        MakeOrganisationRecovery: CommandEntry(
            _P.PERSON_CONFIRM,
            make_organisation_recovery,
            _OFFICE,
            _line("make office recovery"),
        ),
        RehearseOrganisationRecovery: CommandEntry(
            _P.PERSON_CONFIRM,
            rehearse_organisation_recovery,
            _OFFICE,
            _line("rehearse office recovery"),
        ),
        SaveOffice: CommandEntry(_P.OFFICE_CHANGE, save_office, _OFFICE, _line("save office")),
        **CARD_DEEDS,
        **CIRCLE_DEEDS,
        **FOREIGN_DEEDS,
        **HEARING_DEEDS,
        **CLOCK_DEEDS,
        **DEADLINE_DEEDS,
        **EVIDENCE_DEEDS,
        **LIST_DEEDS,
        **PAPER_DEEDS,
        **PROCEDURE_DEEDS,
        **RECEPTION_DEEDS,
        **CARE,
    }
)

QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        MyReports: QueryEntry(_P.REPORT_FILE, my_reports),
        **DRAFT_QUERIES,
        IsAssignedOnly: QueryEntry(_P.POST_TAKE_IN, is_assigned_only),
        PossibleReaders: QueryEntry(_P.REPORT_FILE, possible_readers),
        MyStanding: QueryEntry(_P.REPORT_FILE, my_standing),
        Vocabulary: QueryEntry(_P.REPORT_FILE, vocabulary),
        StoreFacts: QueryEntry(_P.STORE_READ, store_facts),
        RecoveryStanding: QueryEntry(_P.STORE_KEEP, recovery_standing),
        OfficeCard: QueryEntry(_P.STORE_READ, office_card),
        DeskCounts: QueryEntry(_P.STORE_READ, desk_counts),
        LogProof: QueryEntry(_P.STORE_READ, log_proof),
        LogStandings: QueryEntry(_P.LOG_READ, log_standings),
        PartnerStandings: QueryEntry(_P.CASE_REFER, partner_standings),
        PartnerList: QueryEntry(_P.PARTNER_READ, partner_list),
        PeopleList: QueryEntry(_P.PERSON_READ, people_list),
        LeavingPreview: QueryEntry(_P.PERSON_DISMISS, leaving_preview),
        RolesPreview: QueryEntry(_P.PERSON_CONFIRM, roles_preview),
        AccessList: QueryEntry(_P.PERSON_READ, access_list),
        CasePage: QueryEntry(_P.CASE_READ, case_page),
        CaseCount: QueryEntry(_P.CASE_READ, case_count),
        CaseStates: QueryEntry(_P.CASE_READ, case_states),
        CaseByNumber: QueryEntry(_P.CASE_READ, case_by_number),
        CaseDesk: QueryEntry(_P.CASE_READ, case_desk, audit=_read("read case", "case")),
        CaseReaders: QueryEntry(_P.CASE_READ, case_readers),
        LogDigests: QueryEntry(_P.DIGEST_READ, log_digests),
        MyExtracts: QueryEntry(_P.EXTRACT_READ, my_extracts),
        ReferralPreview: QueryEntry(
            _P.CASE_REFER, referral_preview, audit=_read("preview referral", "case", "partner")
        ),
        FiguresList: QueryEntry(_P.FIGURES_READ, figures_list),
        FiguresOf: QueryEntry(_P.FIGURES_READ, figures_of),
        FiguresPreview: QueryEntry(_P.FIGURES_PREPARE, figures_preview),
        **CIRCLE_QUERIES,
        **CLOCK_QUERIES,
        **DEADLINE_QUERIES,
        **FOREIGN_QUERIES,
        **LIST_QUERIES,
        **PAPER_QUERIES,
        **PROCEDURE_QUERIES,
        **RECEPTION_QUERIES,
        **LOOKS,
    }
)

CATALOGUE: Final = MappingProxyType({**COMMANDS, **QUERIES})
