"""Attaching as the programme does it, into memory: real files are read, nothing is written."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast
from uuid import uuid4

from komma_desk.domain.changes import Changes
from komma_desk.system.outside_files import OutsideFiles
from komma_desk.usecases.commands.attach_file import AttachFile, seal_ahead
from komma_desk.usecases.context import Tools
from tests.fakes.sealed_files import FakeSealedFiles
from tests.ui.doorways import FakeDoorway


def seal_in(doorway: FakeDoorway) -> FakeSealedFiles:
    """What is attached at this doorway lies in what this returns."""
    files = FakeSealedFiles()
    tools = cast("Tools", SimpleNamespace(outside=OutsideFiles(), sealed_files=files, new_id=uuid4))

    def attach(command: AttachFile) -> Changes:
        return Changes().with_receipt(seal_ahead(command, tools, []))

    doorway.answers[AttachFile] = attach
    return files
