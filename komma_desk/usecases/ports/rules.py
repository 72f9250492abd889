"""What the organisation decided, read from its definitions."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.disclosure.thresholds import FiguresProgramme
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.role_presets import RolePresets


class Rules(Protocol):
    @property
    def code_lists(self) -> CodeLists: ...
    @property
    def deadlines(self) -> DeadlineRules: ...
    @property
    def programme(self) -> FiguresProgramme: ...
    @property
    def roles(self) -> RolePresets: ...
    def procedure(self, text: str) -> Procedure:
        """Read a published definition; remembered, so that each text is read once."""
        ...

    def procedure_text(self, procedure: Procedure, before: str = "") -> str:
        """The text that reads back as it; of the text before, all stays that did not change."""
        ...

    def procedure_file(self, path: Path) -> tuple[str, Procedure]:
        """Text and procedure of a file; raises BrokenDefinition with file, line and sentence."""
        ...
