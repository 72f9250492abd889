"""Above every page: who waits for an answer to an emergency opening, and who got one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.circles.glass_alerts import GlassApprovedAlert, GlassAskedAlert
from komma_desk.usecases.queries.glass_requests import GlassRequests, MyGlassRequests
from tests.ui.circle_samples import CLOSED, asked_by_me, asked_of_me
from tests.ui.doorways import FakeDoorway


def test_a_keeper_is_told_of_a_request_until_she_answered(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: FakeDoorway
) -> None:
    went: list[str] = []
    doorway.answers[GlassRequests] = lambda _: (asked_of_me(),)
    alert = GlassAskedAlert(counter, questions, lambda: went.append("extracts"))
    qtbot.addWidget(alert)
    qtbot.waitUntil(lambda: "Jonas Albrecht" in alert.text())
    alert.way.click()
    assert went == ["extracts"]
    doorway.answers[GlassRequests] = lambda _: (asked_of_me(state=GlassState.DECLINED),)
    counter.tell(Changes.of(Subject.POST))
    qtbot.waitUntil(alert.isHidden)


def test_whoever_asked_is_led_to_the_case_once_it_was_approved(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: FakeDoorway
) -> None:
    went: list[CaseId] = []
    doorway.answers[MyGlassRequests] = lambda _: (asked_by_me(GlassState.WAITING),)
    alert = GlassApprovedAlert(counter, questions, went.append)
    qtbot.addWidget(alert)
    doorway.answers[MyGlassRequests] = lambda _: (asked_by_me(GlassState.APPROVED),)
    counter.tell(Changes.of(Subject.POST))
    qtbot.waitUntil(lambda: "Henrik Hoch" in alert.text())
    alert.way.click()
    assert went == [CLOSED]
