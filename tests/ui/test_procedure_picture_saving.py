"""The picture is saved by the one doorway, in the language of the screens."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from komma_desk.definitions.procedure import read_procedure
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.procedure_editor.picture import ProcedurePicture
from komma_desk.ui.procedure_editor.picture_saving import save_pictures
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.words import Language
from tests.ui.doorways import FakeDoorway

STANDARD = Path(__file__).parents[2] / "resources" / "procedures" / "komma-standard.toml"


def test_what_is_saved_is_what_is_shown(
    qtbot: QtBot, counter: Counter, doorway: FakeDoorway, tmp_path: Path
) -> None:
    picture = ProcedurePicture()
    qtbot.addWidget(picture)
    save_pictures(picture, counter)
    procedure = read_procedure(STANDARD)
    target = tmp_path / "picture.pdf"
    picture.save_wanted.emit(procedure, target)
    assert not picture.tools.saving.isEnabled()
    qtbot.waitUntil(picture.tools.saving.isEnabled)
    assert doorway.performed == [DrawProcedure(procedure, target, Language.ENGLISH)]
