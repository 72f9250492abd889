"""Preparing figures at a clearing desk: a preview freezes nothing, two clicks freeze."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.disclosure.refusals import FiguresNotSafe, PeriodNotOver, TooFewNewReports
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.figures.figures_page import FiguresPage, build_figures_page
from komma_desk.ui.figures.figures_presenter import FiguresPresenter
from komma_desk.ui.figures.release_sheet import ReleaseSheet
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.queries.figures_list import (
    FiguresList,
    FiguresOf,
    FiguresPreview,
    FiguresView,
    ReleaseLine,
)
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.office_staff import release, release_line, view

CLEARING = permissions_of(frozenset({Role.CLEARING}))
OCTOBER = Month(year=2026, number=10)


@pytest.fixture
def lines(doorway: FakeDoorway) -> list[ReleaseLine]:
    """The releases there are; a test may add to them."""
    known = [release_line(8, 1)]
    doorway.answers[FiguresList] = lambda _: tuple(known)
    doorway.answers[FiguresOf] = lambda query: view(int(query.period[-2:]))
    doorway.answers[FiguresPreview] = lambda query: view(query.period.number, 2)
    return known


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    lines: list[ReleaseLine],
) -> FiguresPage:
    built = build_figures_page(
        counter, questions, permissions=CLEARING, today=lambda: date(2026, 11, 22)
    )
    assert isinstance(built, FiguresPage)
    qtbot.addWidget(built)
    built.resize(1100, 700)
    built.show()
    qtbot.waitUntil(background.is_idle)
    built.prepare.click()
    return built


def words_on(page: FiguresPage) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def look(qtbot: QtBot, page: FiguresPage, background: Background) -> None:
    page.preparing.preview.click()
    qtbot.waitUntil(background.is_idle)


def test_the_newest_finished_month_is_chosen(page: FiguresPage) -> None:
    assert page.preparing.month.code() == "2026-10"


def test_frozen_months_are_not_offered_again(page: FiguresPage) -> None:
    offered = [page.preparing.month.itemData(row) for row in range(page.preparing.month.count())]
    assert offered == ["2026-10", "2026-09"]


def test_two_years_are_offered_before_the_first_release(
    counter: Counter, questions: Questions
) -> None:
    presenter = FiguresPresenter(counter, questions, lambda: date(2026, 11, 22))
    months = presenter.months_to_prepare()
    assert (len(months), months[-1]) == (24, Month(year=2024, number=11))


def test_when_every_month_is_provided_nothing_can_be_previewed(
    qtbot: QtBot,
    page: FiguresPage,
    lines: list[ReleaseLine],
    counter: Counter,
    background: Background,
) -> None:
    lines.insert(0, release_line(10, 2))
    counter.tell(Changes.of(Subject.FIGURES))
    qtbot.waitUntil(background.is_idle)
    assert not page.preparing.preview.isEnabled()
    assert "All finished months have been provided." in words_on(page)


def test_a_preview_shows_the_tables_and_says_that_nothing_is_frozen(
    qtbot: QtBot, page: FiguresPage, background: Background, doorway: FakeDoorway
) -> None:
    look(qtbot, page, background)
    assert "Preview – nothing is frozen yet" in words_on(page)
    assert page.preparing.findChild(ReleaseSheet) is not None
    assert doorway.performed == []


def test_the_first_click_asks_and_names_the_period(
    qtbot: QtBot, page: FiguresPage, background: Background, doorway: FakeDoorway
) -> None:
    look(qtbot, page, background)
    page.preparing.freeze.click()
    assert "Freeze the figures for October 2026?" in words_on(page)
    assert doorway.performed == []


def test_the_second_click_freezes_and_the_release_opens(
    qtbot: QtBot,
    page: FiguresPage,
    background: Background,
    doorway: FakeDoorway,
    lines: list[ReleaseLine],
) -> None:
    def prepare(_command: object) -> Changes:
        lines.insert(0, release_line(10, 2))
        return Changes.of(Subject.FIGURES).with_receipt(release(10, 2))

    doorway.answers[PrepareFigures] = prepare
    look(qtbot, page, background)
    page.preparing.freeze.click()
    page.preparing.sure.agree.click()
    qtbot.waitUntil(background.is_idle)
    assert doorway.performed == [PrepareFigures(OCTOBER)]
    assert "Figures for October 2026" in words_on(page)
    assert page.releases.period() == "2026-10"


def test_not_yet_leaves_everything_as_it_was(
    qtbot: QtBot, page: FiguresPage, background: Background, doorway: FakeDoorway
) -> None:
    look(qtbot, page, background)
    page.preparing.freeze.click()
    page.preparing.sure.stay.click()
    assert page.preparing.freeze.isVisible()
    assert not page.preparing.sure.isVisible()
    assert doorway.performed == []


def test_another_month_takes_the_preview_away(
    qtbot: QtBot, page: FiguresPage, background: Background
) -> None:
    look(qtbot, page, background)
    page.preparing.month.set_code("2026-09")
    assert "Preview – nothing is frozen yet" not in words_on(page)
    assert not page.preparing.freeze.isVisible()


@pytest.mark.parametrize(
    "refusal",
    [TooFewNewReports(have=3, need=5), PeriodNotOver(period=OCTOBER.name), FiguresNotSafe()],
    ids=lambda refusal: type(refusal).__name__,
)
def test_a_refusal_is_explained_in_place(
    qtbot: QtBot,
    page: FiguresPage,
    background: Background,
    doorway: FakeDoorway,
    spoken: list[Exception],
    refusal: Refusal,
) -> None:
    def refuse(_query: object) -> FiguresView:
        raise refusal

    doorway.answers[FiguresPreview] = refuse
    look(qtbot, page, background)
    assert refusal.spoken() in words_on(page)
    assert not page.preparing.freeze.isVisible()
    assert spoken == []


def test_the_page_can_be_used_again_after_trouble(
    qtbot: QtBot,
    page: FiguresPage,
    background: Background,
    doorway: FakeDoorway,
    spoken: list[Exception],
) -> None:
    def fail(_query: object) -> FiguresView:
        raise Trouble

    doorway.answers[FiguresPreview] = fail
    look(qtbot, page, background)
    assert [type(each) for each in spoken] == [Trouble]
    assert page.preparing.preview.isEnabled()


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_the_preparing(
    qtbot: QtBot, page: FiguresPage, background: Background, language: Language
) -> None:
    use_language(language)
    look(qtbot, page, background)
    page.preparing.freeze.click()
    assert complaints_about(page) == []


def test_the_preview_says_how_many_restricted_cases_are_not_in_it(
    page: FiguresPage, doorway: FakeDoorway, qtbot: QtBot, background: Background
) -> None:
    look(qtbot, page, background)
    assert "not counted" not in words_on(page)
    doorway.answers[FiguresPreview] = lambda query: replace(
        view(query.period.number, 2), out_of_reach=3
    )
    look(qtbot, page, background)
    assert "3 cases are not counted" in words_on(page)
