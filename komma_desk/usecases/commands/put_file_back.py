"""A file that was set aside returns among the attachments."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class PutFileBack:
    name: str


def put_file_back(command: PutFileBack, context: Context) -> Changes:
    context.tools.orphans.put_back(command.name)
    return Changes.of(Subject.SETTINGS)
