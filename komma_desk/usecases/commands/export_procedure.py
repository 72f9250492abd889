"""A procedure leaves for other tools: as its own file, as a machine, or as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure import soundness
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.papers import Papers
from komma_desk.usecases.ports.rules import Rules
from komma_desk.words import N_, Language


class ProcedureFormat(StrEnum):
    """TOML is the procedure itself, SCXML moves as it does, BPMN and SVG are drawings."""

    TOML = "toml"
    SCXML = "scxml"
    BPMN = "bpmn"
    SVG = "svg"


class NotSoundEnough(Refusal):
    """A machine of a procedure with errors would go where no case can go."""

    sentence = N_("This procedure has errors; it can leave as TOML or SVG, but not as {format}.")
    advice = N_("Please have it checked, correct it and export it again.")


@dataclass(frozen=True, slots=True)
class ExportProcedure:
    """`before` is the text it was read from, if there is one: its remarks go along in TOML."""

    procedure: Procedure
    format: ProcedureFormat
    target: Path
    language: Language = Language.GERMAN
    before: str = ""


def export_procedure(command: ExportProcedure, context: Context) -> Changes:
    data = exported(command, context.tools.papers, context.tools.rules)
    context.leave(command.target, data)
    return Changes()


def exported(command: ExportProcedure, papers: Papers, rules: Rules) -> bytes:
    """The same for the command line, which needs no store for it."""
    procedure, wanted = command.procedure, command.format
    if wanted is ProcedureFormat.TOML:
        return rules.definition_text(procedure, command.before).encode()
    if wanted is ProcedureFormat.SVG:
        return papers.procedure_svg(procedure, command.language)
    if soundness.errors(soundness.check(procedure, rules=rules.deadlines)):
        raise NotSoundEnough(format=wanted.upper())
    if wanted is ProcedureFormat.SCXML:
        return papers.procedure_scxml(procedure)
    return papers.procedure_bpmn(procedure, command.language)
