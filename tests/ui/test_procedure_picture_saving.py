"""The procedure is saved by the one doorway, in the language of the screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from komma_desk.definitions.procedure import read_procedure
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.procedure_editor.picture import ProcedurePicture
from komma_desk.ui.procedure_editor.picture_saving import save_pictures
from komma_desk.ui.procedure_editor.picture_tools import PictureTools
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.usecases.commands.export_procedure import ExportProcedure, ProcedureFormat
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


@pytest.mark.parametrize("wanted", ["toml", "SCXML", "bpmn"])
def test_for_other_tools_it_leaves_with_its_remarks(
    qtbot: QtBot, counter: Counter, doorway: FakeDoorway, tmp_path: Path, wanted: str
) -> None:
    picture = ProcedurePicture()
    qtbot.addWidget(picture)
    text = STANDARD.read_text(encoding="utf-8")
    save_pictures(picture, counter, lambda: text)
    procedure = read_procedure(STANDARD)
    target = tmp_path / f"ours.{wanted}"
    picture.save_wanted.emit(procedure, target)
    qtbot.waitUntil(picture.tools.saving.isEnabled)
    kind = ProcedureFormat(wanted.lower())
    assert doorway.performed == [ExportProcedure(procedure, kind, target, Language.ENGLISH, text)]


def test_the_dialog_offers_every_kind_and_names_the_file_by_it(qtbot: QtBot) -> None:
    tools = PictureTools()
    qtbot.addWidget(tools)
    tools.ask_where("ours-1.0.0", lambda _target: None)
    dialog = tools.findChild(QFileDialog)
    assert dialog is not None
    for kind in dialog.nameFilters():
        dialog.filterSelected.emit(kind)
        assert f"(*.{dialog.defaultSuffix()})" in kind
    assert len(dialog.nameFilters()) == 5
    dialog.reject()
