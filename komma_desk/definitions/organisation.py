"""What the organisation decided, read once from its folder of definitions and kept at hand."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.definitions.figures_programme import read_figures_programme
from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.definitions.published import definition_of_text, definition_text
from komma_desk.definitions.reading import text_of
from komma_desk.definitions.roles import read_roles
from komma_desk.definitions.rule_table import rule_table_of_text
from komma_desk.definitions.state_meanings import StateMeanings, read_state_meanings
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.disclosure.thresholds import FiguresProgramme
from komma_desk.domain.procedure.assignment import Definition, RuleTable
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.role_presets import RolePresets
from komma_desk.words import Bilingual

PROCEDURES = Path("procedures")
STANDARD = PROCEDURES / f"{ShippedProcedure.STANDARD}.toml"
_PROCEDURES_KEPT = 32


class OrganisationRules:
    """Fulfils the port `Rules`; raises BrokenDefinition when made from a folder with a mistake."""

    def __init__(self, folder: Path) -> None:
        self.code_lists: CodeLists = read_code_lists(folder / "code_lists")
        self.programme: FiguresProgramme = read_figures_programme(
            folder / "figures" / "programme.toml"
        )
        self._procedures = folder / PROCEDURES
        self._suggested_table = folder / "rule-table.toml"
        self._deadlines = folder / "deadlines.toml"
        self._state_meanings = folder / "state-meanings.toml"
        self.roles: RolePresets = read_roles(folder / "roles.toml")
        # A case list asks for the procedure of every row; the text is parsed once.
        self._procedure = lru_cache(maxsize=_PROCEDURES_KEPT)(procedure_of_text)
        self._rule_table = lru_cache(maxsize=2)(rule_table_of_text)

    @cached_property
    def deadlines(self) -> DeadlineRules:
        """Read where somebody reckons: the start of the programme does not wait for it."""
        return read_deadline_rules(self._deadlines)

    @cached_property
    def _shipped_meanings(self) -> StateMeanings:
        return read_state_meanings(self._state_meanings)

    def meaning_of(self, procedure: Procedure, state: StateId) -> Bilingual | None:
        here = procedure.state_by_id[state]
        if here.plain is not None:
            return here.plain
        if procedure.id not in set(ShippedProcedure):
            return None
        # Who gave a state another title may mean something else by it.
        shipped = ShippedProcedure(procedure.id)
        as_shipped = self.procedure(self.shipped_text(shipped)).state_by_id.get(state)
        same = as_shipped is not None and as_shipped.title == here.title
        return self._shipped_meanings[shipped].get(state) if same else None

    def procedure(self, text: str) -> Procedure:
        return self._procedure(text)

    def rule_table(self, text: str) -> RuleTable:
        return self._rule_table(text)

    @cached_property
    def suggested_table(self) -> RuleTable:
        return rule_table_of_text(text_of(self._suggested_table), self._suggested_table.name)

    def definition(self, text: str) -> Definition:
        return definition_of_text(text)

    def definition_text(self, definition: Definition, before: str = "") -> str:
        return definition_text(definition, before)

    def definition_file(self, path: Path) -> tuple[str, Definition]:
        text = text_of(path)
        return text, definition_of_text(text, path.name)

    def shipped_text(self, procedure: ShippedProcedure) -> str:
        return text_of(self._procedures / f"{procedure}.toml")
