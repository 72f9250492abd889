"""The card about the two halves: its sentence, printing, and a rehearsal of two people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.page import Page
from komma_desk.ui.upkeep.halves_dialog import HalvesDialog
from komma_desk.ui.upkeep.office_recovery_card import OfficeRecoveryCard
from komma_desk.ui.upkeep.office_recovery_words import standing_of
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    NoHalvesYet,
    RehearseOrganisationRecovery,
)
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding, RecoveryView
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
MADE = RecoveryView(made_at=DAY, made_by="Karl Klär", may_make=True)


@pytest.fixture
def card(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> Iterator[OfficeRecoveryCard]:
    doorway.answers[RecoveryStanding] = lambda _: MADE
    doorway.answers[MakeOrganisationRecovery] = lambda _: Changes.of(Subject.SETTINGS)
    doorway.answers[RehearseOrganisationRecovery] = lambda _: Changes.of(Subject.SETTINGS)
    page = Page("", "")
    built = OfficeRecoveryCard(counter, questions)
    page.body.addWidget(built)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(background.is_idle)
    yield built
    page.close()


@pytest.fixture
def dialog(card: OfficeRecoveryCard) -> HalvesDialog:
    return card.open_rehearsal()


@pytest.mark.parametrize(
    ("view", "tone", "word"),
    [
        (RecoveryView(), Tone.DANGER, "no halves"),
        (RecoveryView(made_at=DAY, is_confirmed=False), Tone.DANGER, "not the one"),
        (RecoveryView(made_at=DAY, used_at=DAY), Tone.WARNING, "stay valid"),
        (MADE, Tone.WARNING, "never rehearsed"),
        (RecoveryView(made_at=DAY, rehearsed_at=DAY), Tone.SUCCESS, "last rehearsed on 22"),
    ],
)
def test_each_state_has_its_sentence_and_tone(view: RecoveryView, tone: Tone, word: str) -> None:
    standing = standing_of(view)
    assert standing.tone is tone
    assert word in standing.said


def test_clearing_prints_and_tries_and_others_read_who_does(card: OfficeRecoveryCard) -> None:
    assert card.print_halves.isVisible()
    assert card.rehearse.isVisible()
    card.show_view(RecoveryView(made_at=DAY, made_by="Karl"))
    assert not card.print_halves.isVisible()
    assert not card.rehearse.isVisible()
    assert card.whose.isVisible()


def test_what_does_not_exist_cannot_be_tried(card: OfficeRecoveryCard) -> None:
    card.show_view(RecoveryView(may_make=True))
    assert card.print_halves.isVisible()
    assert not card.rehearse.isVisible()


def test_two_places_are_handed_over_and_the_result_is_said(
    qtbot: QtBot, card: OfficeRecoveryCard, doorway: FakeDoorway, background: Background
) -> None:
    card.make(Path("a.pdf"), Path("b.pdf"))
    qtbot.waitUntil(background.is_idle)
    assert MakeOrganisationRecovery(Path("a.pdf"), Path("b.pdf")) in doorway.performed
    assert "two different offices" in card.result.text()


def test_a_rehearsal_hands_both_halves_over_and_says_that_it_went_well(
    qtbot: QtBot,
    card: OfficeRecoveryCard,
    dialog: HalvesDialog,
    doorway: FakeDoorway,
    background: Background,
) -> None:
    QTest.keyClicks(dialog.half_a.line(), "A1")
    QTest.keyClick(dialog.half_a.line(), Qt.Key.Key_Return)
    assert doorway.performed == []
    QTest.keyClicks(dialog.half_b.line(), "B2")
    QTest.keyClick(dialog.half_b.line(), Qt.Key.Key_Return)
    qtbot.waitUntil(background.is_idle)
    assert RehearseOrganisationRecovery("A1", "B2") in doorway.performed
    assert "open everything" in card.result.text()


def test_a_missing_half_is_asked_for(dialog: HalvesDialog, doorway: FakeDoorway) -> None:
    dialog.deed.click()
    assert doorway.performed == []


def test_a_refusal_stands_in_the_dialog_and_the_halves_stay_to_be_mended(
    qtbot: QtBot, dialog: HalvesDialog, doorway: FakeDoorway, background: Background
) -> None:
    def refuse(_: object) -> Changes:
        raise NoHalvesYet

    doorway.answers[RehearseOrganisationRecovery] = refuse
    dialog.half_a.line().setText("A1")
    dialog.half_b.line().setText("B2")
    dialog.deed.click()
    qtbot.waitUntil(background.is_idle)
    assert "No halves" in dialog.problem.text()
    assert dialog.half_a.passphrase() == "A1"
    assert dialog.deed.isEnabled()


def test_neither_half_is_seen_while_it_is_typed(dialog: HalvesDialog) -> None:
    for field in (dialog.half_a, dialog.half_b):
        assert field.line().echoMode() == field.line().EchoMode.Password


@pytest.mark.parametrize("language", list(Language))
def test_the_dialog_is_named_for_everybody(card: OfficeRecoveryCard, language: Language) -> None:
    use_language(language)
    assert complaints_about(card.open_rehearsal()) == []
