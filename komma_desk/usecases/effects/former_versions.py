"""The versions a case followed before it was moved: its history speaks of their steps."""

from __future__ import annotations

from contextlib import suppress

from komma_desk.domain.case import CaseFile
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.replay import FROM, MOVED
from komma_desk.usecases.context import Context


def former_versions(file: CaseFile, context: Context) -> tuple[Procedure, ...]:
    """One a move, oldest first; none where one of them is not as it was."""
    found: list[Procedure] = []
    moves = [
        event.facts.get(FROM, "").split(" ") for event in file.history if event.action == MOVED
    ]
    for said in moves:
        with suppress(Refusal, Trouble, ValueError):
            procedure, version, sha256 = said
            stored = context.work.office.procedures.get(procedure, version)
            read = context.tools.rules.procedure(stored.text)
            if read.sha256() == sha256:
                found.append(read)
    return tuple(found) if len(found) == len(moves) else ()
