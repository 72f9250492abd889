"""The hand-over page in a window, in front of an invented office."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.referrals.handover_page import HandoverPage, build_handover_page
from komma_desk.words import Language, use_language
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import TODAY, HandoverOffice, count, draw


@pytest.fixture
def office(doorway: FakeDoorway) -> HandoverOffice:
    return HandoverOffice(doorway)


@pytest.fixture
def language() -> Language:
    return Language.ENGLISH


@pytest.fixture
def page(
    office: HandoverOffice,
    language: Language,
    counter: Counter,
    questions: Questions,
    background: Background,
    tmp_path: Path,
    qtbot: QtBot,
) -> HandoverPage:
    """The page with its directory there; a letter is saved into a folder of the test."""
    use_language(language)
    page = build_handover_page(
        counter,
        questions,
        background=background,
        render=draw,
        page_count=count,
        today=lambda: TODAY,
        may_change_office=True,
        choose_target=lambda _parent, name, then: then(tmp_path / name),
    )
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    partners = len(office.partners)
    qtbot.waitUntil(lambda: page.partner_choice.partner.count() == partners)
    return page


@pytest.fixture
def stack(page: HandoverPage, qtbot: QtBot) -> QStackedWidget:
    """The page beside another one, as in the window of the desk."""
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.addWidget(QLabel("elsewhere"))
    pages.show()
    return pages
