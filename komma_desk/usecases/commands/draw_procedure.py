"""The picture of a procedure leaves as a file: for the wall, the intranet, the manual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.papers import Papers
from komma_desk.words import N_, Language


class NoPictureOfThisKind(Refusal):
    sentence = N_("The picture of a procedure is written as PDF or SVG, not as “{ending}”.")
    advice = N_("Please give the file a name that ends in .pdf or .svg.")


@dataclass(frozen=True, slots=True)
class DrawProcedure:
    """The ending of the target says what is written; the texts are in the language asked for."""

    procedure: Procedure
    target: Path
    language: Language = Language.GERMAN


def draw_procedure(command: DrawProcedure, context: Context) -> Changes:
    data = picture_of(command, context.tools.papers, context.clock.today())
    context.leave(command.target, data)
    return Changes()


def picture_of(command: DrawProcedure, papers: Papers, today: date) -> bytes:
    """The same for the command line, which needs no store for it."""
    match command.target.suffix.lower():
        case ".svg":
            return papers.procedure_svg(command.procedure, command.language)
        case ".pdf":
            return papers.procedure_sheet(command.procedure, command.language, today)
        case ending:
            raise NoPictureOfThisKind(ending=ending)
