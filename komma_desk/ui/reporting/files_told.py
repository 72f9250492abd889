"""Which files went along with a report, each with its checksum: to compare, and to prove it."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.domain.attachment import Attachment
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.reporting.given_file import shown_name, size_said
from komma_desk.words import _


def files_told(files: Sequence[Attachment]) -> str:
    """A line for each file."""
    return "\n".join(
        f"{shown_name(each.name)} · {size_said(each.size)} · SHA-256 {each.sha256}"
        for each in files
    )


def files_label(files: Sequence[Attachment]) -> PlainLabel:
    label = PlainLabel(files_told(files), TextKind.SMALL, copyable=True)
    label.setAccessibleName(_("Attached files"))
    return label
