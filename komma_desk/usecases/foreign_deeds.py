"""The part of the catalogue about looking into files from outside, and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of, read_of
from komma_desk.usecases.commands.make_stripped_copy import (
    MakeStrippedCopy,
    copy_ahead,
    make_stripped_copy,
    original_of,
)
from komma_desk.usecases.commands.say_file_kind import SayFileKind, say_file_kind
from komma_desk.usecases.queries.attachment_preview import (
    AttachmentPreview,
    PreviewOwnFile,
    attachment_preview,
    preview_own_file,
)

_P = Permission

FOREIGN_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        MakeStrippedCopy: CommandEntry(
            _P.CASE_CHANGE,
            make_stripped_copy,
            Compartment.CASES,
            line_of("strip attachment", "case", "attachment"),
            ahead=copy_ahead,
            looked_up=original_of,
        ),
        SayFileKind: CommandEntry(
            _P.CASE_CHANGE,
            say_file_kind,
            Compartment.CASES,
            line_of("say file kind", "case", "attachment"),
        ),
    }
)

FOREIGN_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        AttachmentPreview: QueryEntry(
            _P.CASE_READ,
            attachment_preview,
            audit=read_of("preview attachment", "case", "attachment"),
        ),
        PreviewOwnFile: QueryEntry(_P.REPORT_FILE, preview_own_file),
    }
)
