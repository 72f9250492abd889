"""No hand-over without consent: said with its reason, and mended in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.ui.referrals.consent_words import consent_word
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.usecases.commands.record_consent import RecordConsent
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import COUNSELLING, LISTS, TODAY, HandoverOffice


@pytest.fixture
def ready(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> HandoverPage:
    """The case and a partner are chosen; the consent is not there."""
    page.open_case(office.case.id)
    qtbot.waitUntil(lambda: page.presenter.chosen().case is not None)
    page.partner_choice.partner.set_code(str(office.advice.id))
    page.words.purpose.setPlainText("Erstberatung")
    return page


def test_a_missing_consent_keeps_the_letter_in_the_house(
    office: HandoverOffice, ready: HandoverPage
) -> None:
    ready.hand_over.click()
    assert office.referred() == []
    assert "not been asked" in ready.consent.notice.text()
    assert ready.consent.begin.isVisible()


def test_a_missing_consent_shows_no_letter(ready: HandoverPage) -> None:
    assert ready.preview.say.text() == "Without consent there is no letter."
    assert ready.preview.tabs.isHidden()


def test_the_consent_is_recorded_in_place(
    doorway: FakeDoorway, office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    ready.consent.begin.click()
    ready.consent.form.answer.set_code(ConsentState.GIVEN)
    ready.consent.form.manner.set_code(ConsentManner.ORAL)
    ready.consent.form.save.click()
    qtbot.waitUntil(lambda: "Given on" in ready.consent.notice.text())
    recorded = [each for each in doorway.performed if isinstance(each, RecordConsent)]
    assert recorded == [
        RecordConsent(
            case=office.case.id,
            item=COUNSELLING,
            state=ConsentState.GIVEN,
            manner=ConsentManner.ORAL,
        )
    ]
    assert ready.consent.form.isHidden()


def test_no_answer_is_ticked_in_advance(doorway: FakeDoorway, ready: HandoverPage) -> None:
    ready.consent.begin.click()
    ready.consent.form.save.click()
    form = ready.consent.form
    assert form.fields.row("state").error()
    assert form.fields.row("manner").error()
    assert not any(isinstance(each, RecordConsent) for each in doorway.performed)


def test_a_refusal_is_recorded_and_still_blocks(ready: HandoverPage, qtbot: QtBot) -> None:
    ready.consent.begin.click()
    ready.consent.form.answer.set_code(ConsentState.REFUSED)
    ready.consent.form.manner.set_code(ConsentManner.WRITTEN)
    ready.consent.form.save.click()
    qtbot.waitUntil(lambda: "refused on 2026-10-05" in ready.consent.notice.text())
    assert not ready.presenter.may_leave()


def test_the_person_hears_what_she_agrees_to(ready: HandoverPage) -> None:
    ready.consent.begin.click()
    assert "details you see beforehand" in ready.consent.form.meaning.text()


def test_another_partner_may_need_another_consent(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    office.allow(COUNSELLING)
    ready.refresh()
    qtbot.waitUntil(ready.presenter.may_leave)
    ready.partner_choice.partner.set_code(str(office.police.id))
    assert not ready.presenter.may_leave()
    assert ready.partner_choice.prosecutes.isVisible()


def test_a_consent_that_ran_out_says_when(office: HandoverOffice) -> None:
    office.allow()
    office.consents = (replace(office.consents[0], valid_until=date(2026, 10, 5)),)
    word = consent_word(office.advice, office.view(), LISTS, TODAY)
    assert not word.allows
    assert "ran out on 2026-10-05" in word.text
