"""Changing a circle, approving an emergency opening, and being told of one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import GlassRequestId
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.circles.circle_dialog import CircleDialog
from komma_desk.ui.circles.circle_notices import CircleNoticeAlert
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.circles.circle_words import notice_said, reason_said, role_said
from komma_desk.ui.circles.keeper_section import KeeperSection
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.dismiss_circle_notice import DismissCircleNotice
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.circle_notices import CircleNotice, CircleNotices
from komma_desk.usecases.queries.glass_requests import (
    GlassRequests,
)
from komma_desk.words import Language, use_language
from tests.fakes.samples import NOON
from tests.ui.accessibility import complaints_about
from tests.ui.circle_samples import (
    CLOSED,
    REQUEST,
    asked_of_me,
    mine,
)
from tests.ui.clearing_desk import COLLEAGUE, OFFICER
from tests.ui.doorways import FakeDoorway


@pytest.fixture
def dialog(qtbot: QtBot, counter: Counter, questions: Questions) -> CircleDialog:
    window = QWidget()
    qtbot.addWidget(window)
    presenter = CirclePresenter(counter, questions, window)
    made = CircleDialog(presenter, mine(), window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_a_reason_is_asked_beside_its_field(dialog: CircleDialog, doorway: FakeDoorway) -> None:
    dialog.deed.click()
    assert dialog.reason_row.error()
    assert doorway.performed == []


def test_one_person_more_keeps_the_key(
    dialog: CircleDialog, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    dialog.choice.reads[COLLEAGUE].setChecked(True)
    dialog.reason.setPlainText("Vertretung")
    dialog.deed.click()
    wanted = WidenCircle(case=CLOSED, person=COLLEAGUE, reason="Vertretung")
    qtbot.waitUntil(lambda: doorway.performed == [wanted])


def test_whoever_is_shut_out_does_not_read_and_the_case_gets_another_key(
    dialog: CircleDialog, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    dialog.choice.reads[COLLEAGUE].setChecked(True)
    dialog.choice.excluded[COLLEAGUE].setChecked(True)
    assert not dialog.choice.reads[COLLEAGUE].isChecked()
    dialog.reason.setPlainText("Befangenheit")
    dialog.deed.click()
    wanted = RestrictCase(
        case=CLOSED,
        members=frozenset({OFFICER}),
        excluded=frozenset({COLLEAGUE}),
        reason="Befangenheit",
    )
    qtbot.waitUntil(lambda: doorway.performed == [wanted])


def test_whoever_takes_herself_out_says_that_she_means_it(
    dialog: CircleDialog, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    dialog.choice.reads[OFFICER].setChecked(False)
    dialog.choice.reads[COLLEAGUE].setChecked(True)
    dialog.reason.setPlainText("Übergabe")
    dialog.deed.click()
    assert (doorway.performed, dialog.problem.isHidden()) == ([], False)
    dialog.leaving.setChecked(True)
    dialog.deed.click()
    qtbot.waitUntil(lambda: len(doorway.performed) == 1)
    (deed,) = doorway.performed
    assert isinstance(deed, RestrictCase)
    assert deed.leaving


def test_the_circle_is_lifted_with_the_same_reason(
    dialog: CircleDialog, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    dialog.reason.setPlainText("Nicht mehr nötig")
    dialog.lift.click()
    wanted = LiftCircle(case=CLOSED, reason="Nicht mehr nötig")
    qtbot.waitUntil(lambda: doorway.performed == [wanted])


def test_a_keeper_sees_who_must_not_see_it_and_answers_with_a_reason(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: FakeDoorway
) -> None:
    excluded = asked_of_me(excluded=("Jonas Albrecht",), asker_excluded=True)
    doorway.answers[GlassRequests] = lambda _: (excluded,)
    section = KeeperSection(counter, questions, {})
    qtbot.addWidget(section)
    qtbot.waitUntil(lambda: "2026-0007" in section.who.text())
    assert "Jonas Albrecht is the one" in section.excluded.accessibleName()
    section.approve.click()
    assert section.row.error()
    section.reason.setPlainText("Gefahr")
    section.although.setChecked(True)
    section.approve.click()
    wanted = AnswerBreakGlass(
        request=REQUEST, approve=True, reason="Gefahr", although_excluded=True
    )
    qtbot.waitUntil(lambda: doorway.performed == [wanted])


def test_a_keepers_typed_reason_outlives_a_section_built_anew_and_takes_the_error_away(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> None:
    doorway.answers[GlassRequests] = lambda _: (asked_of_me(),)
    reasons: dict[GlassRequestId, str] = {}
    for expected in ("", "Gefahr"):
        section = KeeperSection(counter, questions, reasons)
        qtbot.addWidget(section)
        qtbot.waitUntil(background.is_idle)
        assert section.reason.toPlainText() == expected
        section.reason.clear()
        section.approve.click()
        assert section.row.error()
        section.reason.setPlainText("Gefahr")
        assert not section.row.error()


def test_a_reason_typed_takes_the_error_of_the_dialog_away(dialog: CircleDialog) -> None:
    dialog.deed.click()
    assert dialog.reason_row.error()
    dialog.reason.setPlainText("Befangen")
    assert not dialog.reason_row.error()


def test_what_everybody_is_stands_beside_no_keeper() -> None:
    assert role_said({Role.HEAD, Role.REPORTER}) == role_said({Role.HEAD})
    assert role_said({Role.REPORTER})


def test_a_keeper_who_was_never_asked_sees_no_section(
    qtbot: QtBot, counter: Counter, questions: Questions
) -> None:
    section = KeeperSection(counter, questions, {})
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(section.isHidden)


def test_a_member_is_told_until_she_has_seen_it(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: FakeDoorway
) -> None:
    notice = CircleNotice(
        key="k",
        case=CLOSED,
        number="2026-0007",
        at=NOON,
        by="Jonas Albrecht",
        reason="Frist",
        approved_by="Henrik Hoch",
        approval="Gefahr",
        excluded=False,
    )
    told = [notice]
    doorway.answers[CircleNotices] = lambda _: tuple(told)

    def dismiss(_command: DismissCircleNotice) -> Changes:
        told.clear()
        return Changes.of(Subject.SETTINGS)

    doorway.answers[DismissCircleNotice] = dismiss
    alert = CircleNoticeAlert(counter, questions)
    qtbot.addWidget(alert)
    qtbot.waitUntil(lambda: "Henrik Hoch" in alert.text())
    alert.seen.click()
    qtbot.waitUntil(alert.isHidden)
    assert doorway.performed == [DismissCircleNotice("k")]


def test_no_reason_is_so_tall_that_it_takes_the_page_away() -> None:
    tall = "\n".join(["Zeile"] * 300)
    told = CircleNotice(
        key="k",
        case=CLOSED,
        number="2026-0007",
        at=NOON,
        by="Jonas Albrecht",
        reason=tall,
        approved_by="Henrik Hoch",
        approval=tall,
        excluded=True,
    )
    lines = notice_said(told).splitlines()
    assert len(lines) == 4
    assert max(map(len, lines)) < 300
    assert len(reason_said(tall).splitlines()) == 1


@pytest.mark.parametrize("language", Language)
def test_the_dialog_and_the_section_can_be_heard_and_reached_by_key(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    doorway: FakeDoorway,
    language: Language,
) -> None:
    use_language(language)
    window = QWidget()
    qtbot.addWidget(window)
    made = CircleDialog(CirclePresenter(counter, questions, window), mine(), window)
    made.choice.reads[OFFICER].setChecked(False)
    made.show()
    assert complaints_about(made) == []
    excluded = asked_of_me(excluded=("Jonas Albrecht",), asker_excluded=True)
    doorway.answers[GlassRequests] = lambda _: (excluded,)
    section = KeeperSection(counter, questions, {})
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(lambda: section.although.isVisibleTo(section))
    assert complaints_about(section) == []
