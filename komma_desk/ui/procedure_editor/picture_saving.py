"""Hands the picture over to be saved, and says where it lies."""

from __future__ import annotations

from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.toast import say
from komma_desk.ui.procedure_editor.picture import ProcedurePicture
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.words import _, current_language


def save_pictures(picture: ProcedurePicture, counter: Counter) -> None:
    """In the language of the screens; a refusal is spoken by the counter."""

    def save(procedure: Procedure, target: Path) -> None:
        def done(_changes: Changes) -> None:
            say(picture, _("The picture is saved: {file}.").format(file=target.name))

        def rest() -> None:
            picture.tools.saving.setEnabled(True)

        picture.tools.saving.setEnabled(False)
        wanted = DrawProcedure(procedure, target, current_language())
        counter.hand_over(wanted, done, finally_=rest)

    picture.save_wanted.connect(save)
