"""The part of the catalogue for drafts and the files given with reports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.attach_file import AttachFile, attach_file, seal_ahead
from komma_desk.usecases.commands.discard_draft import DiscardDraft, discard_draft
from komma_desk.usecases.commands.keep_begun_texts import KeepBegunTexts, keep_begun_texts
from komma_desk.usecases.commands.save_attachment import (
    SaveAttachment,
    attachment_to_save,
    copy_ahead,
    save_attachment,
)
from komma_desk.usecases.commands.save_draft import SaveDraft, save_draft
from komma_desk.usecases.commands.seal_report_file import (
    SealReportFile,
    seal_report_file,
    sealed_envelope,
    write_ahead,
)
from komma_desk.usecases.commands.take_in_file import TakeInFile, open_ahead, take_in_file
from komma_desk.usecases.commands.take_off_files import TakeOffFiles, take_off_files
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts, my_begun_texts
from komma_desk.usecases.queries.my_draft import MyDraft, my_draft

_P = Permission
_OFFICE, _CASES = Compartment.OFFICE, Compartment.CASES

EVIDENCE_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        SaveDraft: CommandEntry(_P.REPORT_FILE, save_draft, _OFFICE, None),
        DiscardDraft: CommandEntry(_P.REPORT_FILE, discard_draft, _OFFICE, None),
        KeepBegunTexts: CommandEntry(_P.REPORT_FILE, keep_begun_texts, _OFFICE, None),
        # No line in the log: nobody shall learn from it who is writing a report.
        AttachFile: CommandEntry(_P.REPORT_FILE, attach_file, _OFFICE, None, ahead=seal_ahead),
        TakeOffFiles: CommandEntry(_P.REPORT_FILE, take_off_files, _OFFICE, None),
        SealReportFile: CommandEntry(
            _P.REPORT_FILE,
            seal_report_file,
            _OFFICE,
            line_of("seal report"),
            ahead=write_ahead,
            looked_up=sealed_envelope,
        ),
        SaveAttachment: CommandEntry(
            _P.CASE_READ,
            save_attachment,
            _CASES,
            line_of("save attachment", "attachment"),
            ahead=copy_ahead,
            looked_up=attachment_to_save,
        ),
        TakeInFile: CommandEntry(
            _P.POST_TAKE_IN, take_in_file, _CASES, line_of("take in file"), ahead=open_ahead
        ),
    }
)

DRAFT_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        MyDraft: QueryEntry(_P.REPORT_FILE, my_draft),
        MyBegunTexts: QueryEntry(_P.REPORT_FILE, my_begun_texts),
    }
)
