"""Before a case goes to an address that was changed, somebody says that she checked it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from tests.fakes.samples import NOON
from tests.ui.accessibility import complaints_about
from tests.ui.handover_office import HandoverOffice


@pytest.fixture
def ready(
    office: HandoverOffice, page: HandoverPage, counter: Counter, qtbot: QtBot
) -> PartnerStanding:
    """Everything is chosen; only what stands there of the partner is in question."""
    office.allow()
    page.open_case(office.case.id)
    page.partner_choice.partner.set_code(str(office.advice.id))
    page.partner_choice.partner.picked.emit(str(office.advice.id))
    page.words.purpose.setPlainText("Bitte melden Sie sich.")
    qtbot.waitUntil(lambda: bool(page.presenter.chosen().parts))
    return PartnerStanding(
        partner=office.advice.id,
        revision=2,
        trust=PartnerTrust.NOT_LOOKED_AT,
        changed_by="Mira Meister",
        changed_at=NOON,
    )


def stands(office: HandoverOffice, counter: Counter, standing: PartnerStanding) -> None:
    office.doorway.answers[PartnerStandings] = lambda _query: {standing.partner: standing}
    counter.changed.emit(Changes.of(Subject.PARTNERS))


def test_nothing_leaves_before_the_address_was_checked(
    office: HandoverOffice,
    page: HandoverPage,
    counter: Counter,
    ready: PartnerStanding,
    qtbot: QtBot,
) -> None:
    stands(office, counter, ready)
    qtbot.waitUntil(page.address.isVisible)
    assert "Mira Meister" in page.address.notice.text()
    page.hand_over.click()
    assert page.address.error.isVisible()
    assert office.referred() == []
    assert complaints_about(page.address) == []
    page.address.checked.click()
    page.hand_over.click()
    qtbot.waitUntil(lambda: bool(office.referred()))
    assert office.referred()[0].address_checked


def test_another_partner_takes_the_tick_away(
    office: HandoverOffice,
    page: HandoverPage,
    counter: Counter,
    ready: PartnerStanding,
    qtbot: QtBot,
) -> None:
    stands(office, counter, ready)
    qtbot.waitUntil(page.address.isVisible)
    page.address.checked.click()
    page.partner_choice.partner.picked.emit(str(office.police.id))
    assert not page.address.isVisible()
    assert not page.address.is_checked()


def test_to_an_entry_nobody_signed_there_is_nothing_to_tick(
    office: HandoverOffice,
    page: HandoverPage,
    counter: Counter,
    ready: PartnerStanding,
    qtbot: QtBot,
) -> None:
    stands(office, counter, replace(ready, trust=PartnerTrust.BY_HAND))
    qtbot.waitUntil(page.address.isVisible)
    assert not page.address.checked.isVisible()
    page.hand_over.click()
    assert office.referred() == []


def test_what_was_looked_at_asks_nothing(
    office: HandoverOffice,
    page: HandoverPage,
    counter: Counter,
    ready: PartnerStanding,
    qtbot: QtBot,
) -> None:
    stands(office, counter, replace(ready, trust=PartnerTrust.ACCEPTED))
    page.hand_over.click()
    qtbot.waitUntil(lambda: bool(office.referred()))
    assert not page.address.isVisible()
