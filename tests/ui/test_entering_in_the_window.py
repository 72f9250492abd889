"""An officer enters what she is told: kept as she types, several at a time, a case at the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.receptions.reception_window import ReceptionWindow
from komma_desk.usecases.commands.enter_report import Entered
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.reception_room import Room, a_room, fill_in
from tests.ui.typing_text import type_text
from tests.ui.walking_by_keys import complaints_of_the_keyboard


@pytest.fixture
def room(qtbot: QtBot, background: Background, spoken: list[Exception]) -> Room:
    return a_room(qtbot, background, spoken)


def said_by(room: Room) -> str:
    return "\n".join(each.text() for each in room.desk.window.findChildren(Toast))  # type: ignore[union-attr]  # it is open


def test_a_call_is_entered_and_its_case_is_opened(room: Room) -> None:
    window, done = room.opened(), list[Entered]()
    room.desk.entered.connect(done.append)
    fill_in(window)
    window.footer.submit.click()
    room.wait(lambda: bool(done))
    file = room.asked(CaseDesk(done[0].case)).file
    assert file.case.report.narrative == "Er schlug auf den Tresen."
    assert file.case.intake_channel == Code("PHONE")
    assert window.isHidden()
    assert room.asked(BegunReceptions()) == ()


def test_the_first_key_goes_to_the_way_in_and_the_story_comes_before_the_facts(
    room: Room,
) -> None:
    window = room.opened()
    assert window.focusWidget() is window.line.channel
    assert window.line.reception().received_at is not None
    order: list[QWidget] = []
    one = window.line.channel.nextInFocusChain()
    while one is not None and one is not window.line.channel:
        order.append(one)
        one = one.nextInFocusChain()
    story, role = order.index(window.form.narrative), order.index(window.form.reporter_role)
    assert order.index(window.line.told_by) < story < role


def test_what_is_typed_is_kept_beside_ones_own_report(room: Room) -> None:
    window = room.opened()
    type_text(window.line.told_by, "Frau Muster")
    room.wait(lambda: bool(room.asked(BegunReceptions())))
    room.wait(lambda: room.asked(BegunReceptions())[0].reception.told_by == "Frau Muster")
    assert room.asked(MyDraft()) is None


def test_closing_the_window_keeps_every_letter(room: Room) -> None:
    window = room.opened()
    window.form.narrative.insertPlainText("Sie legte auf")
    window.close()
    room.wait(
        lambda: [e.draft.narrative for e in room.asked(BegunReceptions())] == ["Sie legte auf"]
    )


def test_an_untouched_window_begins_nothing(room: Room) -> None:
    room.opened().close()
    room.opened()
    assert room.asked(BegunReceptions()) == ()


def test_a_second_call_comes_between_and_both_are_there(room: Room) -> None:
    window = room.opened()
    window.form.narrative.insertPlainText("erster Anruf")
    first = window.presenter.begun
    window.fresh.click()
    room.wait(lambda: window.presenter.begun != first)
    assert window.form.narrative.text() == ""
    window.form.narrative.insertPlainText("zweiter Anruf")
    room.wait(lambda: len(room.asked(BegunReceptions())) == 2)
    room.wait(lambda: window.begun.isVisible() and window.begun.count() >= 1)
    window.begun.activated.emit(0)
    assert window.form.narrative.text() == "erster Anruf"
    room.wait(
        lambda: (
            [e.draft.narrative for e in room.asked(BegunReceptions())]
            == ["erster Anruf", "zweiter Anruf"]
        )
    )


def test_what_was_discarded_comes_back_by_one_click(room: Room) -> None:
    window = room.opened()
    window.form.narrative.insertPlainText("doch nicht")
    gone = window.presenter.begun
    window.footer.discard.click()
    room.wait(lambda: "discarded" in said_by(room))
    room.wait(lambda: window.presenter.begun != gone)
    assert room.asked(BegunReceptions()) == ()
    window.findChildren(Toast)[0]._go_back()
    room.wait(lambda: window.form.narrative.text() == "doch nicht")
    room.wait(lambda: [each.id for each in room.asked(BegunReceptions())] == [gone])


def test_what_is_missing_is_said_beside_its_field_and_the_cursor_goes_there(room: Room) -> None:
    window = room.opened()
    window.footer.submit.click()
    assert window.line.rows["intake_channel"].error()
    assert window.form.rows["direction"].error()
    assert window.focusWidget() is window.line.channel
    assert not window.summary.isHidden()


def test_half_a_time_is_not_taken_for_one(room: Room) -> None:
    window = room.opened()
    fill_in(window)
    window.line.received.time.setText("halb")
    window.footer.submit.click()
    assert "14:30" in window.line.rows["received_at"].error()


def test_what_lay_is_said_to_have_lain(room: Room) -> None:
    window = room.opened()
    window.line.received.show_moment(room.bench.clock.at - timedelta(days=3))
    assert window.line.late.text() == "It lay for 3 days. Deadlines run since it reached us."


def test_each_consent_has_the_form_in_which_it_was_given(room: Room) -> None:
    window, done = room.opened(), list[Entered]()
    room.desk.entered.connect(done.append)
    fill_in(window)
    window.form.wishes.set_codes({"advice", "police"})
    for box in window.form.consents._boxes.values():
        box.box.setChecked(not box.isHidden())
    assert not window.line.manners.isHidden()
    window.line.manners._picks[Code("refer_police")].set_code("written")
    window.footer.submit.click()
    room.wait(lambda: bool(done))
    said = {each.item: each.manner for each in room.asked(CaseDesk(done[0].case)).file.consents}
    assert said == {
        Code("refer_police"): ConsentManner.WRITTEN,
        Code("refer_counselling"): ConsentManner.ORAL,
    }


def test_somebody_of_the_office_can_be_matched_to_her_account(room: Room) -> None:
    window, done = room.opened(), list[Entered]()
    room.desk.entered.connect(done.append)
    room.wait(lambda: window.line.account.count() > 1)
    fill_in(window)
    window.line.account.set_code(str(room.bench.people[Role.REPORTER].id))
    window.footer.submit.click()
    room.wait(lambda: bool(done))
    assert done[0].is_told


def test_who_must_not_see_it_is_said_before_it_is_entered(room: Room) -> None:
    window, done = room.opened(), list[Entered]()
    room.desk.entered.connect(done.append)
    room.wait(window.form.not_for.opener.isEnabled)
    fill_in(window)
    assert window.promise.isHidden()
    sam = room.bench.people[Role.SUBSTITUTE]
    window.form.not_for._boxes._boxes[str(sam.id)].click()  # type: ignore[union-attr]  # readers have come
    assert sam.name in window.promise.text()
    window.footer.submit.click()
    room.wait(lambda: bool(done))
    circle = room.asked(CaseDesk(done[0].case)).file.case.circle
    assert circle.excluded == frozenset({sam.id})


def test_the_long_report_can_be_told_here_too(room: Room) -> None:
    window = room.opened()
    window.footer.turn.click()
    assert window.stack.currentWidget() is window.form.more
    window.footer.turn.click()
    assert window.stack.currentWidget() is window.scroller


def test_a_case_is_only_opened_where_it_was_entered(room: Room) -> None:
    room.opened().footer.submit.click()
    assert room.asked(CasePage(CaseListing())) == ()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("is_wrong", [False, True])
def test_the_window_is_accessible(room: Room, language: Language, *, is_wrong: bool) -> None:
    use_language(language)
    window = room.opened()
    if is_wrong:
        window.footer.submit.click()
    window.resize(1366, 1000)  # so high that nothing is scrolled away while it is walked
    QApplication.processEvents()
    assert isinstance(window, ReceptionWindow)
    assert complaints_about(window) == []
    assert complaints_of_the_keyboard(window, window) == []
