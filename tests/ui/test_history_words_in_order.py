"""The history of a case in words, as its tab shows it."""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.case import CaseEvent
from komma_desk.ui.cases.history_words import history_lines
from tests.fakes.samples import NOON
from tests.ui.clearing_desk import LISTS, OFFICER, a_file, a_view


def test_the_history_speaks_in_words_newest_first() -> None:
    late = CaseEvent(
        at=NOON.replace(hour=20),
        by=OFFICER,
        action="take_in_hand",
        left=("triage",),
        entered=("in_hand", "care_none"),
        facts={"urgency": "high", "told_on": "2026-10-31"},
    )
    file = a_file(1)
    lines = history_lines(a_view(replace(file, history=(*file.history, late))), LISTS)
    assert lines[0].by == "Mira Seidel"
    assert lines[0].what == "Take in hand"
    assert lines[0].details == (
        "Triage → In hand",
        "Urgency: High",
        "Result told on: 2026-10-31",
    )
    assert lines[-1].what == "Report received"
    assert lines[-1].by == "Reporting person"
