"""The picture of a procedure on the screen: steered by key, connected by mouse, kept steady."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure import soundness
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.findings import Severity
from komma_desk.ui.parts import tokens
from komma_desk.ui.procedure_editor.picture import ProcedurePicture
from komma_desk.ui.procedure_editor.picture_ink import ink_now
from komma_desk.ui.procedure_editor.picture_legend import PictureLegend
from komma_desk.ui.procedure_editor.picture_scene import box_of
from tests.ui.accessibility import complaints_about

SHIPPED = Path(__file__).parents[2] / "resources" / "procedures"


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return read_procedure(SHIPPED / "komma-standard.toml")


@pytest.fixture
def picture(qtbot: QtBot, procedure: Procedure) -> ProcedurePicture:
    widget = ProcedurePicture()
    qtbot.addWidget(widget)
    widget.resize(1200, 800)
    widget.show_procedure(procedure, ())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _spot(picture: ProcedurePicture, place: str) -> QPoint:
    box = box_of(picture.drawing(), place)
    assert box is not None
    return picture.view.mapFromScene(QPointF(box.x + 8, box.y + 8))


def test_a_click_tells_the_place(qtbot: QtBot, picture: ProcedurePicture) -> None:
    with qtbot.waitSignal(picture.chosen) as told:
        QTest.mouseClick(
            picture.view.viewport(), Qt.MouseButton.LeftButton, pos=_spot(picture, "steps.accept")
        )
    assert told.args == ["steps.accept"]


def test_the_innermost_box_is_meant(picture: ProcedurePicture) -> None:
    spot = picture.view.mapToScene(_spot(picture, "states.care_running"))
    box = picture.view.picture.box_at(spot)
    assert box is not None
    assert box.place == "states.care_running"


def test_arrows_follow_the_main_road_and_enter_chooses(
    qtbot: QtBot, picture: ProcedurePicture
) -> None:
    picture.select("states.received")
    seen = []
    for _press in range(4):
        QTest.keyClick(picture.view, Qt.Key.Key_Down)
        seen.append(picture.view.picture.place)
    assert seen == ["steps.accept", "states.triage", "steps.take_in_hand", "states.in_hand"]
    with qtbot.waitSignal(picture.chosen) as told:
        QTest.keyClick(picture.view, Qt.Key.Key_Return)
    assert told.args == ["states.in_hand"]


def test_page_down_reads_every_box_once(qtbot: QtBot, picture: ProcedurePicture) -> None:
    drawing = picture.drawing()
    assert drawing is not None
    seen = []
    for _press in drawing.boxes:
        QTest.keyClick(picture.view, Qt.Key.Key_PageDown)
        seen.append(picture.view.picture.place)
    assert sorted(seen) == sorted(box.place for box in drawing.boxes)


def test_arrows_move_without_choosing(qtbot: QtBot, picture: ProcedurePicture) -> None:
    with qtbot.assertNotEmitted(picture.chosen):
        QTest.keyClick(picture.view, Qt.Key.Key_Home)
        QTest.keyClick(picture.view, Qt.Key.Key_Down)


def test_what_is_chosen_is_said_in_words(picture: ProcedurePicture, procedure: Procedure) -> None:
    picture.select("steps.release")
    assert "Release and close" in picture.said.text()
    assert "Four eyes: two people agree" in picture.said.text()


def test_delete_asks_for_the_removal(qtbot: QtBot, picture: ProcedurePicture) -> None:
    picture.select("steps.settle")
    with qtbot.waitSignal(picture.removal_wanted) as told:
        QTest.keyClick(picture.view, Qt.Key.Key_Delete)
    assert told.args == ["steps.settle"]


def test_pulling_from_state_to_state_connects_them(qtbot: QtBot, picture: ProcedurePicture) -> None:
    view = picture.view.viewport()
    begin, end = _spot(picture, "states.received"), _spot(picture, "states.duplicate")
    with qtbot.waitSignal(picture.connect_wanted) as told:
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(view, begin + QPoint(60, 20))
        QTest.mouseMove(view, end)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert told.args == ["received", "duplicate"]


def test_letting_go_beside_a_state_connects_nothing(
    qtbot: QtBot, picture: ProcedurePicture
) -> None:
    view = picture.view.viewport()
    with qtbot.assertNotEmitted(picture.connect_wanted):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=_spot(picture, "states.received"))
        QTest.mouseMove(view, QPoint(30, 30))
        QTest.mouseMove(view, QPoint(5, 5))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_a_double_click_on_empty_ground_wants_a_state(
    qtbot: QtBot, picture: ProcedurePicture
) -> None:
    with qtbot.waitSignal(picture.state_wanted):
        QTest.mouseDClick(picture.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_findings_stand_at_their_place(qtbot: QtBot, picture: ProcedurePicture) -> None:
    broken = read_procedure(SHIPPED / "komma-standard.toml")
    steps = tuple(replace(one, roles=()) if one.id == "accept" else one for one in broken.steps)
    broken = replace(broken, steps=steps)
    picture.show_procedure(broken, soundness.check(broken))
    picture.select("steps.accept")
    assert picture.view.picture.findings_at("steps.accept")[0].severity is Severity.ERROR
    assert "Nobody may take the step" in picture.said.text()


def test_a_finding_in_a_part_belongs_to_its_box(picture: ProcedurePicture) -> None:
    box = box_of(picture.drawing(), "states.triage.deadline")
    assert box is not None
    assert box.place == "states.triage"


def test_drawing_anew_keeps_zoom_and_place(
    qtbot: QtBot, picture: ProcedurePicture, procedure: Procedure
) -> None:
    picture.select("states.closing_check")
    picture.view.actual_size()
    picture.view.show_chosen()
    before, zoom = _spot(picture, "states.closing_check"), picture.view.transform().m11()
    fewer = replace(procedure, steps=tuple(one for one in procedure.steps if one.id != "enquire"))
    picture.show_procedure(fewer, ())
    after = _spot(picture, "states.closing_check")
    assert picture.view.transform().m11() == zoom
    assert (after - before).manhattanLength() <= 40
    assert picture.view.picture.place == "states.closing_check"


def test_zoom_by_keys_and_the_whole_again(qtbot: QtBot, picture: ProcedurePicture) -> None:
    whole = picture.view.transform().m11()
    QTest.keyClick(picture.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert picture.view.transform().m11() > whole
    QTest.keyClick(picture.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert picture.view.transform().m11() == pytest.approx(whole)


def test_nobody_stumbles_over_the_picture(picture: ProcedurePicture) -> None:
    assert complaints_about(picture) == []
    assert "tables" in picture.view.accessibleDescription()


def test_paper_is_light_and_marks_no_choice(picture: ProcedurePicture) -> None:
    picture.select("states.received")
    tokens.use(tokens.DARK)
    try:
        picture.view.picture.wear(ink_now(picture.palette()))
        sheet = QImage(QSize(600, 400), QImage.Format.Format_RGB32)
        sheet.fill(QColor("white"))
        painter = QPainter(sheet)
        picture.view.picture.paint_on_paper(painter, QRectF(0, 0, 600, 400))
        painter.end()
    finally:
        tokens.use(tokens.LIGHT)
    dark = QColor(tokens.DARK.card)
    colours = {sheet.pixelColor(x, y).name() for x in range(0, 600, 3) for y in range(0, 400, 3)}
    assert dark.name() not in colours
    assert picture.view.picture.place == "states.received"


def test_the_legend_names_only_signs_that_occur(qtbot: QtBot, picture: ProcedurePicture) -> None:
    legend = PictureLegend()
    qtbot.addWidget(legend)
    drawing = picture.drawing()
    assert drawing is not None
    legend.show_signs(drawing.signs())
    assert len(legend._pictures) == len(drawing.signs())


def test_the_picture_asks_to_be_saved(qtbot: QtBot, picture: ProcedurePicture) -> None:
    with qtbot.waitSignal(picture.save_wanted):
        picture.tools.saving.click()
