"""Which files went along with a report, each with its checksum: to compare, and to prove it."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.domain.attachment import Attachment
from komma_desk.ui.reporting.given_file import shown_name, size_said


def files_told(files: Sequence[Attachment]) -> str:
    """A line for each file."""
    return "\n".join(
        f"{shown_name(each.name)} · {size_said(each.size)} · SHA-256 {each.sha256}"
        for each in files
    )
