"""On every page of everybody's desk the focus comes back, stays there, and is never nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language
from tests.journeys.every_page import FACES, Seen, Sitting
from tests.ui.accessibility import reachable, told

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module", params=FACES)
def sitting(the_desk: Desk, folder: Path, request: pytest.FixtureRequest) -> Iterator[Sitting]:
    somebody = Sitting(the_desk, folder, request.param)
    somebody.window.activateWindow()
    assert QTest.qWaitForWindowActive(somebody.window)
    yield somebody
    somebody.leave()


def parts_of(page: QWidget) -> list[QWidget]:
    """What the tab key reaches on a page."""
    return [
        part
        for part in page.findChildren(QWidget)
        if part.isVisible() and reachable(part) and part.focusProxy() is None
    ]


def wrong_place(sitting: Sitting, *, page: QWidget | None = None) -> str:
    """Where the focus stands, if nobody can go on from there."""
    now = QApplication.focusWidget()
    if now is None:
        return "nowhere"
    if not now.isVisible() or not now.isEnabled() or now.window() is not sitting.window:
        return f"on {told(now)}, unseen, disabled or elsewhere"
    return "" if page is None or page.isAncestorOf(now) else f"outside the page, on {told(now)}"


def came_back(part: QWidget) -> QWidget | None:
    """Where the focus stands; it is looked for every few milliseconds."""
    for _look in range(20):
        QTest.qWait(5)
        if QApplication.focusWidget() is part:
            break
    return QApplication.focusWidget()


def after_waiting(sitting: Sitting, seen: Seen) -> Iterator[str]:
    """Each part is disabled for a while, as during a deed that begins there."""
    parts = parts_of(seen.page)
    for part in parts:
        part.setFocus()
        QApplication.processEvents()
        part.setEnabled(False)
        QApplication.processEvents()
        inside = seen.page if len(parts) > 1 else None
        if wrong := wrong_place(sitting, page=inside):
            yield f"{seen.name}: while {told(part)} waits, the focus is {wrong}"
        part.setEnabled(True)
        now = came_back(part)
        if now is not part:
            yield f"{seen.name}: not back on {told(part)} but on {told(now) if now else 'nothing'}"


def test_what_was_disabled_for_a_while_has_the_focus_again(sitting: Sitting) -> None:
    sitting.speak(Language.GERMAN)
    found = [words for seen in sitting.pages() for words in after_waiting(sitting, seen)]
    assert not found, "\n".join(sorted(set(found)))


def test_looking_again_leaves_the_focus_where_it_can_go_on(sitting: Sitting) -> None:
    found = []
    for seen in sitting.pages():
        for part in parts_of(seen.page)[:1]:
            part.setFocus()
            sitting.window.refresh()
            sitting.hand.settle()
            QTest.qWait(5)  # what was replaced goes last
            if wrong := wrong_place(sitting, page=seen.page):
                found.append(f"{seen.name}: {wrong}")
    assert not found, "\n".join(sorted(set(found)))


def test_another_page_another_language_and_another_desk_have_a_focus(sitting: Sitting) -> None:
    found = []
    for key in sitting.window.page_keys():
        sitting.window.show_page(key)
        sitting.hand.settle()
        if wrong := wrong_place(sitting):
            found.append(f"{key}: {wrong}")
    for language in Language:
        sitting.speak(language)
        if wrong := wrong_place(sitting):
            found.append(f"{language}: {wrong}")
    assert not found, "\n".join(found)
