"""What the organisation decided, read from its definitions."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.disclosure.thresholds import FiguresProgramme
from komma_desk.domain.procedure.assignment import Definition, RuleTable
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.role_presets import RolePresets
from komma_desk.words import Bilingual


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

    def meaning_of(self, procedure: Procedure, state: StateId) -> Bilingual | None:
        """What it means for the person who reported that her case is there.

        The words of the procedure, else those KommA Desk comes with; None where neither has any.
        """
        ...

    def rule_table(self, text: str) -> RuleTable:
        """Read a published table; raises BrokenDefinition."""
        ...

    @property
    def suggested_table(self) -> RuleTable:
        """The one KommA Desk comes with; nobody has to follow it."""
        ...

    def definition(self, text: str) -> Definition:
        """Whatever an office publishes, by the schema of its text; raises BrokenDefinition."""
        ...

    def definition_text(self, definition: Definition, before: str = "") -> str:
        """The text that reads back as it; of the text before, all stays that did not change."""
        ...

    def definition_file(self, path: Path) -> tuple[str, Definition]:
        """Text and content of a file; raises BrokenDefinition with file, line and sentence."""
        ...

    def shipped_text(self, procedure: ShippedProcedure) -> str:
        """The text of one KommA Desk comes with."""
        ...
