"""No dialog is without a test that listens to it as a screen reader does."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.probes import Player
from komma_desk.ui.procedure_editor.rehearsal_step_dialog import RehearsedStepDialog
from komma_desk.ui.shell.about_window import AboutWindow, KeysWindow
from komma_desk.ui.shell.inactivity import Inactivity, LockWarning
from komma_desk.ui.shell.screen_capture import CaptureQuestion
from komma_desk.ui.shell.unsent_question import UnsentQuestion
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.reporting_room import published_lists
from tests.ui.seen_whole import cut_words, sideways
from tests.ui.walking_by_keys import complaints_of_the_keyboard

ROOT = Path(__file__).resolve().parents[2]
PROCEDURE = ROOT / "resources" / "procedures" / "komma-standard.toml"


def _nothing() -> None:
    pass


def _warning(parent: QWidget) -> QDialog:
    chair = Inactivity(120, parent=parent)
    warning = LockWarning(chair, parent)
    warning.show_left(60)
    return warning


def _step(parent: QWidget) -> QDialog:
    step = next(each for each in read_procedure(PROCEDURE).steps if each.exception is not None)
    return RehearsedStepDialog(step, published_lists(), {}, tuple(Player)[:2], parent)


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "about": lambda parent: AboutWindow("1.2.3", parent),
    "keys": lambda parent: KeysWindow(with_handbook=True, parent=parent),
    "lock warning": _warning,
    "rehearsed step": _step,
    "screen capture": lambda parent: CaptureQuestion(_nothing, parent),
    "unsent texts": lambda parent: UnsentQuestion(("a note",), "&Lock", _nothing, parent),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", DIALOGS)
def test_a_screen_reader_and_the_tab_key_find_their_way_in_a_dialog(
    qtbot: QtBot, name: str, language: Language
) -> None:
    use_language(language)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = DIALOGS[name](parent)
    dialog.show()
    assert complaints_about(dialog) == []
    assert complaints_of_the_keyboard(dialog, dialog) == []
    assert (cut_words(dialog), sideways(dialog)) == ([], [])


def _bases(path: Path) -> dict[str, set[str]]:
    return {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }


def bare_dialogs() -> set[str]:
    """The classes of all dialogs of the product on which no other one is built."""
    bases: dict[str, set[str]] = {}
    for path in (ROOT / "komma_desk" / "ui").rglob("*.py"):
        bases |= _bases(path)
    dialogs = {name for name, above in bases.items() if "QDialog" in above}
    # twice: a dialog on a frame that stands on another frame
    for _floor in range(2):
        dialogs |= {name for name, above in bases.items() if above & dialogs}
    return {name for name in dialogs if not any(name in above for above in bases.values())}


def test_every_dialog_has_such_a_test() -> None:
    tests = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    listening = [text for text in tests if "complaints_about" in text]
    bare = bare_dialogs()
    assert sorted(name for name in bare if not any(name in text for text in listening)) == []
