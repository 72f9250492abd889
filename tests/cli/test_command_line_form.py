"""The form without a store is opened by its card: by the word, and by a double click."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.desk_line import Line
from tests.journeys.town import Town


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(Town(tmp_path / "store"))


@pytest.mark.parametrize("words", [("form", "stadt.komma-card"), ("stadt.komma-card",)])
def test_a_card_opens_the_form_and_no_store(line: Line, words: tuple[str, ...]) -> None:
    assert line(*words).status == 0
    assert line.doors.forms == [Path("stadt.komma-card")]
    assert line.doors.opened == []


def test_a_folder_still_opens_the_desk(line: Line) -> None:
    assert line("ablage").status == 0
    assert (line.doors.forms, line.doors.opened) == ([], [Path("ablage")])


def test_a_form_without_a_card_is_a_usage_error(line: Line) -> None:
    assert line("form").status == 2
    assert line.doors.forms == []
