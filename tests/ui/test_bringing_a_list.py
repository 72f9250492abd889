"""The window in which a list is looked at first and then taken in, over the real use cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.foreign_lists import ForeignLists
from komma_desk.domain.case import CaseListing
from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.import_row import RowProblems
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bringing.list_button import ListButton
from komma_desk.ui.bringing.list_dialog import ListDialog
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.words import Language, use_language
from tests.fakes.foreign_files import FakeForeignFiles
from tests.ui.accessibility import complaints_about
from tests.ui.walking_by_keys import complaints_of_the_keyboard
from tests.usecases.workbench import Workbench

LIST = "Datum;Vorfall;Art;Notiz\n3.4.26;Laut;Zwischenfall;x\n4.4.26;Böse;Beleidigung;\n;;;y\n"


@dataclass
class Doors:
    """The real reader of lists, over a reading process that is none."""

    day: date
    foreign: FakeForeignFiles = field(default_factory=FakeForeignFiles)
    reports: list[tuple[int, int, int, bool]] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)

    @property
    def lists(self) -> ForeignLists:
        return ForeignLists(self.foreign)

    def today(self) -> date:
        return self.day

    def write(self, target: Path, data: bytes) -> None:
        self.files[target] = data

    def write_import_report(
        self,
        target: Path,
        added: int,
        known: int,
        problems: Sequence[RowProblems],
        *,
        dry_run: bool,
    ) -> Sequence[str]:
        self.reports.append((added, known, len(problems), dry_run))
        return ()


@pytest.fixture
def bench() -> Workbench:
    return Workbench()


@pytest.fixture
def doors(bench: Workbench) -> Doors:
    return Doors(bench.clock.today())


@pytest.fixture
def opened(
    bench: Workbench,
    doors: Doors,
    background: Background,
    spoken: list[Exception],
    qtbot: QtBot,
) -> Iterator[Callable[[], ListDialog]]:
    seat: Any = bench.at(Role.CLEARING)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def dialog() -> ListDialog:
        counter = Counter(seat, background, spoken.append)
        questions = Questions(seat, background, spoken.append)
        return ListButton(counter, questions, background, doors, window).open_dialog()

    yield dialog
    assert spoken == []


def shown(dialog: ListDialog, path: Path, qtbot: QtBot, data: bytes = LIST.encode()) -> None:
    path.write_bytes(data)
    with qtbot.waitSignal(dialog.presenter.looked):
        dialog.presenter.choose(path)


def cells(dialog: ListDialog, row: int) -> list[str]:
    items = (dialog.columns.item(row, place) for place in range(3))
    return [item.text() if item else "" for item in items]


def test_columns_first_row_and_what_was_not_understood_are_shown_before_anything_comes_in(
    opened: Callable[[], ListDialog], bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened()
    assert not dialog.take.isEnabled()
    shown(dialog, tmp_path / "liste.csv", qtbot)
    assert cells(dialog, 0) == ["Datum", "Day of the incident", "3.4.26"]
    assert cells(dialog, 3) == ["Notiz", "Note for the office alone", "x"]
    assert dialog.counts.text() == "3 rows were read. 2 of them can be taken in."
    said = dialog.reasons.toPlainText()
    assert "Line 4" in said
    assert "Line 2: Art" in said
    assert dialog.take.text() == "&Take 2 rows in"
    assert bench.at(Role.CLEARING).ask(CasePage(CaseListing())) == ()


def test_good_rows_become_cases_once_and_the_report_counts_them(
    opened: Callable[[], ListDialog],
    bench: Workbench,
    doors: Doors,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    for added in (2, 0):
        dialog = opened()
        shown(dialog, tmp_path / "liste.csv", qtbot)
        with qtbot.waitSignal(dialog.presenter.brought):
            dialog.take.click()
        assert dialog.counts.text().startswith(f"{added} rows were taken in.")
        with qtbot.waitSignal(dialog.presenter.reported):
            dialog.presenter.write_report(tmp_path / "bericht.csv")
        assert "delete" in dialog.alert.text()
        assert not dialog.take.isEnabled()
        dialog.reject()
    assert len(bench.at(Role.CLEARING).ask(CasePage(CaseListing()))) == 2
    assert doors.reports == [(2, 0, 2, False), (0, 2, 2, False)]


def test_a_workbook_that_cannot_be_read_is_said_in_the_window(
    opened: Callable[[], ListDialog], doors: Doors, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog, path = opened(), tmp_path / "liste.xlsx"
    doors.foreign.hindrance = Hindrance.LOCKED
    path.write_bytes(b"PK\x03\x04")
    with qtbot.waitSignal(dialog.presenter.refused):
        dialog.presenter.choose(path)
    assert "password" in dialog.alert.text()
    assert not dialog.take.isEnabled()
    assert not dialog.columns.isVisibleTo(dialog)


def test_an_empty_list_to_fill_in_is_saved(
    opened: Callable[[], ListDialog], doors: Doors, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog, target = opened(), tmp_path / "leer.csv"
    with qtbot.waitSignal(dialog.presenter.written):
        dialog.presenter.write_template(target)
    assert b"Date" in doors.files[target]
    assert "leer.csv" in dialog.alert.text()


@pytest.mark.parametrize("language", Language)
def test_the_window_of_lists_is_reached_by_ear_and_keys(
    opened: Callable[[], ListDialog], tmp_path: Path, qtbot: QtBot, language: Language
) -> None:
    use_language(language)
    dialog = opened()
    assert complaints_about(dialog) == []
    shown(dialog, tmp_path / "liste.csv", qtbot)
    assert complaints_about(dialog) == []
    assert complaints_of_the_keyboard(dialog, dialog) == []
