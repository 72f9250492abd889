"""By the model, filing takes at most two minutes, and less time than a row of a spreadsheet."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language, use_language
from tests.benchmarks.filing_time import (
    STORIES,
    Story,
    file_in_a_spreadsheet,
    file_in_the_form,
    fits,
)
from tests.benchmarks.keystroke_model import MIND, Count, Typist
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import filed, open_page, prepare

WITH_NARRATIVE, WITHOUT = 120, 45  # seconds


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_is_filed_in_the_time_promised(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    story: Story,
) -> None:
    use_language(Language.GERMAN)
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    count = file_in_the_form(page, story)
    row = file_in_a_spreadsheet(page.form, story)
    qtbot.waitUntil(lambda: bool(filed(doorway)))
    assert fits(filed(doorway)[0].draft, story)
    telling = story.telling().seconds()
    form, sheet = count.seconds(), row.seconds()
    shown = (f"{each:.0f} s" for each in (form, form - telling, sheet, sheet - telling))
    print("|", " | ".join((story.name, *shown)), "|")  # noqa: T201 -- the row of the README
    assert form <= WITH_NARRATIVE
    assert form - telling <= WITHOUT
    assert form < sheet  # telling is the same in both: so it is quicker without it, too


def test_the_model_adds_up_as_published() -> None:
    count = Count(keys=10, points=1, homes=2, minds=1)
    assert count.seconds(Typist.SKILLED) == pytest.approx(2.0 + 1.10 + 0.8 + MIND)


def test_a_shifted_letter_is_two_keys() -> None:
    count = Count()
    count.type("Ab!")
    assert count.keys == 5
