"""Hands the procedure over to be saved, as a picture or for other tools, and says where it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.toast import say
from komma_desk.ui.procedure_editor.picture import ProcedurePicture
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.usecases.commands.export_procedure import ExportProcedure, ProcedureFormat
from komma_desk.words import _, current_language

_FOR_TOOLS = {f".{each}": each for each in ProcedureFormat if each is not ProcedureFormat.SVG}


def save_pictures(
    picture: ProcedurePicture, counter: Counter, before: Callable[[], str] = str
) -> None:
    """In the language of the screens; a refusal is spoken by the counter.

    `before` is the text the procedure was opened with: its remarks go along.
    """

    def save(procedure: Procedure, target: Path) -> None:
        def done(_changes: Changes) -> None:
            if isinstance(wanted, DrawProcedure):
                say(picture, _("The picture is saved: {file}.").format(file=target.name))
            else:
                say(picture, _("Saved: {name}").format(name=target.name))

        def rest() -> None:
            picture.tools.saving.setEnabled(True)

        picture.tools.saving.setEnabled(False)
        wanted = _wanted(procedure, target, before())
        counter.hand_over(wanted, done, finally_=rest)

    picture.save_wanted.connect(save)


def _wanted(procedure: Procedure, target: Path, before: str) -> DrawProcedure | ExportProcedure:
    wanted = _FOR_TOOLS.get(target.suffix.lower())
    if wanted is None:
        return DrawProcedure(procedure, target, current_language())
    return ExportProcedure(procedure, wanted, target, current_language(), before)
