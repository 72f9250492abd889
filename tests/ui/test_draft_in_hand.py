"""What somebody does while a check or a save is under way is neither lost nor told wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.domain.procedure.editing.setting import put
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.procedure_editor import draft_keeping
from komma_desk.ui.procedure_editor.draft_desk import DraftDesk
from komma_desk.ui.procedure_editor.draft_keeping import DraftKeeping, Kept
from komma_desk.words import Bilingual
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import STANDARD, ProcedureOffice


class SlowBackground:
    """Work is done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def run(
        self, work: Callable[[], Any], *, then: Callable[[Any], None], otherwise: object
    ) -> None:
        del otherwise
        self.waiting.append((work, then))

    def finish(self) -> None:
        work, then = self.waiting.pop(0)
        then(work())


def named(procedure: Procedure) -> tuple[Finding, ...]:
    return (Finding(rule=Rule.TEXT_MISSING, place="title", title=procedure.title),)


def test_what_was_found_in_an_earlier_draft_is_not_told_of_the_one_in_hand(qtbot: QtBot) -> None:
    slow = SlowBackground()
    desk = DraftDesk(slow, named)  # type: ignore[arg-type]  # the same method
    desk.lay_down(EditedDraft(procedure=STANDARD))
    qtbot.waitUntil(lambda: bool(slow.waiting))
    new = Bilingual(de="Anders", en="Otherwise")
    desk.apply(put(STANDARD, "procedure", "title", new))
    slow.finish()
    assert not desk.is_checked
    assert desk.findings == ()
    slow.finish()
    assert desk.is_checked
    assert [one.title for one in desk.findings] == [new]


def test_whoever_never_stops_typing_is_stored_all_the_same(
    doorway: FakeDoorway, counter: Counter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeping, "AFTER_A_PAUSE_MS", 60_000)
    monkeypatch.setattr(draft_keeping, "AT_THE_LATEST_MS", 20)
    office = ProcedureOffice(doorway)
    draft = office.a_draft()
    keeping = DraftKeeping(counter)
    keeping.begin(Kept(draft, 1, STANDARD))
    new = Bilingual(de="Anders", en="Otherwise")
    keeping.note(put(STANDARD, "procedure", "title", new).of(STANDARD))
    qtbot.waitUntil(lambda: keeping.is_stored)
    assert office.only_draft().title == new
