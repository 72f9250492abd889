"""Which files went along with a report, each with its checksum: to compare, and to prove it."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.file_kind import kinds_spoken
from komma_desk.ui.reporting.given_file import shown_name, size_said


def files_told(files: Sequence[Attachment], lists: CodeLists | None = None) -> str:
    """A line for each file, with its kind where the lists are at hand."""
    kinds = kinds_spoken(lists) if lists else {}
    return "\n".join(_told(each, kinds.get(each.kind, "") if each.kind else "") for each in files)


def _told(file: Attachment, kind: str) -> str:
    words = (shown_name(file.name), kind, size_said(file.size), f"SHA-256 {file.sha256}")
    return " · ".join(word for word in words if word)
