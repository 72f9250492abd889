"""The part of the catalogue for drafts and the files given with reports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, line_of
from komma_desk.usecases.commands.attach_file import AttachFile, attach_file, seal_ahead
from komma_desk.usecases.commands.discard_draft import DiscardDraft, discard_draft
from komma_desk.usecases.commands.save_draft import SaveDraft, save_draft
from komma_desk.usecases.commands.take_in_file import TakeInFile, open_ahead, take_in_file
from komma_desk.usecases.commands.take_off_files import TakeOffFiles, take_off_files

_P = Permission
_OFFICE, _CASES = Compartment.OFFICE, Compartment.CASES

EVIDENCE_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        SaveDraft: CommandEntry(_P.REPORT_FILE, save_draft, _OFFICE, None),
        DiscardDraft: CommandEntry(_P.REPORT_FILE, discard_draft, _OFFICE, None),
        # No line in the log: nobody shall learn from it who is writing a report.
        AttachFile: CommandEntry(_P.REPORT_FILE, attach_file, _OFFICE, None, ahead=seal_ahead),
        TakeOffFiles: CommandEntry(_P.REPORT_FILE, take_off_files, _OFFICE, None),
        TakeInFile: CommandEntry(
            _P.POST_TAKE_IN, take_in_file, _CASES, line_of("take in file"), ahead=open_ahead
        ),
    }
)
