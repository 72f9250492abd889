"""The directory of partners: nothing typed is lost, and everything can be undone."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.incomplete import IncompletePartner
from komma_desk.domain.partner import Partner
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.partners.directory import hand_over_consents
from komma_desk.ui.partners.partners_page import PartnersPage, build_partners_page
from komma_desk.ui.parts.toast import Toast
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.fakes.samples import a_partner
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import LISTS, TODAY
from tests.ui.typing_text import type_text


class KeptPartners:
    """A directory that checks the revision as the store does."""

    def __init__(self, doorway: FakeDoorway) -> None:
        advice = Code("VICTIM_ADVICE")
        both = (a_partner("Anlauf", kind=advice), a_partner("Beistand", kind=advice))
        self.all = {partner.id: partner for partner in both}
        doorway.answers |= {
            Vocabulary: lambda _query: LISTS,
            PartnerList: lambda _query: tuple(self.all.values()),
            SavePartner: self.save,
        }

    def save(self, command: SavePartner) -> Changes:
        partner = command.partner
        if problems := partner.problems():
            raise IncompletePartner(problems)
        if command.new:
            partner = replace(partner, id=PartnerId(uuid4()))
        elif self.all[partner.id].revision != partner.revision:
            raise ChangedMeanwhile
        else:
            partner = replace(partner, revision=partner.revision + 1)
        self.all[partner.id] = partner
        return Changes.of(Subject.PARTNERS).with_receipt(partner.id)

    def named(self, name: str) -> Partner:
        return next(each for each in self.all.values() if each.name == name)


@pytest.fixture
def kept(doorway: FakeDoorway) -> KeptPartners:
    return KeptPartners(doorway)


@pytest.fixture
def page(kept: KeptPartners, counter: Counter, questions: Questions, qtbot: QtBot) -> PartnersPage:
    page = build_partners_page(counter, questions, today=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    count = len(kept.all)
    qtbot.waitUntil(lambda: page.table_model.rowCount() == count)
    qtbot.waitUntil(lambda: page.form.kind.count() > 0)
    return page


def test_a_new_partner_is_saved_and_stays_chosen(
    kept: KeptPartners, page: PartnersPage, qtbot: QtBot
) -> None:
    page.new.click()
    type_text(page.form.name, "Müller & Söhne")
    page.form.kind.set_code("MOBILE")
    page.form.consent.set_code("pass_on")
    page.form.save.click()
    qtbot.waitUntil(lambda: len(kept.all) == 3)
    qtbot.waitUntil(lambda: page.form.title.text() == "Partner")
    assert kept.named("Müller & Söhne").kind == "MOBILE"
    assert page.form.name.text() == "Müller & Söhne"


def test_what_is_missing_is_said_beside_each_field(
    doorway: FakeDoorway, page: PartnersPage
) -> None:
    page.new.click()
    page.form.save.click()
    for field in ("name", "kind", "consent"):
        assert page.form.fields.row(field).error()
    assert doorway.performed == []


def test_switching_keeps_what_was_typed(page: PartnersPage) -> None:
    page.table.choose(0)
    type_text(page.form.name, " im Umzug")
    page.table.choose(1)
    assert page.form.name.text() == "Beistand"
    page.table.choose(0)
    assert "im Umzug" in page.form.name.text()
    assert page.form.unsaved.isVisible()


def test_discarding_shows_what_is_stored(page: PartnersPage) -> None:
    page.table.choose(0)
    type_text(page.form.name, "X")
    page.form.discard.click()
    assert page.form.name.text() == "Anlauf"
    assert page.form.unsaved.isHidden()


def test_setting_aside_can_be_undone(kept: KeptPartners, page: PartnersPage, qtbot: QtBot) -> None:
    page.table.choose(0)
    page.form.retire.click()
    qtbot.waitUntil(lambda: not kept.named("Anlauf").active)
    qtbot.waitUntil(lambda: page.table_model.rowCount() == 1)
    toast = page.findChild(Toast)
    assert toast is not None
    toast._back.click()
    qtbot.waitUntil(lambda: kept.named("Anlauf").active)


def test_setting_aside_leaves_unsaved_words_alone(
    kept: KeptPartners, page: PartnersPage, qtbot: QtBot
) -> None:
    page.table.choose(0)
    type_text(page.form.phone, "110")
    page.form.retire.click()
    qtbot.waitUntil(lambda: not kept.named("Anlauf").active)
    qtbot.waitUntil(lambda: page.form.retire.text() == "Bring back")
    page.form.save.click()
    qtbot.waitUntil(lambda: kept.named("Anlauf").phone == "110")
    assert not kept.named("Anlauf").active


def test_those_set_aside_are_shown_on_wish(
    kept: KeptPartners, page: PartnersPage, qtbot: QtBot
) -> None:
    partner = kept.named("Anlauf")
    kept.all[partner.id] = replace(partner, active=False)
    page.refresh()
    qtbot.waitUntil(lambda: page.table_model.rowCount() == 1)
    page.with_retired.click()
    assert page.table_model.rowCount() == 2


def test_checked_today_is_kept_with_the_next_saving(
    kept: KeptPartners, page: PartnersPage, qtbot: QtBot
) -> None:
    page.table.choose(0)
    page.form.verify.click()
    assert "2026-10-06" in page.form.verified.text()
    page.form.save.click()
    qtbot.waitUntil(lambda: kept.named("Anlauf").verified_on == TODAY)


def test_a_change_by_somebody_else_is_said_and_nothing_typed_is_lost(
    kept: KeptPartners, page: PartnersPage, qtbot: QtBot
) -> None:
    page.table.choose(0)
    type_text(page.form.phone, "0800")
    partner = kept.named("Anlauf")
    kept.all[partner.id] = replace(partner, revision=7)
    page.form.save.click()
    qtbot.waitUntil(page.refusal.isVisible)
    assert page.form.phone.text() == "0800"
    assert page.form.save.isEnabled()


def test_typing_never_loses_the_entry_to_the_search(page: PartnersPage) -> None:
    page.search.setText("Anlauf")
    page.table.choose(0)
    page.form.name.selectAll()
    type_text(page.form.name, "Zuflucht")
    assert page.form.name.text() == "Zuflucht"
    assert page.form.name.isVisible()


def test_the_search_finds_by_any_word(page: PartnersPage) -> None:
    page.search.setText("beist")
    assert page.table_model.rowCount() == 1


def test_an_empty_directory_says_what_to_do(
    kept: KeptPartners, page: PartnersPage, qtbot: QtBot
) -> None:
    kept.all.clear()
    page.refresh()
    qtbot.waitUntil(page.empty.isVisible)
    page.empty.wanted.emit()
    assert page.form.name.isVisible()


def test_only_consents_to_a_hand_over_can_be_asked_for() -> None:
    assert set(hand_over_consents(LISTS)) == {
        "refer_police",
        "refer_counselling",
        "refer_agg",
        "pass_on",
    }


def test_hostile_names_are_plain_text(kept: KeptPartners, page: PartnersPage, qtbot: QtBot) -> None:
    hostile = "<b>Rat</b>\u202e & Tat"
    partner = kept.named("Anlauf")
    kept.all[partner.id] = replace(partner, name=hostile)
    page.refresh()
    qtbot.waitUntil(lambda: page.table_model.index(0, 0).data() == hostile)
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_screen_reader_finds_its_way(page: PartnersPage) -> None:
    page.table.choose(0)
    assert complaints_about(page) == []
