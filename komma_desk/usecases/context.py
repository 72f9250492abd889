"""What a handler is given: the unit of work, who acts, and the collaborators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from komma_desk.domain.actor import Actor
from komma_desk.domain.deadlines.office_days import HolidaysAt
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.role_presets import RolePresets
from komma_desk.domain.scope import Scope
from komma_desk.usecases.mailbox import Mailbox
from komma_desk.usecases.ports.backups import Backups
from komma_desk.usecases.ports.clock import Clock
from komma_desk.usecases.ports.foreign_files import ForeignFiles
from komma_desk.usecases.ports.keys import Keys
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.orphans import Orphans
from komma_desk.usecases.ports.outside_files import OutsideFiles, StagedFile
from komma_desk.usecases.ports.papers import Papers
from komma_desk.usecases.ports.rounding import FiguresProtection
from komma_desk.usecases.ports.rules import Rules
from komma_desk.usecases.ports.sealed_files import EvidenceFiles
from komma_desk.usecases.ports.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The collaborators that stay the same while a desk is unlocked."""

    clock: Clock
    new_id: Callable[[], UUID]
    keys: Keys
    rules: Rules
    papers: Papers
    sealed_files: EvidenceFiles
    outside: OutsideFiles
    foreign: ForeignFiles
    protection: FiguresProtection
    mailbox: Mailbox
    backups: Backups
    orphans: Orphans
    holidays_at: HolidaysAt


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    work: Work
    actor: Actor
    scope: Scope
    tools: Tools
    staged: list[StagedFile] = field(default_factory=list)
    ready: object = None
    """What was done ahead of the change, for a command that has something to do ahead."""
    opened: list[CaseId] = field(default_factory=list)
    followed: dict[str, StoredProcedure | None] = field(default_factory=dict)
    """What its new cases follow, once it was proved: a full post asks for every letter."""

    @property
    def clock(self) -> Clock:
        return self.tools.clock

    @property
    def keys(self) -> Keys:
        return self.tools.keys

    @property
    def roles(self) -> RolePresets:
        return self.tools.rules.roles

    def new_id(self) -> UUID:
        return self.tools.new_id()

    def leave(self, target: Path, data: bytes) -> None:
        """Have a file leave the house with this command: after the commit, or not at all."""
        self.staged.append(self.tools.outside.stage(target, data))
