"""The head of the form offers every language, and what was written stays when it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language, current_language, use_language
from tests.ui.form_room import FakeForm, flow_of, opened
from tests.ui.typing_text import type_text


@pytest.fixture
def flows() -> Iterator[list[FormFlow]]:
    made: list[FormFlow] = []
    yield made
    for flow in made:
        flow.end()
        if flow.window is not None:
            flow.window.hide()
            flow.window.deleteLater()


def test_the_head_of_the_form_switches_to_einfache_sprache(
    qtbot: QtBot, desk: Desk, flows: list[FormFlow]
) -> None:
    use_language(Language.GERMAN)
    flows.append(flow_of(desk, FakeForm()))
    window = opened(qtbot, flows[-1])
    type_text(window.pages.report.form.narrative, "Er drohte mir.")
    names = {each.text(): each for each in window.head.language.menu().actions()}
    assert list(names) == ["Deutsch", "Einfache Sprache", "English"]
    names["Einfache Sprache"].trigger()
    qtbot.waitUntil(lambda: window.head.language.text() == "Einfache Sprache")
    assert current_language() is Language.PLAIN_GERMAN
    qtbot.waitUntil(lambda: hasattr(window.pages.report, "form"))
    qtbot.waitUntil(lambda: window.pages.report.form.narrative.text() == "Er drohte mir.")
