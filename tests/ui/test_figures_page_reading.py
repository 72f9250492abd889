"""The figures page as readers meet it: releases, tables, writing out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.figures.export_panel import ExportPanel
from komma_desk.ui.figures.figures_page import FiguresPage, build_figures_page
from komma_desk.ui.figures.figures_table import FiguresTable
from komma_desk.usecases.commands.export_figures import Exported, ExportFigures
from komma_desk.usecases.effects.releases import NotPrepared
from komma_desk.usecases.queries.figures_list import FiguresList, FiguresOf, FiguresView
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.office_staff import release_line, view
from tests.ui.typing_text import press

INTEGRATION = permissions_of(frozenset({Role.INTEGRATION}))


@pytest.fixture
def two_releases(doorway: FakeDoorway) -> FakeDoorway:
    doorway.answers[FiguresList] = lambda _: (release_line(9, 2), release_line(8, 1))
    doorway.answers[FiguresOf] = lambda query: view(int(query.period[-2:]))
    return doorway


def open_page(qtbot: QtBot, counter: Counter, questions: Questions) -> FiguresPage:
    page = build_figures_page(
        counter, questions, permissions=INTEGRATION, today=lambda: date(2026, 11, 22)
    )
    assert isinstance(page, FiguresPage)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def rest(qtbot: QtBot, background: Background) -> None:
    qtbot.waitUntil(background.is_idle)


def words_on(page: FiguresPage) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def test_the_newest_release_is_open_at_once(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
) -> None:
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    assert "Figures for September 2026" in words_on(page)


def test_an_older_release_opens_when_it_is_chosen(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
) -> None:
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    page.releases.setCurrentRow(1)
    rest(qtbot, background)
    assert "Figures for August 2026" in words_on(page)


def test_the_list_is_asked_again_when_figures_changed(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
) -> None:
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    before = two_releases.asked.count(FiguresList())
    counter.tell(Changes.of(Subject.PEOPLE))
    counter.tell(Changes.of(Subject.FIGURES))
    rest(qtbot, background)
    assert two_releases.asked.count(FiguresList()) == before + 1
    assert page.releases.count() == 2


def test_before_anything_was_prepared_the_page_says_who_prepares(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> None:
    doorway.answers[FiguresList] = lambda _: ()
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    assert "A clearing officer prepares them when a month is over." in words_on(page)


def test_an_integration_officer_is_not_offered_to_prepare(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
) -> None:
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    assert (page.prepare.isVisible(), page.release.export.isVisible()) == (False, True)


def test_a_release_that_cannot_be_opened_says_why_in_place(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
    spoken: list[Exception],
) -> None:
    def refuse(_query: object) -> FiguresView:
        raise NotPrepared(period="2026-09")

    two_releases.answers[FiguresOf] = refuse
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    assert NotPrepared(period="2026-09").spoken() in words_on(page)
    assert not spoken
    assert not page.release.export.isEnabled()


def test_a_withheld_figure_is_a_dot_and_explained() -> None:
    table = FiguresTable(view(3).release.tables[0], {})
    february = table.item(1, 1)
    assert february is not None
    assert (february.text(), february.toolTip()) == ("•", "Not shown")


def test_numbers_stand_at_the_right() -> None:
    table = FiguresTable(view(3).release.tables[0], {})
    january = table.item(0, 1)
    assert january is not None
    assert january.textAlignment() & Qt.AlignmentFlag.AlignRight


def test_a_table_is_copied_whole_and_no_label_becomes_a_formula(qtbot: QtBot) -> None:
    table = FiguresTable(view(3).release.tables[1], view(3).labels)
    qtbot.addWidget(table)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Form of the incident\tNumber\nInsult\t30\n'=Threat\t15\nNot stated\t0\nTotal\t45"
    )


def test_writing_out_shows_every_file_and_its_folder(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
    tmp_path: Path,
) -> None:
    files = tuple(
        tmp_path / name for name in ("T1.csv", "notes.txt", "komma-2026-09.pdf", "release.json")
    )
    two_releases.answers[ExportFigures] = lambda _: Changes().with_receipt(Exported(files))
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    page.release.export_wanted.emit("2026-09", tmp_path)
    rest(qtbot, background)
    assert two_releases.performed == [ExportFigures("2026-09", tmp_path)]
    panel = page.findChild(ExportPanel)
    assert isinstance(panel, ExportPanel)
    said = words_on(page)
    assert str(tmp_path) in said
    assert all(path.name in said for path in files)


def test_every_file_written_says_what_it_is_for(qtbot: QtBot) -> None:
    names = ("T1.csv", "notes.txt", "sheet.pdf", "release.json")
    panel = ExportPanel(tuple(Path("out") / name for name in names))
    qtbot.addWidget(panel)
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert all(said[said.index(name) + 1] for name in names)


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_the_figures(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    two_releases: FakeDoorway,
    language: Language,
) -> None:
    use_language(language)
    page = open_page(qtbot, counter, questions)
    rest(qtbot, background)
    assert complaints_about(page) == []
