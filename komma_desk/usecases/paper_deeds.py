"""The part of the catalogue about reports on paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm, save_empty_form
from komma_desk.usecases.commands.save_receipt import SaveReceipt, save_receipt
from komma_desk.usecases.commands.save_report_paper import (
    SaveCaseReportPaper,
    SaveDraftPaper,
    SaveMyReportPaper,
    save_case_report_paper,
    save_draft_paper,
    save_my_report_paper,
)
from komma_desk.usecases.queries.form_paper import FormPaper, form_paper

_P = Permission
_OFFICE, _CASES = Compartment.OFFICE, Compartment.CASES

PAPER_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        SaveReceipt: CommandEntry(
            _P.REPORT_FILE, save_receipt, _OFFICE, line_of("save receipt", "report")
        ),
        # No line in the log of the office: nobody shall learn from it who is writing a report.
        SaveEmptyForm: CommandEntry(_P.REPORT_FILE, save_empty_form, _OFFICE, None),
        SaveDraftPaper: CommandEntry(_P.REPORT_FILE, save_draft_paper, _OFFICE, None),
        SaveMyReportPaper: CommandEntry(_P.REPORT_FILE, save_my_report_paper, _OFFICE, None),
        SaveCaseReportPaper: CommandEntry(
            _P.CASE_READ, save_case_report_paper, _CASES, line_of("save report on paper", "case")
        ),
    }
)
PAPER_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {FormPaper: QueryEntry(_P.REPORT_FILE, form_paper)}
)
