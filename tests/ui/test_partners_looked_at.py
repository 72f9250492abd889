"""What somebody else changed in the directory waits until clearing has looked at it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.partner import Partner
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.partners.partners_page import PartnersPage, build_partners_page
from komma_desk.ui.partners.standing_notices import UnlookedEntries
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.fakes.samples import NOON, a_partner
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import LISTS, TODAY

BOTH = (a_partner("Anlauf"), a_partner("Beistand"))


def standing(partner: Partner, trust: PartnerTrust) -> PartnerStanding:
    return PartnerStanding(
        partner=partner.id,
        revision=partner.revision,
        trust=trust,
        changed_by="Mira Meister",
        changed_at=NOON,
    )


@pytest.fixture
def trust() -> dict[Partner, PartnerTrust]:
    return {BOTH[0]: PartnerTrust.NOT_LOOKED_AT, BOTH[1]: PartnerTrust.BY_HAND}


@pytest.fixture
def page(
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    trust: dict[Partner, PartnerTrust],
    qtbot: QtBot,
) -> PartnersPage:
    def accept(command: AcceptPartners) -> Changes:
        for each in trust:
            if each.id in command.seen:
                trust[each] = PartnerTrust.ACCEPTED
        return Changes.of(Subject.PARTNERS)

    doorway.answers |= {
        Vocabulary: lambda _query: LISTS,
        PartnerList: lambda _query: BOTH,
        PartnerStandings: lambda _query: {each.id: standing(each, trust[each]) for each in trust},
        AcceptPartners: accept,
    }
    page = build_partners_page(counter, questions, today=lambda: TODAY, may_accept=True)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    qtbot.waitUntil(lambda: page.table_model.rowCount() == len(BOTH))
    qtbot.waitUntil(above_the_list(page).isVisible)
    return page


def above_the_list(page: PartnersPage) -> UnlookedEntries:
    found = page.findChild(UnlookedEntries)
    assert isinstance(found, UnlookedEntries)
    return found


def test_all_can_be_accepted_at_once_as_they_were_shown(
    page: PartnersPage, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    above = above_the_list(page)
    assert complaints_about(above) == []
    above.accept.click()
    qtbot.waitUntil(lambda: not above.isVisible())
    assert AcceptPartners({BOTH[0].id: BOTH[0].revision}) in doorway.performed


def test_one_entry_is_accepted_beside_its_form(page: PartnersPage, qtbot: QtBot) -> None:
    notice = page.entry_notice
    assert notice is not None
    page.table.choose(0)
    assert "Mira Meister" in notice.notice.text()
    notice.accept.click()
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_what_nobody_signed_cannot_be_accepted(page: PartnersPage) -> None:
    notice = page.entry_notice
    assert notice is not None
    page.table.choose(1)
    assert notice.isVisible()
    assert not notice.accept.isVisible()
