"""The small things pages are made of do what a person expects, with keys and screen readers too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.bar_chart import Bar, ChartWithTable
from komma_desk.ui.parts.buttons import Button, ButtonKind, IconButton
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.choices import CheckColumns, Choice, CodeCombo, RadioRow
from komma_desk.ui.parts.drop_zone import DropZone
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import LongText, PlainLabel
from komma_desk.ui.parts.page import Page
from komma_desk.ui.shell.application import Desk
from tests.ui.accessibility import complaints_about
from tests.ui.typing_text import press, type_text

KINDS = (
    Choice("THREAT", "Bedrohung", "Someone announces harm."),
    Choice("INSULT", "Beleidigung"),
    Choice("STALKING", "Nachstellung & Co"),
)


def everything() -> QWidget:
    page = Page("Title", "Explanation")
    page.header.add_action(Button("&New", ButtonKind.PRIMARY, "plus"))
    fields = FieldColumn(2)
    fields.add("kind", "&Kind", CodeCombo(KINDS, "please choose"), required=True)
    fields.add("place", "&Place", QLineEdit(), help_text="Street or building")
    fields.add("wishes", "Wishes", CheckColumns(KINDS), wide=True)
    fields.add("direction", "Direction", RadioRow(KINDS))
    card = Card("Section", "More")
    card.add(fields)
    card.add(DropZone("Photos"))
    card.add(ChartWithTable("By form", "Form", "Count", [Bar("Bedrohung", 4, "4")]))
    card.add(LongText("Narrative", "<b>text</b>"))
    card.add(IconButton("Settings", "settings"))
    for part in (Alert(Tone.WARNING, "Mind this."), card, EmptyState("inbox", "Nothing here.")):
        page.body.addWidget(part)
    return page


def test_a_page_of_all_parts_has_no_complaint(qtbot: QtBot, desk: Desk) -> None:
    page = everything()
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    assert complaints_about(page) == []


def test_the_lint_finds_a_field_without_a_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    nameless = QLineEdit()
    nameless.setObjectName("nameless")
    column.addWidget(nameless)
    column.addWidget(QCheckBox("&Same"))
    column.addWidget(QCheckBox("An&other key, the &same"))
    column.addWidget(QLabel("<b>rich</b>"))
    window.show()
    complaints = " ".join(complaints_about(window))
    assert "nameless" in complaints
    assert "interprets text" in complaints


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", "\u202etxt", "\u200b", "😀" * 50])
def test_a_label_shows_what_was_typed(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.text() == text
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_error_stands_beside_its_field_and_is_spoken_with_it(qtbot: QtBot) -> None:
    fields = FieldColumn()
    qtbot.addWidget(fields)
    place = QLineEdit()
    row = fields.add("place", "&Place", place, help_text="Street or building")
    fields.show()
    assert fields.show_errors({"place": "Please name the place."})
    assert row.error() == "Please name the place."
    assert "Please name the place." in place.accessibleDescription()
    assert "Street" in place.accessibleDescription()
    assert not fields.show_errors({})
    assert not row.error()


def test_letters_anywhere_in_the_words_find_a_code(qtbot: QtBot) -> None:
    combo = CodeCombo(KINDS, "please choose")
    qtbot.addWidget(combo)
    combo.show()
    line = combo.lineEdit()
    assert line is not None
    type_text(line, "beleidigung")
    press(line, Qt.Key.Key_Return)
    assert combo.code() == "INSULT"


def test_half_a_word_is_no_choice(qtbot: QtBot) -> None:
    combo = CodeCombo(KINDS)
    qtbot.addWidget(combo)
    combo.set_code("THREAT")
    line = combo.lineEdit()
    assert line is not None
    line.setText("nonsense")
    line.editingFinished.emit()
    assert (combo.code(), line.text()) == ("THREAT", "Bedrohung")


def test_a_chosen_code_stays_when_the_list_is_replaced(qtbot: QtBot) -> None:
    combo = CodeCombo(KINDS)
    qtbot.addWidget(combo)
    combo.set_code("INSULT")
    combo.set_choices([Choice("INSULT", "Insult"), Choice("THREAT", "Threat")])
    assert (combo.code(), combo.currentText()) == ("INSULT", "Insult")


def test_no_more_ticks_than_the_limit(qtbot: QtBot) -> None:
    boxes = CheckColumns(KINDS, limit=1)
    qtbot.addWidget(boxes)
    with qtbot.waitSignal(boxes.picked) as picked:
        boxes.set_codes(["STALKING"])
    assert picked.args == [("STALKING",)]
    assert [box.isEnabled() for box in boxes.findChildren(QCheckBox)] == [False, False, True]


def test_a_radio_row_can_be_empty_again(qtbot: QtBot) -> None:
    row = RadioRow(KINDS)
    qtbot.addWidget(row)
    row.set_code("THREAT")
    assert row.code() == "THREAT"
    row.set_code("")
    assert not row.code()


def test_all_that_is_dropped_is_given_so_that_nothing_is_passed_over_in_silence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "foto ß.jpg"
    photo.write_bytes(b"x")
    zone = DropZone("Photos")
    qtbot.addWidget(zone)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in (photo, tmp_path)])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(zone.files_given) as given:
        zone.dropEvent(event)
    assert given.args == [(photo, tmp_path)]


def test_the_table_beside_a_chart_says_the_same(qtbot: QtBot) -> None:
    bars = [Bar("Bedrohung", 40, "40"), Bar("Stalking", None, "<5")]
    chart = ChartWithTable("By form", "Form", "Count", bars)
    qtbot.addWidget(chart)
    shown = chart.table.model()
    cells = [shown.index(row, 1).data() for row in range(shown.rowCount())]
    assert cells == ["40", "<5"]
    assert "Stalking: <5" in chart.chart.accessibleDescription()


def test_a_state_is_a_word_and_not_only_a_colour(qtbot: QtBot) -> None:
    chip = Chip("in 3 days", Tone.WARNING)
    qtbot.addWidget(chip)
    assert (chip.text(), chip.accessibleName()) == ("in 3 days", "in 3 days")


def test_enter_presses_the_button_under_the_cursor_and_held_down_only_once(qtbot: QtBot) -> None:
    button = Button("Take the step")
    qtbot.addWidget(button)
    pressed: list[str] = []
    button.clicked.connect(lambda _checked: pressed.append("once"))
    enter = Qt.Key.Key_Return
    for again in (False, True, True):
        modifiers = Qt.KeyboardModifier.NoModifier
        key = QKeyEvent(QEvent.Type.KeyPress, enter, modifiers, "\r", again)
        QApplication.sendEvent(button, key)
    assert pressed == ["once"]
