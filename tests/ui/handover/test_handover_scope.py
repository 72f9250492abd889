"""What the consent does not cover cannot be ticked, says why, and never leaves."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.ui.referrals.consent_words import consent_word
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.ui.referrals.part_sets import QuickChoice
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.effects.letter_scope import NamesHer
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import LISTS, TODAY, HandoverOffice

FACTS = ("direction", "occurred", "place", "forms")


def allow(office: HandoverOffice, scope: ConsentScope) -> None:
    office.allow()
    office.consents = (replace(office.consents[-1], scope=scope),)


def choose(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> None:
    page.open_case(office.case.id)
    qtbot.waitUntil(lambda: page.presenter.chosen().case is not None)
    page.partner_choice.partner.set_code(str(office.advice.id))
    page.words.purpose.setPlainText("Erstberatung")


def test_what_is_not_covered_is_grey_and_says_why(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    allow(office, ConsentScope.ONLY_FACTS)
    choose(office, page, qtbot)
    row = page.parts.row("narrative")
    assert not row.box.isEnabled()
    assert not row.box.isChecked()
    assert "only what happened" in row.box.accessibleDescription()
    assert "only what happened" in page.parts.scope.text()
    assert page.parts.row("occurred").box.isEnabled()
    assert not page.parts.row("occurred").box.accessibleDescription()
    assert complaints_about(page) == []


def test_only_what_is_covered_leaves(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    allow(office, ConsentScope.ONLY_FACTS)
    choose(office, page, qtbot)
    page.hand_over.click()
    qtbot.waitUntil(lambda: bool(office.referred()))
    assert office.referred()[0].parts == FACTS


def test_without_her_name_no_choice_brings_it_along(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    allow(office, ConsentScope.NO_NAME)
    choose(office, page, qtbot)
    page.presenter.choose_quickly(QuickChoice.NEEDED)
    parts = page.presenter.chosen().parts
    assert "narrative" in parts
    assert "contact" not in parts
    assert office.key_of(office.affected) not in parts
    assert not page.parts.row("contact").box.isEnabled()


def test_with_everything_allowed_nothing_is_grey(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    allow(office, ConsentScope.ALL)
    choose(office, page, qtbot)
    assert page.parts.scope.isHidden()
    assert page.parts.row("contact").box.isEnabled()


def test_more_allowed_meanwhile_opens_what_was_ticked(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    allow(office, ConsentScope.ONLY_FACTS)
    choose(office, page, qtbot)
    allow(office, ConsentScope.ALL)
    page.refresh()
    qtbot.waitUntil(page.parts.row("narrative").box.isEnabled)
    assert page.parts.row("narrative").box.isChecked()
    assert "narrative" in page.presenter.chosen().parts


def test_the_card_says_how_much_may_be_told(office: HandoverOffice) -> None:
    allow(office, ConsentScope.NO_NAME)
    word = consent_word(office.advice, office.view(), LISTS, TODAY)
    assert word.scope is ConsentScope.NO_NAME
    assert "May be told: everything, but without her name." in word.text


def test_how_much_is_asked_where_her_answer_is_recorded(
    doorway: FakeDoorway, office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    choose(office, page, qtbot)
    page.consent.begin.click()
    form = page.consent.form
    form.answer.set_code(ConsentState.GIVEN)
    form.manner.set_code(ConsentManner.ORAL)
    form.scope.set_scope(ConsentScope.NO_NAME)
    form.save.click()
    qtbot.waitUntil(lambda: any(isinstance(each, RecordConsent) for each in doorway.performed))
    (recorded,) = (each for each in doorway.performed if isinstance(each, RecordConsent))
    assert recorded.scope is ConsentScope.NO_NAME


def test_a_refused_text_is_said_beside_the_parts(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    allow(office, ConsentScope.NO_NAME)
    choose(office, page, qtbot)
    office.refuse = NamesHer(part="What happened", consent="x", scope="y")
    page.hand_over.click()
    qtbot.waitUntil(lambda: "holds a name" in page.parts.wrong.text())
