"""What a line of the catalogue says: who may, what is done, and what the log keeps of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.changes import Changes
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.ports.outside_files import StagedFile


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """`audit` makes the line in the log of the compartment `log`; None leaves none.

    So does a line that is None: nothing was done.
    """

    needs: Permission
    handle: Callable[[Any, Context], Changes]
    log: Compartment
    audit: Callable[[Any, Changes], AuditLine | None] | None
    ahead: Callable[[Any, Tools, list[StagedFile]], object] | None = None
    """What takes long and needs neither file of the store: nobody waits for it to write.

    What it stages goes again if the change fails; its answer is `Context.ready`.
    """
    looked_up: Callable[[Any, Context], object] | None = None
    """What `ahead` needs of the store, quickly read; it is given that in place of the command."""


@dataclass(frozen=True, slots=True)
class QueryEntry:
    """Where `audit` is given, the read is written into the log before it happens."""

    needs: Permission
    answer: Callable[[Any, Context], Any]
    log: Compartment = Compartment.CASES
    audit: Callable[[Any], AuditLine] | None = None


def line_of(action: str, *subject: str) -> Callable[[Any, Changes], AuditLine]:
    """The line of a command: its name, and the named attribute that says on what."""

    def line(command: Any, _changes: Changes) -> AuditLine:
        return AuditLine(
            action=action, subject=" ".join(str(getattr(command, name)) for name in subject)
        )

    return line


def read_of(action: str, *subject: str) -> Callable[[Any], AuditLine]:
    def line(query: Any) -> AuditLine:
        return AuditLine(
            action=action, subject=" ".join(str(getattr(query, name)) for name in subject)
        )

    return line
