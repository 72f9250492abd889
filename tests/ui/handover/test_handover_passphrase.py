"""The passphrase is shown once; a hand-over that is refused loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.errors import Refusal
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.usecases.effects.writing_letters import ConsentMissing
from komma_desk.words import Bilingual
from tests.ui.handover_office import PASSPHRASE, HandoverOffice


class FolderIsGone(Refusal):
    sentence = "The folder is gone."


@pytest.fixture
def ready(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> HandoverPage:
    office.allow()
    page.open_case(office.case.id)
    qtbot.waitUntil(lambda: page.presenter.chosen().case is not None)
    page.partner_choice.partner.set_code(str(office.advice.id))
    page.words.purpose.setPlainText("Erstberatung")
    return page


@pytest.fixture
def handed_over(ready: HandoverPage, qtbot: QtBot) -> HandoverPage:
    ready.hand_over.click()
    qtbot.waitUntil(lambda: ready.result.passphrase.text() == PASSPHRASE)
    return ready


def everything_written(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_result_says_passphrase_place_and_fingerprint(handed_over: HandoverPage) -> None:
    said = everything_written(handed_over.result)
    assert PASSPHRASE in said
    assert "2026-0042-beratung-musterstadt.pdf" in said
    assert "ab" * 32 in said


def test_done_takes_the_passphrase_away_for_good(handed_over: HandoverPage) -> None:
    handed_over.result.finish.click()
    assert PASSPHRASE not in everything_written(handed_over)
    assert handed_over.result.isHidden()


def test_leaving_the_page_takes_the_passphrase_away(
    handed_over: HandoverPage, stack: QStackedWidget
) -> None:
    stack.setCurrentIndex(1)
    stack.setCurrentIndex(0)
    assert PASSPHRASE not in everything_written(handed_over)
    assert "not shown any more" in everything_written(handed_over.result)


def test_nothing_leaves_twice_by_accident(
    office: HandoverOffice, handed_over: HandoverPage
) -> None:
    handed_over.result.finish.click()
    handed_over.hand_over.click()
    assert len(office.referred()) == 1
    assert handed_over.partner_choice.row.error()


def test_a_refused_hand_over_keeps_everything(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    office.refuse = FolderIsGone()
    before = ready.presenter.chosen()
    ready.hand_over.click()
    qtbot.waitUntil(ready.refusal.isVisible)
    assert ready.refusal.text() == "The folder is gone."
    assert ready.presenter.chosen() == before
    assert ready.words.purpose.toPlainText() == "Erstberatung"
    assert ready.hand_over.isEnabled()


def test_a_consent_withdrawn_meanwhile_is_said_at_the_consent(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    office.refuse = ConsentMissing(consent=Bilingual(de="x", en="x"))
    heard: list[dict[str, str]] = []
    ready.presenter.wrong.connect(heard.append)
    ready.hand_over.click()
    qtbot.waitUntil(lambda: any("consent" in each for each in heard))
    assert ready.result.isHidden()


def test_a_purpose_is_asked_for_beside_its_field(
    office: HandoverOffice, ready: HandoverPage
) -> None:
    ready.words.purpose.setPlainText("  ")
    ready.hand_over.click()
    assert ready.words.row.error() == "Please write what the partner is asked to do."
    assert office.referred() == []
